"""The sentence that each page opens with: what is recorded, then how far the record reaches."""

from collections.abc import Sequence
from datetime import date

from tracker.domain import bodies, due, wording
from tracker.domain.due import Sitting
from tracker.domain.terms import Due, Occasion
from tracker.projections import coverage
from tracker.projections.boards import Seat
from tracker.projections.coverage import Coverage
from tracker.projections.documents import Document, Tabled
from tracker.projections.items import Item
from tracker.projections.mandates import Mandate
from tracker.projections.rows import Evidence
from tracker.projections.sessions import Part, Session
from tracker.projections.status import Phrase, Status
from tracker.projections.texts import Text
from tracker.web import words
from tracker.web.matters import Shown, clauses

_DRAFT_REPORT = 3
_VERBS = {
    "held": "held",
    "planned": "planned for",
    "expected": "expected, not yet set:",
    "moved": "moved to other dates, earlier planned for",
}


def joined(parts: Sequence[tuple[Phrase, ...]], word: str = "") -> Status:
    """Clauses as one sentence: semicolons between them, a full stop at the end."""
    phrases: list[Phrase] = []
    for part in parts:
        phrases += [Phrase("; "), *part] if phrases else part
    return Status(word, (*phrases, Phrase(".")))


def plain(sentence: str) -> Status:
    """A sentence about this record itself, which no entry stands behind."""
    return Status("", (Phrase(sentence),))


def _according(evidence: Evidence) -> str:
    return ", according to the draft report" if evidence.rank == _DRAFT_REPORT else ""


def of_follow_up(waiting: Sequence[Shown], acted: Sequence[Shown]) -> Status:
    """`2 matters are waiting for action; on 1 action is complete.`"""
    if not waiting and not acted:
        return plain("No matter sent up to another organ is on record.")
    one = words.counted(len(waiting), "matter is", "matters are")
    other = words.counted(len(acted), "has", "have")
    return plain(f"{wording.capital(one)} before another organ; {other} been acted on.")


def of_session(session: Session, day: date, counts: str) -> Status:
    """When and where a session was, or is to be, held; then what of it is on record."""
    parts = [_part(part, day) for part in best_known(session)] or [Phrase("Dates not on record")]
    named = [(parts[0],), *(_decapitalized((part,)) for part in parts[1:])]
    return joined([*named, (Phrase(f"on record: {counts}" if counts else "nothing else is on record"),)])


def part_in_words(part: Part, day: date) -> str:
    """`Regular session held 20–24 May 2019 in Vienna`."""
    return _part(part, day).words


def best_known(session: Session) -> list[Part]:
    """One row for each part of a session: as held, or else as planned last."""
    standing = [part for part in session.parts if part.state != "moved"]
    sittings = [Sitting(session.key, part.part, part.starts_on, part.ends_on, part.state) for part in standing]
    best = due.best_known(sittings)
    return [part for part, sitting in zip(standing, sittings, strict=True) if any(sitting is one for one in best)]


def _part(part: Part, day: date) -> Phrase:
    dates = wording.span(part.starts_on, part.ends_on or part.starts_on) if part.starts_on else "date to be determined"
    verb = _VERBS[part.state]
    place = f" in {part.place}" if part.place else ""
    past = part.state in ("planned", "expected") and part.ends_on is not None and part.ends_on < day
    unknown = " (whether it was held is not on record)" if past else ""
    name = wording.capital(words.PARTS[part.part])
    return Phrase(f"{name} {verb} {dates}{place}{unknown}", (part.evidence,))


def of_item(item: Item, documents: int, actions: int) -> Status:
    """At which meetings an item was considered, and what came before and out of it."""
    code = item.key.split("/", 1)[0]
    considered: list[tuple[Phrase, ...]] = [
        (Phrase(f"Considered by {wording.organ(code)} {_at(occasion)}", (proof,)), Phrase(_according(proof)))
        for occasion, proof in zip(item.considered, item.evidence, strict=True)
    ]
    found = f"{words.counted(documents, 'document')} and {words.counted(actions, 'action')} on record"
    return joined([*(considered or [(Phrase("Its consideration is not on record"),)]), (Phrase(found),)])


def _at(occasion: Occasion) -> str:
    meetings = wording.meetings(occasion)
    return f"at its {meetings}, {wording.when(occasion)}" if meetings else wording.when(occasion)


def of_document(document: Document | None, matters: Sequence[Shown], mentions: int) -> Status:
    """Before whom a document was, and what became of it."""
    if not document:
        mention = words.counted(mentions, "entry mentions", "entries mention")
        return plain(f"Nothing is recorded of this document itself; {mention} it.")
    tabled = [_tabled(one) for one in document.tabled]
    issued = (Phrase("Issued", document.issued[:1]), Phrase("; that it was before a body is not on record"))
    first = tabled or ([issued] if document.issued else [])
    return joined([*first, *(_decapitalized(clauses(one.status)) for one in matters)])


def _tabled(tabled: Tabled) -> tuple[Phrase, ...]:
    items = wording.series([words.item_in_words(key) for key in tabled.occasion.items])
    under = f", under {items}" if items else ""
    said = f"Before {wording.organ(tabled.occasion.body)} at its {_session(tabled.occasion.session)}{under}"
    return (Phrase(said, (tabled.evidence,)), Phrase(_according(tabled.evidence)))


