"""Where a matter stands, in one sentence: what was asked, what the organ asked did, how far we know; never fault."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.recommendation import Candidate
from tracker.domain.terms import Occasion
from tracker.language import wording, words
from tracker.language.messages import N_, _, ngettext, pgettext
from tracker.language.status import Phrase, Status
from tracker.projections.coverage import Coverage
from tracker.projections.follow_up import Act, Matter, covered
from tracker.projections.rows import Evidence
from tracker.projections.texts import Text

# as asked of the organ itself, and as asked of it for another one whose act it is to become
_ASKED = {
    "adopt": (N_("Recommended for adoption %(when)s"), N_("Recommended for adoption by %(organ)s %(when)s")),
    "approve": (N_("Recommended for approval %(when)s"), N_("Recommended for approval by %(organ)s %(when)s")),
    "elect": (N_("Recommended for election %(when)s"), N_("Recommended for election by %(organ)s %(when)s")),
    "appoint": (N_("Recommended for appointment %(when)s"), N_("Recommended for appointment by %(organ)s %(when)s")),
    "endorse": (N_("Recommended for endorsement %(when)s"), N_("Recommended for endorsement by %(organ)s %(when)s")),
    "take_note": (
        N_("Recommended to be taken note of %(when)s"),
        N_("Recommended to be taken note of by %(organ)s %(when)s"),
    ),
    "forward": (N_("Recommended to be forwarded %(when)s"), N_("Recommended to be forwarded by %(organ)s %(when)s")),
    "consider": (
        N_("Recommended for consideration %(when)s"),
        N_("Recommended for consideration by %(organ)s %(when)s"),
    ),
}
_WORDS = {
    "adopted": N_("Adopted"),
    "adopted_as_revised": N_("Adopted as revised"),
    "elected": N_("Elected"),
    "appointed": N_("Appointed"),
    "endorsed": N_("Endorsed"),
    "approved": N_("Approved"),
    "taken_note_of": N_("Taken note of"),
    "forwarded": N_("Forwarded"),
    "deferred": N_("Deferred"),
    "not_adopted": N_("Not adopted"),
}
_DONE = {
    "adopted": (N_("adopted by %(organ)s %(when)s"), N_("adopted by %(organ)s %(when)s as %(text)s")),
    "adopted_as_revised": (
        N_("adopted as revised by %(organ)s %(when)s"),
        N_("adopted as revised by %(organ)s %(when)s as %(text)s"),
    ),
    "elected": (N_("elected by %(organ)s %(when)s"), N_("elected by %(organ)s %(when)s as %(text)s")),
    "appointed": (N_("appointed by %(organ)s %(when)s"), N_("appointed by %(organ)s %(when)s as %(text)s")),
    "endorsed": (N_("endorsed by %(organ)s %(when)s"), N_("endorsed by %(organ)s %(when)s as %(text)s")),
    "approved": (N_("approved by %(organ)s %(when)s"), N_("approved by %(organ)s %(when)s as %(text)s")),
    "taken_note_of": (
        N_("taken note of by %(organ)s %(when)s"),
        N_("taken note of by %(organ)s %(when)s as %(text)s"),
    ),
    "forwarded": (N_("forwarded by %(organ)s %(when)s"), N_("forwarded by %(organ)s %(when)s as %(text)s")),
    "deferred": (N_("deferred by %(organ)s %(when)s"), N_("deferred by %(organ)s %(when)s as %(text)s")),
    "not_adopted": (N_("not adopted by %(organ)s %(when)s"), N_("not adopted by %(organ)s %(when)s as %(text)s")),
}
_DRAFT_REPORT = 3
_BY_THE_SECRETARIAT = 4
# where the phrase with an entry of its own goes in a message
_HERE = "\ue000"


def of_matter(matter: Matter, coverage: Sequence[Coverage], day: date) -> Status:
    """Where a matter stands on a day, with what is covered of the organ that was asked."""
    sent = _sent(matter)
    final = next((act for act in reversed(matter.acts) if act.outcome != "deferred"), None)
    if final:
        return Status(outcome(final.outcome), (*sent, between(), acted(final), Phrase(".")))
    postponed = tuple(phrase for act in matter.acts for phrase in (between(), acted(act)))
    word, silence = awaited(matter.to, covered(matter, matter.to, coverage, day), bool(postponed))
    return Status(word, (*sent, *postponed, between(), *silence, Phrase(".")))


def awaited(organ: str, reached: Coverage | None, further: bool = False) -> tuple[str, tuple[Phrase, ...]]:
    """The word and clause for a matter before an organ of which no final act is on record."""
    short = wording.organ_in_short(organ)
    if not reached:
        return _("Not covered"), (Phrase(_("what %(organ)s did is not covered by this record", organ=short)),)
    match reached.full, further:
        case True, False:
            said = _("no action by %(organ)s recorded (covered to %(day)s)", organ=short, day=_HERE)
        case False, False:
            said = _("no action by %(organ)s recorded (covered in part, to %(day)s)", organ=short, day=_HERE)
        case True, True:
            said = _("no further action by %(organ)s recorded (covered to %(day)s)", organ=short, day=_HERE)
        case _:
            said = _("no further action by %(organ)s recorded (covered in part, to %(day)s)", organ=short, day=_HERE)
    return _("With %(organ)s", organ=short), around(said, Phrase(wording.day(reached.read_to), (reached.evidence,)))


def around(said: str, phrase: Phrase) -> tuple[Phrase, ...]:
    """A sentence in phrases, with this one where the sentence says `_HERE`."""
    before, _here, after = said.partition(_HERE)
    return tuple(one for one in (Phrase(before), phrase, Phrase(after)) if one.words)


def no_report(covered: Coverage) -> tuple[Phrase, ...]:
    """That no report is on record, and how far."""
    reached = Phrase(wording.day(covered.read_to), (covered.evidence,))
    if covered.full:
        return around(_("no report recorded (covered to %(day)s)", day=_HERE), reached)
    return around(_("no report recorded (covered in part, to %(day)s)", day=_HERE), reached)


def nothing_heard(sessions: int, body: str, covered: Coverage) -> tuple[Phrase, ...]:
    """That so many sessions of a body went by with nothing on record of what it is to hear of, and how far."""
    said = ngettext(
        "nothing recorded at %(num)s session of %(organ)s held since (covered to %(day)s)",
        "nothing recorded at %(num)s sessions of %(organ)s held since (covered to %(day)s)",
        sessions,
        organ=wording.organ_in_short(body),
        day=_HERE,
    )
    return around(said, Phrase(wording.day(covered.read_to), (covered.evidence,)))


def between() -> Phrase:
    """What stands between two clauses."""
    return Phrase(pgettext("between two clauses", "; "))


def according(evidence: Evidence) -> Phrase:
    """`, according to the draft report`, where only a draft says so."""
    return Phrase(_(", according to the draft report") if evidence.rank == _DRAFT_REPORT else "")


def _sent(matter: Matter) -> tuple[Phrase, ...]:
    if not matter.made or not matter.made_evidence:
        return (Phrase(_("The recommendation itself is not on record")),)
    when = _when(matter.made)
    final = wording.organ_in_short(matter.meant_for) if matter.meant_for else ""
    if matter.asks == "transmit":
        said = _("Transmitted to %(organ)s %(when)s", organ=wording.organ(matter.to), when=when)
    else:
        said = _(_ASKED[matter.asks][bool(final)], organ=final, when=when)
    return (Phrase(said, (matter.made_evidence,)), according(matter.made_evidence))


def _when(occasion: Occasion) -> str:
    """When, as it goes on in a sentence: `on 23 May 2019`, `(no date stated)`."""
    said = wording.when(occasion)
    return said if occasion.days else f"({said})"


def acted(act: Act) -> Phrase:
    """`adopted by the Economic and Social Council on 23 July 2019 as resolution 2019/19`."""
    said = _acted(act, _when(act.occasion), words.number_of_text(act.text))
    if act.evidence.rank == _BY_THE_SECRETARIAT and not act.text:
        said += _(", reported by the secretariat, the text awaited")
    return Phrase(said, tuple(proof for proof in (act.evidence, act.numbered_by) if proof))


def acted_at(act: Act) -> str:
    """`Adopted by the Economic and Social Council on 23 July 2019, 37th meeting`."""
    return wording.capital(_acted(act, words.where(act.occasion), ""))


def _acted(act: Act, when: str, text: str) -> str:
    return _(_DONE[act.outcome][bool(text)], organ=wording.organ(act.body), when=when, text=text)


def outcome(code: str) -> str:
    """`Taken note of`."""
    return _(_WORDS[code])


def adopted(text: Text) -> Phrase:
    """`adopted by the General Assembly on 18 December 2019 as resolution 74/177`."""
    said = _(
        _DONE["adopted"][True],
        organ=wording.organ(text.organ),
        when=_when(text.occasion),
        text=words.number_of_text(text.key),
    )
    return Phrase(said, (text.evidence,))


_TO = {
    "elect": N_("to elect %(names)s"),
    "re_elect": N_("to re-elect %(names)s"),
    "appoint": N_("to appoint %(names)s"),
}


def candidates_in_words(candidates: Sequence[Candidate]) -> str:
    """`to elect A and B; to re-elect C and D`: the names in the order printed, the verbs the text's own.

    It goes on after "recommended to the Council".
    """
    parts = [_(_TO[asks], names=names) for asks, names in _by_verb(candidates)]
    return pgettext("between what is asked of an organ", "; ").join(parts)


def candidates_alone(candidates: Sequence[Candidate]) -> str:
    """The same as a line of its own, where French has no *de*: `élire A et B`."""
    return between().words.join(_alone(asks, names) for asks, names in _by_verb(candidates))


def _alone(asks: str, names: str) -> str:
    match asks:
        case "elect":
            return pgettext("as a line of its own", "to elect %(names)s", names=names)
        case "re_elect":
            return pgettext("as a line of its own", "to re-elect %(names)s", names=names)
        case _:
            return pgettext("as a line of its own", "to appoint %(names)s", names=names)


def _by_verb(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    asked = dict.fromkeys(candidate.asks for candidate in candidates)
    return [(asks, wording.series([one.name for one in candidates if one.asks == asks])) for asks in asked]


def title_of(matter: Matter) -> str:
    """A heading for a matter: its printed title, or what it is about."""
    if is_about_members(matter):
        return _("Members of %(organ)s", organ=wording.organ(matter.subject))
    return matter.title or matter.subject


def is_about_members(matter: Matter) -> bool:
    """Whether its heading is ours, and not the title as printed."""
    return matter.asks in ("elect", "appoint") and bool(matter.candidates)
