"""Where each thing stands on this site, by its key. Addresses stay for ever; tests hold the list of them."""

from typing import Any
from uuid import UUID

from flask import url_for

from tracker.domain import bodies
from tracker.domain.terms import Entry
from tracker.projections.mandates import Mandate
from tracker.reminders import following

_TEXT_KINDS = ("resolution", "decision", "declaration")


def matter(key: str) -> str:
    """`/matters/CCPCJ/28/elect/UNICRI`."""
    return url_for("status.matter", key=key)


def follow_up() -> str:
    """`/follow-up`."""
    return url_for("status.follow_up_ledger")


def body(code: str) -> str:
    """`/bodies/ccpcj`."""
    return url_for("sessions.body", code=code.lower())


def session(key: str) -> str:
    """`/bodies/ccpcj/sessions/28` for `CCPCJ/28`."""
    code, _, number = key.partition("/")
    return url_for("sessions.session", code=code.lower(), number=number)


def item(key: str) -> str:
    """`/bodies/ccpcj/sessions/28/items/6` for `CCPCJ/28/6`."""
    code, number, item_number = (*key.split("/", 2), "", "")[:3]
    return url_for("items.item", code=code.lower(), number=number, item_number=item_number)


def meeting(key: str) -> str:
    """`/bodies/ccpcj/sessions/28/meetings/7` for `CCPCJ/28/meeting/7`."""
    code, number, _, meeting_number = (*key.split("/", 3), "", "", "")[:4]
    return url_for("meetings.meeting", code=code.lower(), number=number, meeting_number=meeting_number)


def document(symbol: str) -> str:
    """`/documents/E/CN.15/2019/8`."""
    return url_for("documents.document", symbol=symbol)


def text(key: str) -> str:
    """`/texts/ga/resolution/74/173` for `GA resolution 74/173`."""
    organ, kind, number = (*key.split(" ", 2), "", "")[:3]
    return url_for("texts.text", organ=organ.lower(), kind=kind, number=number)


def mandate(of: Mandate) -> str:
    """`/mandates/ga/resolution/74/173/-/14`, with the clause after the paragraph."""
    organ, kind, number = (*of.text.split(" ", 2), "", "")[:3]
    place = "/".join(part for part in (of.paragraph, of.clause) if part)
    return url_for("mandates.mandate", organ=organ.lower(), kind=kind, number=number, place=place)


def board(code: str) -> str:
    """`/boards/unicri`."""
    return url_for("boards.board", code=code.lower())


def log() -> str:
    """`/log`."""
    return url_for("log.entries")


def changes(after: int) -> str:
    """`/changes?after=12`."""
    return url_for("changes.changes", after=after)


def mandates(**narrowed_to: str) -> str:
    """`/mandates`, or `/mandates?addressee=…`."""
    values: dict[str, Any] = dict(narrowed_to)
    return url_for("mandates.mandate_list", **values)


def calendar() -> str:
    """`/calendar`."""
    return url_for("dates.calendar")


def search() -> str:
    """`/search`."""
    return url_for("search.search")


def about(page: str) -> str:
    """`/method`, `/glossary`, `/corrections`."""
    return url_for({"corrections": "corrections.corrections"}.get(page, f"reading.{page}"))


def people() -> str:
    """`/people`."""
    return url_for("people.people")


def person(name: str) -> str:
    """`/people/Youngju Oh`, under the name printed."""
    return url_for("people.person", name=name)


def diff(**between: str) -> str:
    """`/diff`, or `/diff?from=…&to=…&of=…`."""
    values: dict[str, Any] = dict(between)
    return url_for("differences.diff", **values)


def next_moments() -> str:
    """`/next`."""
    return url_for("ahead.next_moments")


def data() -> str:
    """`/data`."""
    return url_for("data.data")


def accessibility() -> str:
    """`/accessibility`."""
    return url_for("accessibility.accessibility")


def touching(key: str) -> str:
    """`/log?key=…`: the entries that touch a key."""
    return url_for("log.entries", key=key)


def coverage() -> str:
    """`/coverage`."""
    return url_for("changes.coverage_stated")


def entry(entry_id: UUID) -> str:
    """`/entries/…`."""
    return url_for("log.entry", entry_id=entry_id)


def is_text(key: str) -> bool:
    """Whether a key names a numbered text."""
    parts = key.split(" ", 2)
    return len(parts) == 3 and parts[1] in _TEXT_KINDS


def of_entry(entry: Entry) -> str:
    """The page of the thing that an entry is about; empty where it has none."""
    kind, _, key = entry.stream.partition(":")
    match kind:
        case "recommendation":
            return matter(key)
        case "session":
            return session(key)
        case "item":
            # what was done under no item stands with its session
            return item(key) if key.count("/") > 1 else session(key)
        case "document":
            return document(key)
        case "text":
            return text(key)
        case "mandate" if entry.fact and (about := getattr(entry.fact.event, "text", "")):
            return f"{text(about)}#paragraph-{getattr(entry.fact.event, 'paragraph', '')}"
        case "board":
            return board(key)
        case "coverage":
            return coverage()
        case _:
            return ""


def topic(followed: str) -> str:
    """The page of what a subscription follows; of a thing, the entries that touch it."""
    if followed == following.EVERYTHING:
        return url_for("status.home")
    if followed.startswith(following.SEARCH):
        return url_for("search.search", q=followed.removeprefix(following.SEARCH))
    if followed.startswith(following.ADDRESSEE):
        return mandates(addressee=followed.removeprefix(following.ADDRESSEE))
    if known := bodies.find(followed):
        return board(known.code) if known.kind == "board" else body(known.code)
    return touching(followed)
