"""The sentence that each page opens with: what is recorded, then how far the record reaches."""

from collections.abc import Sequence
from datetime import date

from tracker.domain import bodies
from tracker.domain.terms import Occasion
from tracker.language import outcomes, wording, words
from tracker.language.messages import _, ngettext
from tracker.language.status import Phrase, Status
from tracker.language.words import text_in_words
from tracker.projections.boards import Seat
from tracker.projections.coverage import Coverage
from tracker.projections.documents import Document, Tabled
from tracker.projections.drafts import Draft
from tracker.projections.items import Item
from tracker.projections.sessions import Session
from tracker.projections.texts import Text
from tracker.web import session_parts
from tracker.web.acts import Act
from tracker.web.matters import Shown, clauses

__all__ = ["text_in_words"]


def joined(parts: Sequence[tuple[Phrase, ...]], word: str = "") -> Status:
    """Clauses as one sentence: semicolons between them, a full stop at the end."""
    phrases: list[Phrase] = []
    for part in parts:
        phrases += [outcomes.between(), *part] if phrases else part
    return Status(word, (*phrases, Phrase(".")))


def plain(sentence: str) -> Status:
    """A sentence about this record itself, which no entry stands behind."""
    return Status("", (Phrase(sentence),))


def of_follow_up(waiting: Sequence[Shown], acted: Sequence[Shown]) -> Status:
    """`2 matters are before another organ; 1 has been acted on.`; nothing of acts where none were read."""
    if not waiting and not acted:
        return plain(_("No matter sent up to another organ is on record."))
    one = ngettext("%(num)s matter is before another organ", "%(num)s matters are before another organ", len(waiting))
    before = one if waiting else _("No matters are before another organ")
    unread = sum(shown.unread for shown in waiting)
    said = [before, *([_unread(unread, len(waiting))] if unread else [])]
    if acted and unread:
        said.append(ngettext("%(num)s other has been acted on", "%(num)s others have been acted on", len(acted)))
    elif acted:
        said.append(ngettext("%(num)s has been acted on", "%(num)s have been acted on", len(acted)))
    elif not unread:
        said.append(_("none has been acted on"))
    return joined([(Phrase(clause),) for clause in said])


def _unread(unread: int, waiting: int) -> str:
    if unread == waiting:
        return ngettext(
            "whether it was acted on is not covered by this record",
            "whether they were acted on is not covered by this record",
            unread,
        )
    return ngettext(
        "whether %(num)s of them was acted on is not covered by this record",
        "whether %(num)s of them were acted on is not covered by this record",
        unread,
    )


def of_session(session: Session, day: date, counts: str) -> Status:
    """When and where a session was, or is to be, held; then what of it is on record."""
    parts = [session_parts.said(part, day) for part in session_parts.best_known(session)] or [
        Phrase(_("Dates not on record"))
    ]
    named = [(parts[0],), *(decapitalized((part,)) for part in parts[1:])]
    return joined(
        [*named, (Phrase(_("on record: %(things)s", things=counts) if counts else _("nothing else is on record")),)]
    )


def of_item(item: Item, above: Item | None, documents: int, actions: int) -> Status:
    """When an item, or the item `above` of which it is a part, was considered, and what came before and out of it."""
    found = _(
        "%(documents)s and %(actions)s on record", documents=words.documents(documents), actions=words.actions(actions)
    )
    considered = _when_considered(item)
    if considered:
        return joined([*considered, (Phrase(found),)])
    when = _part_of(above) if above and above.considered else [(Phrase(_("When it was considered is not on record")),)]
    # the views tell that it was considered
    views = ngettext("%(num)s view on record", "%(num)s views on record", len(item.views)) if item.views else ""
    return joined([*when, *((Phrase(one),) for one in (found, views) if one)])


def _part_of(above: Item) -> list[tuple[Phrase, ...]]:
    lead = Phrase(_("Part of %(item)s, ", item=words.item_in_words(above.key)))
    first, *more = map(decapitalized, _when_considered(above))
    return [(lead, *first), *more]


def _when_considered(item: Item) -> list[tuple[Phrase, ...]]:
    code = item.key.split("/", 1)[0]
    return [
        (Phrase(_considered(code, occasion), (proof,)), outcomes.according(proof))
        for occasion, proof in zip(item.considered, item.evidence, strict=True)
    ]


def _considered(code: str, occasion: Occasion) -> str:
    organ, when, meetings = wording.organ(code), wording.when(occasion), wording.meetings(occasion)
    if not meetings:
        return _("Considered by %(organ)s %(when)s", organ=organ, when=when)
    return _("Considered by %(organ)s at its %(meetings)s, %(when)s", organ=organ, meetings=meetings, when=when)


def of_document(document: Document | None, matters: Sequence[Shown], mentions: int) -> Status:
    """Before whom a document was, and what became of it."""
    if not document:
        return _mentioned(_("Nothing is recorded of this document itself"), mentions)
    tabled = _tabled(document.tabled)
    unseen = Phrase(_("that it was before a body is not on record"))
    issued = (Phrase(_("Issued"), document.issued[:1]), outcomes.between(), unseen)
    first = tabled or ([issued] if document.issued else [])
    more = [*first[1:], *(clauses(one.status) for one in matters)]
    return joined([*first[:1], *(decapitalized(one) for one in more)])


def _mentioned(nothing: str, mentions: int) -> Status:
    mention = ngettext("%(num)s entry mentions it", "%(num)s entries mention it", mentions)
    return joined([(Phrase(nothing),), (Phrase(mention if mentions else _("no entries mention it")),)])