def _session(key: str) -> str:
    name = words.session_in_short(key)
    return f"{name[:1].lower()}{name[1:]}" if name else "session (not stated)"


def _decapitalized(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    first = phrases[0]
    return (Phrase(f"{first.words[:1].lower()}{first.words[1:]}", first.evidence), *phrases[1:])


def document_in_words(document: Document) -> str:
    """A document as a list would print it; empty where no source describes it."""
    carried = document.carries.title if document.carries else ""
    return words.document_in_words(document.kind, document.author, document.title, carried)


def of_text(text: Text, others: Sequence[Text]) -> Status:
    """By whom and when a text was adopted, and which other texts have its words."""
    adopted = (
        Phrase(f"Adopted by {wording.organ(text.organ)} {_on(text)}", (text.evidence,)),
        Phrase(_according(text.evidence)),
    )
    same = [(_same(other),) for other in others if other.key != text.key]
    return joined([adopted, *same])


def _on(text: Text) -> str:
    meetings = wording.meetings(text.occasion)
    return f"{wording.when(text.occasion)}{f' at its {meetings}' if meetings else ''}"


def _same(other: Text) -> Phrase:
    return Phrase(f"the same words as {text_in_words(other.key)}", (other.evidence,))


def text_in_words(key: str) -> str:
    """`General Assembly resolution 74/173` for `GA resolution 74/173`."""
    organ, _, rest = key.partition(" ")
    return f"{wording.organ(organ).removeprefix('the ')} {rest}".strip()


_ENDED = {
    "replaced": "replaced",
    "merged": "merged into another",
    "retired": "retired",
    "lapsed": "lapsed",
    "discharged": "completed",
}


def of_mandate(
    mandate: Mandate, now: Due, calendar: Sequence[Sitting], stated: Sequence[Coverage], day: date
) -> Status | None:
    """When a paragraph wants something done, and what is recorded of it; None where only States are addressed.

    `now` is the due rule that holds: that of the text, or of a later one that adapted it.
    """
    if mandate.to_states:
        return None
    when = due.in_words(now, calendar)
    said = when if now.rule == "unspecified" else f"Requested {when}".replace(" at the ", " for the ", 1)
    adapted = [step.evidence for step in mandate.steps if step.due == now]
    asked = (Phrase(said, (mandate.evidence, *adapted)),)
    ended = next((step for step in reversed(mandate.steps) if step.what in _ENDED), None)
    if ended:
        by = f" by {text_in_words(ended.by_text)}" if ended.by_text else ""
        basis = f" (“{ended.words}”)" if ended.words else ""
        words_of_end = f"{_ENDED[ended.what]}{by} {wording.when(ended.occasion)}{basis}"
        return joined([asked, (Phrase(words_of_end, (ended.evidence,)),)], wording.capital(_ENDED[ended.what]))
    if mandate.reports:
        reports = [proof for report in mandate.reports for proof in (report.evidence,)]
        return joined([asked, (Phrase("report submitted", tuple(reports)),)], "Report submitted")
    return joined([asked, *_no_report(mandate, now, stated, day)])


def _no_report(mandate: Mandate, now: Due, stated: Sequence[Coverage], day: date) -> list[tuple[Phrase, ...]]:
    to = mandate.recipient or now.session.split("/", 1)[0]
    if not to:
        return []
    covered = coverage.reach(stated, to, "documents", day)
    if not covered:
        return [(Phrase(f"the documents of {wording.organ_in_short(to)} are not covered by this record"),)]
    reach = Phrase(wording.day(covered.read_to), (covered.evidence,))
    return [(Phrase(f"no report recorded (covered {'' if covered.full else 'in part, '}to "), reach, Phrase(")"))]


def of_board(sitting: Sequence[Seat], recommended: Sequence[Shown], seats: int | None) -> Status:
    """Who sits by this record, and who was recommended without an election on record."""
    of = f" of {seats} seats" if seats else ""
    proofs = tuple(seat.evidence for seat in sitting)
    members = f"{words.counted(len(sitting), 'member')} on record{of}" if sitting else "No member on record"
    return joined([(Phrase(members, proofs),), *(_decapitalized(clauses(one.status)) for one in recommended)])


def of_coverage(stated: Sequence[Coverage]) -> Status:
    """How far the record reaches."""
    if not stated:
        return plain("Nothing is stated of how far this record reaches; the absence of an entry says nothing.")
    named = wording.series([wording.organ(code) for code in dict.fromkeys(row.of for row in stated)])
    return plain(f"Acts of {named} have been read, of the kinds and to the days below; nothing else is covered.")


def of_body(code: str, sessions: int, matters: int) -> Status:
    """What of a body is on record."""
    body = bodies.find(code)
    parent = f", which reports to {wording.organ(body.parent)}" if body and body.parent else ""
    kind = wording.capital(body.kind) if body and body.kind else "Body"
    found = f"{words.counted(sessions, 'session')} and {words.counted(matters, 'matter')} sent up on record"
    return plain(f"{kind}{parent}; {found}.")
