"""How well reports are read: suggestions against facts that people read before. `python -m benchmarks.reading DIR [--json]`

DIR holds texts (.txt, .pdf, .docx, .html) with `NAME.gold.json` beside them; a gold file may cover several texts, whose
names are then parts of its own. The form of a gold file is described in the README of such a folder.

Matching is strict; each fact of a gold file is matched by one suggestion at most, and what is left on either side is a
miss or a false one:

- documents: single symbols, in one spelling. Expected are the symbols of the gold's documents and of its actions; found
  are those of documents issued, tabled or corrected, of drafts, agendas and reports acted on, without the symbols of
  the report itself. Each counts once a text.
- speakers: entity and capacity, each as often as printed. Entities are compared without a leading "the", capitals,
  accents and kinds of quotation mark. A wrong capacity is a miss and a false one. The gold names some capacities more
  broadly than this project; which codes answer to which words stands in `CAPACITIES`. A panellist is one who gave a
  presentation, whatever the capacity; "other" is anyone but a member, an observer State or an organization.
- actions: kind, meeting and target organ. Kinds are classes of the gold's words (`ACTIONS`). A meeting or target that the
  gold does not state is not compared.
- operative paragraphs: number with verb; number with all addressees; number with due. Verbs are compared without
  capitals and without "of" or "that" behind them. An addressee is right if it begins with the words of the gold, or the
  gold with it. A due is right if it names the same sessions and years, or recurs or runs in months where the gold does.

Chapters that the gold's `coverage` calls "NOT covered", and paragraphs outside the range it names, add no false ones.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tracker import reports
from tracker.domain import bodies, symbols
from tracker.domain.document import CorrigendumIssued, DocumentIssued, DocumentTabled
from tracker.domain.draft import DraftAdopted, DraftNotAdopted, DraftTabled, DraftWithdrawn, MotionDecided
from tracker.domain.item import DecisionTaken, StatementMade
from tracker.domain.recommendation import DocumentTransmitted, RecommendationMade
from tracker.domain.session import AgendaAdopted, OfficerElected, SessionReportAdopted
from tracker.domain.terms import Fact
from tracker.reports import files, mandates
from tracker.reports.words import ORDINAL_TEXT, fold, ordinal

ORGANIZATIONS = {"un_entity", "specialized_agency", "igo", "regional_or_political_group", "treaty_or_expert_body", "pni_institute"}
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
    (r"", {"secretariat_official", "officer_of_body", "treaty_or_expert_body", "un_entity", "igo", "specialized_agency", "ngo_consultative", "other"}),
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
    (r"reject|not adopt|no action|defer", "not adopted"),
    (r"take note|took note", "take note"),
    (r"(?:adopt|approve).*report", "adopt report"),
    (r"(?:adopt|approve).*(?:agenda|organization of work|programme of work)", "adopt agenda"),
    (r"adopt|approve", "adopt"),
    (r"", "decide"),
)


@dataclass(slots=True)
class Score:
    """Right ones, and with their places what was missed and what was false."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The share of suggestions that are right; None where there are none."""
        return self.right / (self.right + len(self.false)) if self.right + len(self.false) else None

    @property
    def recall(self) -> float | None:
        """The share of facts that were found; None where there are none."""
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else None

    def add(self, other: "Score") -> None:
        """Adds another text's score."""
        self.right += other.right
        self.missed += other.missed
        self.false += other.false


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of either side: what is compared, where it stands, and how it is shown."""

    keys: frozenset[tuple[object, ...]]
    place: str
    shown: str


KINDS = ("documents", "speakers", "actions", "verbs", "addressees", "dues")


def measured(folder: Path) -> dict[str, dict[str, Score]]:
    """The scores of every gold file of a folder, by its name and by kind."""
    return {gold.name.removesuffix(".gold.json"): _measure(gold) for gold in sorted(folder.glob("*.gold.json"))}


def _measure(path: Path) -> dict[str, Score]:
    gold = json.loads(path.read_text("utf-8"))
    parts = [gold, *gold.get("documents_covered", [])]
    read = [_read(text) for text in _texts(path)]
    facts = [fact for report in read for fact in reports.suggest(report)]
    own = {symbol for report in read for symbol in report.masthead.symbols}
    uncovered = _uncovered(str(gold.get("coverage", "")))
    scores = {
        "documents": matched(_gold_documents(parts), _found_documents(facts, own), uncovered),
        "speakers": matched(_gold_speakers(parts), _found_speakers(facts), uncovered),
        "actions": matched(_gold_actions(parts), _found_actions(facts), uncovered),
    }
    texts = [entry for part in parts for entry in part.get("mandates", [])]
    for kind, score in _operatives(texts, read).items():
        scores[kind] = score
    return scores


def _texts(gold: Path) -> list[Path]:
    """The texts that a gold file covers: the one of its name, or those whose names are parts of it."""
    name = gold.name.removesuffix(".gold.json")
    texts = [file for file in sorted(gold.parent.iterdir()) if file.suffix in (".txt", ".pdf", ".docx", ".html", ".htm")]
    own = [file for file in texts if file.stem == name]
    return own[:1] or [file for file in texts if set(file.stem.split("-")) <= set(name.split("-"))]


def _read(path: Path) -> reports.Report:
    return reports.read(files.text(path), path.name)


def _uncovered(coverage: str) -> re.Pattern[str]:
    """The places that a gold file does not cover, as a pattern for places of suggestions."""
    places = []
    if match := re.search(r"NOT covered:?(.*)", coverage, re.DOTALL | re.IGNORECASE):
        places += [rf"{number}(?:,|$)" for number in re.findall(r"chapter ([IVXL]+)\b", match[1])]
    ranges = re.findall(r"paras?\.? (\d+)[-–](\d+)", coverage)
    if ranges and not re.search(r"whole|complete", coverage):
        inside = {number for first, last in ranges for number in range(int(first), int(last) + 1)}
        places.append(rf"(?!(?:{'|'.join(map(str, sorted(inside)))})$)\d+$")
    return re.compile("|".join(places) if places else r"(?!)")


def matched(expected: Iterable[Item], found: Iterable[Item], uncovered: re.Pattern[str]) -> Score:
    """Each expected item with one that shares a key; what is left over on either side."""
    score = Score()
    left = list(found)
    # those that can be met in one way only choose first
    for item in sorted(expected, key=lambda item: len(item.keys)):
        hits = [other for other in left if other.keys & item.keys]
        hit = next((other for other in hits if _same_place(other.place, item.place)), hits[0] if hits else None)
        if hit is None:
            score.missed.append(f"{item.place}: {item.shown}")
        else:
            score.right += 1
            left.remove(hit)
    score.false = [f"{item.place}: {item.shown}" for item in left if not uncovered.match(item.place)]
    return score


def _same_place(found: str, stated: str) -> bool:
    return found == stated or found.partition(",")[0] == stated


# ---- documents


def _gold_documents(parts: list[dict[str, Any]]) -> list[Item]:
    entries = [entry for part in parts for kind in ("documents", "actions") for entry in part.get(kind, [])]
    seen: dict[str, Item] = {}
    for entry in entries:
        for printed in [*entry.get("symbols", []), *(entry.get("on") or [] if isinstance(entry.get("on"), list) else [])]:
            symbol = canonical(printed)
            seen.setdefault(symbol, Item(frozenset({(symbol,)}), str(entry.get("para", "")), printed))
    return list(seen.values())


def canonical(printed: str) -> str:
    """A symbol in one spelling; as printed, where it is none."""
    try:
        return symbols.canonical(printed)
    except ValueError:
        return printed


def _found_documents(facts: list[Fact], own: set[str]) -> list[Item]:
    seen: dict[str, Item] = {}
    for fact in facts:
        for symbol in _symbols(fact.event):
            if "/" in symbol and ":" not in symbol and symbol not in own:
                seen.setdefault(symbol, Item(frozenset({(symbol,)}), fact.source.paragraph, symbol))
    return list(seen.values())


def _symbols(event: object) -> tuple[str, ...]:
    match event:
        case DocumentIssued(symbols=named) | DocumentTabled(symbols=named) | DocumentTransmitted(symbols=named):
            return named
        case CorrigendumIssued(symbol=symbol):
            return (symbol,)
        case DraftTabled(draft=draft):
            return (draft,)
        case DraftAdopted(draft=draft, as_revised=revised):
            printed = [symbol for found in symbols.find(revised) for symbol in found.symbols]
            return tuple(printed) or (draft,)
        case AgendaAdopted(provisional_symbol=symbol):
            return (symbol,)
        case SessionReportAdopted(symbols=named, drafts=drafts):
            return (*named, *drafts)
        case RecommendationMade(through=through, candidates=()):
            return through
    return ()


# ---- speakers


def _gold_speakers(parts: list[dict[str, Any]]) -> list[Item]:
    return [_gold_speaker(entry) for part in parts for entry in part.get("speakers", [])]


def _gold_speaker(entry: dict[str, Any]) -> Item:
    codes = next(codes for words, codes in CAPACITIES if re.search(words, entry["capacity"], re.IGNORECASE))
    keys = frozenset((_entity(entry["entity"]), code) for code in codes)
    return Item(keys, str(entry.get("para", "")), f"{entry['entity']} ({entry['capacity']})")


def _entity(printed: str) -> str:
    return re.sub(r"^the ", "", fold(printed.replace("“", '"').replace("”", '"')))


def _found_speakers(facts: list[Fact]) -> list[Item]:
    found = []
    for fact in facts:
        if isinstance(event := fact.event, StatementMade):
            codes = {"presentation"} if event.called == "presentation" else {str(event.capacity)}
            keys = frozenset((_entity(event.speaker.entity), code) for code in codes)
            found.append(Item(keys, fact.source.paragraph, f"{event.speaker.entity} ({event.capacity})"))
    return found


# ---- actions


def _gold_actions(parts: list[dict[str, Any]]) -> list[Item]:
    return [_gold_action(entry) for part in parts for entry in part.get("actions", [])]


def _gold_action(entry: dict[str, Any]) -> Item:
    kind = next(name for words, name in ACTIONS if re.search(words, entry["kind"], re.IGNORECASE))
    meeting = frozenset(map(int, re.findall(r"\d+", str(entry.get("meeting") or ""))))
    organ = re.sub(r"\s*\(.*", "", entry.get("target_body") or "")
    target = (known.code if (known := bodies.named(organ)) else organ) if organ else ""
    shown = f"{entry['kind']}, meeting {entry.get('meeting')}, to {entry.get('target_body')}"
    return Item(frozenset({(kind, meeting, target)}), str(entry.get("para", "")), shown)


def _found_actions(facts: list[Fact]) -> list[Item]:
    found: list[Item] = []
    officers: list[Fact] = []
    adopted = {(fact.event.draft, fact.source.paragraph) for fact in facts if isinstance(fact.event, DraftAdopted)}
    recommended = {
        (fact.event.subject, fact.source.paragraph): fact.event.to
        for fact in facts
        if isinstance(fact.event, RecommendationMade)
    }
    for fact in facts:
        match fact.event:
            case DraftAdopted(draft=draft) if to := recommended.get((draft, fact.source.paragraph)):
                found.append(_action("adopt and recommend", fact, to))
            case RecommendationMade(subject=subject) if (subject, fact.source.paragraph) in adopted:
                pass
            case OfficerElected():
                officers.append(fact)
            case event:
                if kind := _kind(event):
                    found.append(_action(kind, fact, getattr(event, "to", "")))
    officers = [fact for fact in officers if fact.source.paragraph != "masthead"]
    if officers:
        found.append(_action("elect officers", officers[-1], ""))
    return found


def _kind(event: object) -> str:
    match event:
        case DocumentTransmitted():
            return "transmit"
        case RecommendationMade():
            return "recommend"
        case DraftAdopted():
            return "adopt"
        case MotionDecided():
            return "procedural"
        case SessionReportAdopted():
            return "adopt report"
        case AgendaAdopted():
            return "adopt agenda"
        case DecisionTaken(action="adopt" | "approve", words=words) if re.search(r"\b(?:adopted|approved) the provisional agenda", words):
            return "adopt agenda"
        case DecisionTaken(action=action):
            return action.replace("_", " ")
        case DraftNotAdopted():
            return "not adopted"
        case DraftWithdrawn():
            return "withdraw"
    return ""


def _action(kind: str, fact: Fact, to: str) -> Item:
    meetings = frozenset(int(key.rpartition("/")[2]) for key in fact.occasion.meetings)
    options = {(kind, numbers, target) for numbers in (meetings, frozenset()) for target in (to, "")}
    return Item(frozenset(options), fact.source.paragraph, f"{kind}, meeting {sorted(meetings)}, to {to or None}")


# ---- operative paragraphs


def _operatives(texts: list[dict[str, Any]], read: list[reports.Report]) -> dict[str, Score]:
    """Verbs, addressees and dues of the operative paragraphs, each text of the gold with each report that has it."""
    scores = {kind: Score() for kind in ("verbs", "addressees", "dues")}
    by_report = [found for report in read if (found := reports.operatives(report))]
    for found in by_report or [[]]:
        for text in texts:
            number = re.search(r"\d+/\d+", text["text"])
            mine = [one for one in found if len(texts) == 1 or (number and one[0].number == number[0])]
            _compare(text, [paragraph for _, paragraph in mine], scores)
    return scores


def _compare(text: dict[str, Any], mine: list[tuple[Any, ...]] | list[mandates.Operative], scores: dict[str, Score]) -> None:
    by_number = {paragraph.number: paragraph for paragraph in mine if isinstance(paragraph, mandates.Operative)}
    where = text["text"][:40]
    for entry in text["paragraphs"]:
        place = f"{where}, para. {entry['para']}"
        found = by_number.pop(str(entry["para"]), None)
        clause = found.clauses[0] if found else None
        _tally(scores["verbs"], _verb(entry["verb"]), _verb(clause.verb) if clause else "", place)
        stated = [name for name in entry["addressee"] if not name.startswith("(")]
        _tally_addressees(scores["addressees"], stated, list(clause.addressees) if clause else [], place)
        due = next((one.due for one in found.clauses if one.due.rule != "unspecified"), None) if found else None
        _tally(scores["dues"], _due(entry.get("due") or ""), _due(due.as_printed if due else ""), place)
    for number, paragraph in by_number.items():
        scores["verbs"].false.append(f"{where}, para. {number}: {paragraph.clauses[0].verb}")


def _verb(printed: str) -> str:
    return re.sub(r"\s+(?:of|that|to)$", "", printed.lower().strip())


def _tally(score: Score, stated: object, found: object, place: str) -> None:
    if stated and stated == found:
        score.right += 1
        return
    if stated:
        score.missed.append(f"{place}: {stated}")
    if found:
        score.false.append(f"{place}: {found}")


def _tally_addressees(score: Score, stated: list[str], found: list[str], place: str) -> None:
    ours, theirs = [_addressee(name) for name in found], [_addressee(name) for name in stated]
    alike = len(ours) == len(theirs) and all(
        any(one.startswith(other) or other.startswith(one) for other in ours) for one in theirs
    )
    if alike and ours:
        score.right += 1
        return
    if theirs and not alike:
        score.missed.append(f"{place}: {stated}")
    if ours and not alike:
        score.false.append(f"{place}: {found}")


def _addressee(printed: str) -> str:
    return re.sub(r"^(?:all |the |relevant |each )+", "", fold(printed))


def _due(printed: str) -> frozenset[str]:
    """What a due is compared by: session numbers and years, months, or that it recurs."""
    sessions = {str(ordinal(match[0].lower())) for match in ORDINAL_TEXT.finditer(re.sub(r"\b\w+ day of\b", "", printed))}
    years = set(re.findall(r"\b(?:19|20)\d\d\b", printed))
    if sessions or years:
        return frozenset(sessions | years)
    if re.search(r"\bmonths?\b", printed):
        return frozenset({"months"})
    if re.search(r"period|annual|regular|year|bienni|each", printed):
        return frozenset({"recurring"})
    return frozenset({printed}) if printed else frozenset()


# ---- the table


def total(scores: dict[str, dict[str, Score]]) -> dict[str, Score]:
    """All texts together."""
    whole = {kind: Score() for kind in KINDS}
    for by_kind in scores.values():
        for kind, score in by_kind.items():
            whole[kind].add(score)
    return whole


def lines(scores: dict[str, dict[str, Score]]) -> Iterator[str]:
    """The table, then every miss and every false one with its place."""
    yield f"{'precision / recall':34}" + "".join(f"{kind:>16}" for kind in KINDS)
    for name, by_kind in [*scores.items(), ("all", total(scores))]:
        yield f"{name:34}" + "".join(f"{_cell(by_kind[kind]):>16}" for kind in KINDS)
    for name, by_kind in scores.items():
        for kind, score in by_kind.items():
            yield from (f"{name} {kind} MISSED {item}" for item in score.missed)
            yield from (f"{name} {kind} FALSE {item}" for item in score.false)


def _cell(score: Score) -> str:
    shares = ["–" if share is None else f"{share:.3f}" for share in (score.precision, score.recall)]
    return " ".join(shares)


def main(arguments: list[str]) -> int:
    """Prints the scores of a folder; `--json` for programs."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    if len(folders) != 1 or not Path(folders[0]).is_dir():
        print("usage: python -m benchmarks.reading DIR [--json]", file=sys.stderr)
        return 2
    scores = measured(Path(folders[0]))
    if "--json" in arguments:
        print(json.dumps({name: {kind: asdict(score) for kind, score in by_kind.items()} for name, by_kind in scores.items()}))
    else:
        print("\n".join(lines(scores)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
