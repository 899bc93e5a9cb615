"""What accepting suggested facts would do to the record, before anybody does it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal
from uuid import UUID

from sqlalchemy import Connection

from tracker import record
from tracker.domain import HOMES, KINDS
from tracker.domain.correction import EntryCorrected, standing
from tracker.domain.stream import Known, Rejected, Stream, decided, filled
from tracker.domain.terms import Fact
from tracker.store import before, codec, log, touch

# ranks of sources (`terms.Source`)
FINAL_REPORT, DRAFT_REPORT = 2, 3

Word = Literal["contradicts", "new", "differs", "equals", "worse", "confirms", "known", "again"]
# in the order in which a person should look at them
WORDS: dict[Word, str] = {
    "contradicts": "contradicting an entry",
    "new": "new",
    "differs": "saying otherwise than an entry",
    "equals": "saying otherwise than an entry whose source is of equal rank",
    "worse": "saying otherwise than an entry whose source is better",
    "confirms": "confirming an entry",
    "known": "on record already",
    "again": "said by another suggestion too",
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What accepting a suggested fact would do: its word, the entry or suggestion concerned, the reason in words.

    `is_better` is a contradiction whose source is better than that of the entry, which holds a fact of the same type.
    """

    word: Word
    entry_id: UUID | None = None
    sentence: str = ""
    is_better: bool = False

    @property
    def is_left_out(self) -> bool:
        """Whether it says what the record does not, and accepting it changes nothing there."""
        return self.word in ("equals", "worse")

    @property
    def next_step(self) -> str:
        """The command that changes the entry, where accepting does not; empty where there is none."""
        if self.is_better:
            return (
                f'if the record is to follow it: tracker correct {self.entry_id} FILE --nature "final text differs"'
                " --why WHY; FILE holds its line of tracker read REPORT --json"
            )
        return f"to change it: tracker correct {self.entry_id} FILE" if self.is_left_out else ""

    @property
    def in_words(self) -> str:
        """`confirms entry …`, `contradicts entry …: sentence`, `says otherwise than entry …: field by field`."""
        match self.word:
            case "new":
                return "new"
            case "again":
                return "the same as another suggestion"
            case "known":
                return f"on record already, in entry {self.entry_id}"
            case "confirms":
                return f"confirms entry {self.entry_id}"
            case "differs":
                return f"says otherwise than entry {self.entry_id}: {self.sentence}"
            case "equals":
                return f"on record otherwise, from a source of equal rank, in entry {self.entry_id}: {self.sentence}"
            case "worse":
                return f"on record otherwise, from a better source, in entry {self.entry_id}: {self.sentence}"
            case "contradicts":
                which = f"entry {self.entry_id}" if self.entry_id else "the record"
                return f"contradicts {which}: {self.sentence}"


def outlook(connection: Connection, facts: Sequence[Fact]) -> list[Outlook]:
    """What accepting each of these facts would do, in their order: compared with the record and with each other."""
    streams = [HOMES[type(fact.event)] for fact in facts]
    homes = before.homes(connection, "proceedings", facts)
    histories = log.read(connection, "proceedings", homes)
    stands = {name: standing(history, KINDS[name.split(":", 1)[0]].events) for name, history in histories.items()}
    there = log.find(connection, "proceedings", [fact.entry_id for fact in facts])
    suggested = {fact.entry_id for fact in facts} - set(there)
    taken: dict[tuple[str, ...], set[UUID]] = {}
    seen = []
    for stream, home, fact in zip(streams, homes, facts, strict=True):
        if fact.entry_id in there:
            seen.append(Outlook("known", fact.entry_id))
        elif not stream.key(fact):
            seen.append(Outlook("contradicts", None, "it does not say what it is about."))
        else:
            recognized = taken.setdefault((home, *fact.source.of_one_text), set())
            seen.append(_seen(stream, stands[home], fact, recognized, suggested))
    return seen


def _seen(home: Stream, stands: list[Fact], fact: Fact, recognized: set[UUID], suggested: set[UUID]) -> Outlook:
    """What accepting a fact would do to its stream; the fact is added to what stands there."""
    try:
        outcome = decided(home, stands, fact, frozenset(recognized))
    except Rejected as refusal:
        other = refusal.entry_id if refusal.entry_id not in suggested else None
        old = next((one for one in stands if one.entry_id == other), None)
        is_better = type(old.event) is type(fact.event) and fact.source.rank < old.source.rank if old else False
        return Outlook("contradicts", other, str(refusal), is_better)
    if not isinstance(outcome, Known):
        stands += outcome
        return Outlook("new")
    recognized.add(outcome.entry_id)
    if outcome.entry_id in suggested:
        return Outlook("again", outcome.entry_id)
    old = next(one for one in stands if one.entry_id == outcome.entry_id)
    thought = record.thought_on(old, fact)
    if thought and isinstance(thought.event, EntryCorrected) and thought.event.nature == "final text differs":
        said = _differences(old, replace(fact, event=thought.event.event, occasion=thought.occasion), "now")
        return Outlook("differs", outcome.entry_id, said)
    # no better source: what is on record stays, and a person is told where both say something
    here, there = (replace(old, event=filled(*pair)) for pair in ((old.event, fact.event), (fact.event, old.event)))
    if fact.source.rank >= old.source.rank and here != there:
        word: Word = "equals" if fact.source.rank == old.source.rank else "worse"
        return Outlook(word, outcome.entry_id, _differences(there, here, "here"))
    return Outlook("confirms" if thought else "known", outcome.entry_id)


def _differences(old: Fact, new: Fact, how: str) -> str:
    """The fields that another source words otherwise: `how: without_a_vote, now by_vote`."""
    pairs = ((old.event, new.event), (old.occasion, new.occasion))
    return "; ".join(
        f"{field.name.replace('_', ' ')}: {codec.plain(was)}, {how} {codec.plain(now)}"
        for one, other in pairs
        for field in fields(one)  # type: ignore[arg-type]  # every event is a dataclass
        if (was := getattr(one, field.name)) != (now := getattr(other, field.name))
    )


def counted(seen: Sequence[Outlook]) -> dict[Word, int]:
    """How many there are of each word, in the order of `WORDS`."""
    words = [one.word for one in seen]
    return {word: words.count(word) for word in WORDS if word in words}


def only_in_the_draft(connection: Connection, facts: Sequence[Fact], seen: Sequence[Outlook]) -> list[Fact]:
    """The facts that a draft report tells and the session's final report, of which these are the facts, does not.

    Compared are facts of the same session, items and kinds. They are differences for a person to look at; nothing
    follows from them by itself. Empty where the facts are not of a final report.
    """
    if not facts or any(fact.source.rank != FINAL_REPORT for fact in facts):
        return []
    sessions = {fact.occasion.session for fact in facts} - {""}
    items = {item for fact in facts for item in fact.occasion.items}
    kinds = {type(fact.event) for fact in facts}
    found = {one.entry_id for one in seen}
    touched = {entry.stream for entry in touch.touching(connection, "proceedings", sessions)}
    histories = log.read(connection, "proceedings", touched)
    stands = [
        fact for name, history in histories.items() for fact in standing(history, KINDS[name.split(":", 1)[0]].events)
    ]
    return [
        fact
        for fact in stands
        if fact.source.rank == DRAFT_REPORT
        and fact.occasion.session in sessions
        and type(fact.event) in kinds
        and items.issuperset(fact.occasion.items)
        and fact.entry_id not in found
    ]
