"""Where a matter stands, in one sentence: what is recorded, then how far the record reaches; never fault or intent.

A status is a row of phrases, each with the entries that made it so: retract one, and the words change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import wording
from tracker.domain.recommendation import Candidate
from tracker.projections.coverage import Coverage, reach
from tracker.projections.follow_up import Act, Matter
from tracker.projections.rows import Evidence

_ASKED = {
    "adopt": "Recommended for adoption",
    "approve": "Recommended for approval",
    "elect": "Recommended for election",
    "appoint": "Recommended for appointment",
    "endorse": "Recommended for endorsement",
    "take_note": "Recommended to be taken note of",
    "forward": "Recommended to be forwarded",
    "consider": "Recommended for consideration",
    "transmit": "Transmitted",
}
_DONE = {
    "adopted": "Adopted",
    "adopted_as_revised": "Adopted as revised",
    "elected": "Elected",
    "appointed": "Appointed",
    "endorsed": "Endorsed",
    "approved": "Approved",
    "taken_note_of": "Taken note of",
    "forwarded": "Forwarded",
    "deferred": "Deferred",
    "not_adopted": "Not adopted",
}
_DRAFT_REPORT = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words of a status, and the entries behind them (none: words that only join)."""

    words: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """Where something stands: one word for a tag, and the sentence in phrases."""

    word: str
    phrases: tuple[Phrase, ...]

    def __str__(self) -> str:
        """The whole sentence."""
        return "".join(phrase.words for phrase in self.phrases)


def of_matter(matter: Matter, coverage: Sequence[Coverage], day: date) -> Status:
    """Where a matter stands on a day, with what is covered of the organ that was asked."""
    sent = _sent(matter)
    final = next((act for act in reversed(matter.acts) if act.outcome != "deferred"), None)
    if final:
        return Status(_DONE[final.outcome], (*sent, Phrase("; "), *_acted(final), Phrase(".")))
    covered = reach(coverage, matter.to, "elections" if matter.asks == "elect" else "actions", day)
    council = wording.organ_in_short(matter.to)
    postponed = tuple(phrase for act in matter.acts for phrase in (Phrase("; "), *_acted(act)))
    if not covered:
        beyond = Phrase(f"; what {council} did is not covered by this record.")
        return Status("Not covered", (*sent, *postponed, beyond))
    further = "further " if postponed else ""
    in_part = "" if covered.full else "in part, "
    silence = Phrase(f"; no {further}action by {council} recorded (covered {in_part}to ")
    reached = Phrase(wording.day(covered.read_to), (covered.evidence,))
    return Status(f"With {council}", (*sent, *postponed, silence, reached, Phrase(").")))


def _sent(matter: Matter) -> tuple[Phrase, ...]:
    if not matter.made or not matter.made_evidence:
        return (Phrase("The recommendation itself is not on record"),)
    according = ", according to the draft report" if matter.made_evidence.rank == _DRAFT_REPORT else ""
    to = f" to {wording.organ(matter.to)}" if matter.asks == "transmit" else ""
    final = f" by {wording.organ_in_short(matter.meant_for)}" if matter.meant_for else ""
    return (
        Phrase(f"{_ASKED[matter.asks]}{to}{final} {wording.when(matter.made)}", (matter.made_evidence,)),
        Phrase(according),
    )


def _acted(act: Act) -> tuple[Phrase, ...]:
    as_text = f" as {act.text.partition(' ')[2]}" if act.text else ""
    by = wording.organ(act.body)
    return (Phrase(f"{_DONE[act.outcome].lower()} by {by} {wording.when(act.occasion)}{as_text}", (act.evidence,)),)


def candidates_in_words(candidates: Sequence[Candidate]) -> str:
    """`to elect A and B; to re-elect C and D`: the names in the order printed, the verbs the text's own."""
    verbs = {"elect": "to elect", "re_elect": "to re-elect", "appoint": "to appoint"}
    asked = dict.fromkeys(candidate.asks for candidate in candidates)
    return "; ".join(
        f"{verbs[asks]} {wording.series([one.name for one in candidates if one.asks == asks])}" for asks in asked
    )


def title_of(matter: Matter) -> str:
    """A heading for a matter: its printed title, or what it is about."""
    if matter.asks in ("elect", "appoint") and matter.candidates:
        return f"Members of {wording.organ(matter.subject)}"
    return matter.title or matter.subject