def of_draft(draft: Draft, disposed: Sequence[Act], matters: Sequence[Shown]) -> Status:
    """What became of a draft: these acts disposed of it, these matters were made of it."""
    named = (Phrase(_("Draft %(kind)s", kind=words.plain(draft.kind)), draft.tabled[:1]),)
    became: list[tuple[Phrase, ...]] = [
        (Phrase(f"{one.said[:1].lower()}{one.said[1:]}", (one.evidence,)),) for one in disposed
    ]
    became += [decapitalized(clauses(one.status)) for one in matters]
    return joined([named, *(became or [(Phrase(_("what became of it is not on record")),)])])


def _tabled(tabled: Sequence[Tabled]) -> list[tuple[Phrase, ...]]:
    """Before whom a document was; said once where several entries say it, as of a document and its corrigendum."""
    said: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
    for phrases in map(before, tabled):
        same = tuple(one.words for one in phrases)
        known = said.get(same, phrases)
        said[same] = phrases if known is phrases else tuple(map(_behind_both, known, phrases))
    return list(said.values())


def _behind_both(one: Phrase, other: Phrase) -> Phrase:
    return Phrase(one.words, tuple(dict.fromkeys((*one.evidence, *other.evidence))))


def before(tabled: Tabled) -> tuple[Phrase, ...]:
    """`Before the Commission … at its twenty-eighth session, under item 6`."""
    items = words.items_in_words(tabled.occasion.items)
    organ = wording.organ(tabled.occasion.body)
    session = wording.session_in_short(tabled.occasion.session) or _("session (not stated)")
    if items:
        said = _("Before %(organ)s at its %(session)s, under %(items)s", organ=organ, session=session, items=items)
    else:
        said = _("Before %(organ)s at its %(session)s", organ=organ, session=session)
    return (Phrase(said, (tabled.evidence,)), outcomes.according(tabled.evidence))


def decapitalized(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A clause that begins a sentence, as one that stands further on in it."""
    first = phrases[0]
    return (Phrase(f"{first.words[:1].lower()}{first.words[1:]}", first.evidence), *phrases[1:])


def document_in_words(document: Document) -> str:
    """A document as a list would print it; empty where no source describes it."""
    carried = document.carries.title if document.carries else ""
    return words.document_in_words(document.kind, document.author, document.title, carried)


def of_text(text: Text | None, others: Sequence[Text], mentions: int) -> Status:
    """By whom and when a text was adopted, and which other texts have its words."""
    if not text:
        return _mentioned(_("Nothing is recorded of this text itself"), mentions)
    adopted = (
        Phrase(_adopted(text), (text.evidence,)),
        outcomes.according(text.evidence),
    )
    same = [(_same(other),) for other in others if other.key != text.key]
    return joined([adopted, *same])


def _adopted(text: Text) -> str:
    organ, when, meetings = wording.organ(text.organ), wording.when(text.occasion), wording.meetings(text.occasion)
    if not meetings:
        return _("Adopted by %(organ)s %(when)s", organ=organ, when=when)
    return _("Adopted by %(organ)s %(when)s at its %(meetings)s", organ=organ, when=when, meetings=meetings)


def _same(other: Text) -> Phrase:
    return Phrase(_("the same words as %(text)s", text=text_in_words(other.key)), (other.evidence,))


def of_board(
    sitting: Sequence[Seat],
    recommended: Sequence[Shown],
    seats: int | None,
    vacant: tuple[int, Coverage] | None = None,
) -> Status:
    """Who sits by this record, which seats are vacant as far as that is covered, and who was recommended."""
    proofs = tuple(seat.evidence for seat in sitting)
    if not sitting:
        members = _("No member on record")
    elif seats:
        members = ngettext(
            "%(num)s member on record of %(seats)s seats",
            "%(num)s members on record of %(seats)s seats",
            len(sitting),
            seats=seats,
        )
    else:
        members = ngettext("%(num)s member on record", "%(num)s members on record", len(sitting))
    empty = [_vacant(*vacant)] if vacant else []
    return joined([(Phrase(members, proofs),), *empty, *(decapitalized(clauses(one.status)) for one in recommended)])


def _vacant(number: int, reached: Coverage) -> tuple[Phrase, ...]:
    said = ngettext("%(num)s seat vacant", "%(num)s seats vacant", number) if number else _("no seat vacant")
    to = _("elections covered to %(day)s", day=wording.day(reached.read_to))
    return (Phrase(f"{said} ("), Phrase(to, (reached.evidence,)), Phrase(")"))


def of_coverage(stated: Sequence[Coverage]) -> Status:
    """How far the record reaches."""
    if not stated:
        return plain(_("Nothing is stated of how far this record reaches; the absence of an entry says nothing."))
    named = wording.series([wording.organ(code) for code in dict.fromkeys(row.of for row in stated)])
    return plain(
        _(
            "Acts of %(organs)s have been read, of the kinds and to the days below; nothing else is covered.",
            organs=named,
        )
    )


def of_body(code: str, sessions: int, matters: int, received: int) -> Status:
    """What of a body is on record."""
    body = bodies.find(code)
    kind = wording.capital(wording.kind_of_body(body.kind)) if body and body.kind else _("Body")
    if body and body.parent:
        kind = _("%(kind)s, which reports to %(organ)s", kind=kind, organ=wording.organ(body.parent))
    held = ngettext("%(num)s session", "%(num)s sessions", sessions) if sessions else _("no sessions")
    sent = (
        ngettext("%(num)s matter sent up", "%(num)s matters sent up", matters) if matters else _("no matters sent up")
    )
    to_it = ngettext("%(num)s matter sent to it", "%(num)s matters sent to it", received)
    counts = wording.series([held, sent, to_it]) if received else wording.series([held, sent])
    return joined([(Phrase(kind),), (Phrase(_("on record: %(things)s", things=counts)),)])
