"""What happened to a draft, a document or a mandate, and what was decided: each act in words, with its entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import bodies, wording
from tracker.domain.terms import Occasion, Tally
from tracker.projections.documents import Document, DocumentStep
from tracker.projections.drafts import Adoption, Draft, DraftStep
from tracker.projections.items import Decision
from tracker.projections.mandates import Mandate, MandateStep
from tracker.projections.rows import Evidence
from tracker.web import clauses, sentences, words


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `said` in words, without the full stop."""

    said: str
    occasion: Occasion
    evidence: Evidence
    text: str = ""


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft and what happened to it, at one session or under one item, or on its whole way."""

    key: str
    in_words: str
    kind: str
    title: str
    sponsors: tuple[str, ...]
    acts: list[Act]


def of_draft(draft: Draft, where: str = "") -> DraftShown:
    """A draft with its acts in the order of their days; with `where` only those at this session or under this item."""
    found = [*(_adopted(one) for one in draft.adopted), *(_draft_step(one) for one in draft.steps)]
    here = [one for one in found if not where or where in (one.occasion.session, *one.occasion.items)]
    here.sort(key=lambda one: one.occasion.last_day or date.min)
    return DraftShown(draft.key, words.draft_in_words(draft.key), draft.kind, draft.title, draft.sponsors, here)


def _adopted(one: Adoption) -> Act:
    how = words.plain(one.how) or "how it was adopted is not stated"
    revised = f", as revised in {one.as_revised}" if one.as_revised else ""
    meant = f"; for {wording.organ(one.meant_for)}" if one.meant_for else ""
    by = f" by {wording.organ(one.occasion.body)}" if one.occasion.body else ""
    said = f"Adopted{by}{revised} {words.where(one.occasion)}; {how}{_tally(one.vote)}{meant}"
    return Act(said, one.occasion, one.evidence)


_DRAFT_STEPS = {
    "revised": "Revised",
    "orally_revised": "Orally revised",
    "voted": "Voted on",
    "rejected": "Not adopted",
    "no_action": "No action taken",
    "deferred": "Deferred",
    "withdrawn": "Withdrawn",
}


def _draft_step(one: DraftStep) -> Act:
    by = wording.series(one.by)
    when = words.where(one.occasion)
    match one.what:
        case "motion":
            moved = f" of {by}" if by else ""
            state = "carried" if one.carried else "not carried"
            said = f"Motion{moved} ({words.plain(one.motion)}) {state} {when}{_tally(one.vote)}"
        case "sponsored":
            joined = f"Joined by {by} as {'sponsor' if len(one.by) == 1 else 'sponsors'}" if by else ""
            left = f"{wording.series(one.left)} left the sponsors" if one.left else ""
            said = f"{'; '.join(part for part in (joined, left) if part)} {when}"
        case "costed":
            said = f"What it would cost was stated{f' in {one.symbol}' if one.symbol else ''} {when}"
        case _:
            as_symbol = f" as {one.symbol}" if one.symbol else ""
            said = f"{_DRAFT_STEPS[one.what]}{as_symbol}{f' by {by}' if by else ''} {when}{_tally(one.vote)}"
    return Act(said, one.occasion, one.evidence)


def _tally(vote: Tally | None) -> str:
    return f": {clauses.tally(vote)}" if vote else ""


_DOCUMENT_STEPS = {"submitted": "Submitted for processing", "revised": "Revised", "reissued": "Reissued"}


def of_document(document: Document) -> list[Act]:
    """What happened to a document besides being issued, corrected and tabled."""
    return [_document_step(one) for one in document.steps]


def _document_step(one: DocumentStep) -> Act:
    when = words.where(one.occasion)
    detail = f" ({one.detail})" if one.detail else ""
    match one.what:
        case "taken_note_of":
            return Act(f"Taken note of by {wording.organ(one.occasion.body)} {when}", one.occasion, one.evidence)
        case "withdrawn":
            return Act(f"Withdrawn {when}{detail}", one.occasion, one.evidence)
        case "revised":
            return Act(f"Replaced by {one.symbol} {when}", one.occasion, one.evidence)
        case _:
            return Act(f"{_DOCUMENT_STEPS[one.what]} {when}{detail}", one.occasion, one.evidence)


def of_decisions(decisions: Sequence[Decision]) -> list[Act]:
    """What a body decided, in the words of the source."""
    return [_decided(one) for one in decisions]


def _decided(one: Decision) -> Act:
    on = f", on {wording.series(one.symbols)}" if one.symbols else ""
    how = f"; {words.plain(one.how)}" if one.how else ""
    said = f"{wording.capital(words.plain(one.action))}{on} {words.where(one.occasion)}{how}{_tally(one.vote)}"
    return Act(f"{said}: “{one.words}”" if one.words else said, one.occasion, one.evidence, one.text)


def of_mandate(mandate: Mandate) -> list[Act]:
    """What happened to a mandate after it was established."""
    return [_mandate_step(one) for one in mandate.steps]


def _mandate_step(one: MandateStep) -> Act:
    by = f" by {sentences.text_in_words(one.by_text)}" if one.by_text else ""
    detail = f": {one.words}" if one.words else ""
    if one.addressees:
        detail += f"; addressed to {wording.series(one.addressees)}"
    if one.session:
        detail += f", for the {bodies.session_name(one.session)}"
    if one.until:
        detail += f", until {wording.day(one.until)}"
    if one.until_close_of:
        detail += f", until the close of the {bodies.session_name(one.until_close_of)}"
    what = {"requested": "Document requested", "phase": "Phase reached"}.get(one.what, wording.capital(one.what))
    return Act(f"{what}{by}{detail}, {words.where(one.occasion)}", one.occasion, one.evidence, one.by_text)
