"""What people read in a text, from its gold file. The form is described in the README of such a folder."""

import re
from typing import Any

from benchmarks.matching import Item, canonical, entity
from tracker.domain import bodies

ORGANIZATIONS = {
    "un_entity",
    "specialized_agency",
    "igo",
    "regional_or_political_group",
    "treaty_or_expert_body",
    "pni_institute",
}


ANYBODY = ORGANIZATIONS | {"secretariat_official", "officer_of_body", "ngo_consultative", "other"}
# the gold's words, as regular expressions in the order tried, and the capacities that answer to them
CAPACITIES = (
    (r"panellist|presenter", {"presentation"}),
    (r"non-governmental|civil society", {"ngo_consultative"}),
    (r"special procedure|mandate holder", {"special_procedure"}),
    (r"observer \(State\)|observer state", {"observer_state"}),
    (r"observer", ORGANIZATIONS),
    (r"institute", {"pni_institute", "un_entity"}),
    (r"treaty body|expert body", {"treaty_or_expert_body"}),
    (r"officer", {"officer_of_body"}),
    (r"secretariat", {"secretariat_official"}),
    (r"United Nations (?:system|entity)|specialized agency", {"un_entity", "specialized_agency"}),
    (r"intergovernmental organi", {"igo", "regional_or_political_group"}),
    (r"government|minister|national official", {"member_state", "observer_state"}),
    (r"^representative", {"member_state"}),
    (r"", ANYBODY),
)  # fmt: skip


# classes of action by the gold's words, in the order tried
ACTIONS = (
    (r"elect officers|election of officers|bureau", "elect officers"),
    (r"transmit|forward", "transmit"),
    (r"adopt.* and recommend", "adopt and recommend"),
    (r"recommend", "recommend"),
    (r"nominat", "nominate"),
    (r"procedural|motion|close debate|closure", "procedural"),
    (r"withdr", "withdraw"),
    (r"defer|postpone", "defer"),
    (r"reject|not adopt|no action", "not adopted"),
    (r"^(?:re-?)?elect|^appoint|election", "elect members"),
    (r"take note|took note", "take note"),
    (r"endors", "endorse"),
    (r"authori[sz]", "authorize"),
    (r"(?:adopt|approve).*report", "adopt report"),
    (r"(?:adopt|approve).*(?:agenda|organization of work|programme of work)", "adopt agenda"),
    (r"adopt|approve", "adopt"),
    (r"", "decide"),
)


def documents(parts: list[dict[str, Any]]) -> list[Item]:
    entries = [entry for part in parts for kind in ("documents", "actions") for entry in part.get(kind, [])]
    seen: dict[str, Item] = {}
    for entry in entries:
        for printed in [
            *entry.get("symbols", []),
            *(entry.get("on") or [] if isinstance(entry.get("on"), list) else []),
        ]:
            symbol = canonical(printed)
            seen.setdefault(symbol, Item(frozenset({(symbol,)}), str(entry.get("para", "")), printed))
    return list(seen.values())


def speakers(parts: list[dict[str, Any]]) -> list[Item]:
    return [_gold_speaker(entry) for part in parts for entry in part.get("speakers", [])]


def _gold_speaker(entry: dict[str, Any]) -> Item:
    codes = next(codes for words, codes in CAPACITIES if re.search(words, entry["capacity"], re.IGNORECASE))
    keys = frozenset((entity(entry["entity"]), code) for code in codes)
    return Item(keys, str(entry.get("para", "")), f"{entry['entity']} ({entry['capacity']})")


def actions(parts: list[dict[str, Any]]) -> list[Item]:
    return [_gold_action(entry) for part in parts for entry in part.get("actions", [])]


def _gold_action(entry: dict[str, Any]) -> Item:
    kind = next(name for words, name in ACTIONS if re.search(words, entry["kind"], re.IGNORECASE))
    meeting = frozenset(map(int, re.findall(r"\d+", str(entry.get("meeting") or ""))))
    organ = re.sub(r"\s*\(.*", "", entry.get("target_body") or "")
    target = (known.code if (known := bodies.named(organ)) else organ) if organ else ""
    shown = f"{entry['kind']}, meeting {entry.get('meeting')}, to {entry.get('target_body')}"
    return Item(frozenset({(kind, meeting, target)}), str(entry.get("para", "")), shown)
