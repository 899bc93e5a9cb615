"""A matter as a page shows it: where it stands on its whole way, and the next step, said and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from tracker.domain import due
from tracker.domain.due import Sitting
from tracker.domain.terms import Occasion, Times
from tracker.language import outcomes, wording, words
from tracker.language.messages import _
from tracker.language.status import Phrase, Status
from tracker.projections import coverage, follow_up, sessions, texts
from tracker.projections.coverage import Coverage
from tracker.projections.follow_up import Act, Matter
from tracker.projections.rows import Evidence
from tracker.projections.texts import Text


@dataclass(frozen=True, slots=True)
class Shown:
    """A matter with its status.

    `line` are the texts that came of it; `covered` says how far the acts of the organ asked have been read; `next_step`
    is empty once no step is left, and `taken_up` is the sitting at which it can be taken, where one is set. `unread`
    while nothing was read of what the organ did before which it is: nothing can be said then of an act.
    """

    matter: Matter
    status: Status
    done: bool
    line: tuple[Text, ...]
    covered: str
    next_step: str = ""
    taken_up: Sitting | None = None
    unread: bool = False

    @property
    def title(self) -> str:
        """A heading for the matter."""
        return wording.capital(outcomes.title_of(self.matter))

    @property
    def as_printed(self) -> bool:
        """Whether the heading is the title in the words and the language of the source."""
        return not outcomes.is_about_members(self.matter)

    @property
    def evidence(self) -> list[Evidence]:
        """The entries behind its status."""
        return [proof for phrase in self.status.phrases for proof in phrase.evidence]

    @property
    def asked(self) -> str:
        """What is asked, with the names as printed."""
        return outcomes.candidates_alone(self.matter.candidates)


def shown(connection: Connection, matters: Sequence[Matter], times: Times, day: date) -> list[Shown]:
    """These matters as they stand on a day."""
    stated = coverage.every(connection, times)
    calendar = sessions.calendar(connection, times)
    numbered = texts.every(connection, times)
    return [_shown(matter, _line(matter, numbered), stated, calendar, day) for matter in matters]


def _line(matter: Matter, numbered: Sequence[Text]) -> tuple[Text, ...]:
    """The texts that share the words of the one in which the organ acted, in the order of adoption."""
    named = {act.text for act in matter.acts if act.text}
    alike = named | {key for text in numbered if text.key in named for key in text.same_text_as}
    found = [text for text in numbered if text.key in alike or named & set(text.same_text_as)]
    return tuple(sorted(found, key=lambda text: text.occasion.days))


def _shown(
    matter: Matter, line: tuple[Text, ...], stated: Sequence[Coverage], calendar: Sequence[Sitting], day: date
) -> Shown:
    known = outcomes.of_matter(matter, stated, day)
    reached = follow_up.covered(matter, matter.to, stated, day)
    covered = _covered(reached)
    if matter.open:
        return Shown(matter, known, False, line, covered, *_next(matter.to, matter, calendar, day), not reached)
    if not _goes_further(matter):
        return Shown(matter, known, True, line, covered)
    if text := next((text for text in line if text.organ == matter.meant_for), None):
        then = _and_then(known, outcomes.outcome("adopted"), (outcomes.adopted(text),))
        return Shown(matter, then, True, line, covered)
    reached = follow_up.covered(matter, matter.meant_for, stated, day)
    ahead = _next(matter.meant_for, matter, calendar, day)
    return Shown(matter, _awaiting(known, matter.meant_for, reached), False, line, covered, *ahead, not reached)


def _covered(reach: Coverage | None) -> str:
    if not reach:
        return _("not covered by this record")
    day = wording.day(reach.read_to)
    return _("covered to %(day)s", day=day) if reach.full else _("covered in part, to %(day)s", day=day)


def _goes_further(matter: Matter) -> bool:
    """Whether the organ asked passed the matter on to the organ whose act it is to become."""
    return bool(matter.meant_for) and final_act(matter).outcome in ("adopted", "adopted_as_revised", "forwarded")


def final_act(matter: Matter) -> Act:
    """The act that disposed of a matter before the organ asked."""
    return next(act for act in reversed(matter.acts) if act.outcome != "deferred")


def _awaiting(known: Status, organ: str, reached: Coverage | None) -> Status:
    word, silence = outcomes.awaited(organ, reached)
    return _and_then(known, word, silence)


def _and_then(known: Status, word: str, more: tuple[Phrase, ...]) -> Status:
    return Status(word, (*clauses(known), outcomes.between(), *more, Phrase(".")))


def clauses(known: Status) -> tuple[Phrase, ...]:
    """A sentence without its full stop, so that more can follow."""
    last = known.phrases[-1]
    return (*known.phrases[:-1], Phrase(last.words.removesuffix("."), last.evidence))


def _next(organ: str, matter: Matter, calendar: Sequence[Sitting], day: date) -> tuple[str, Sitting | None]:
    """The next step in words, and the sitting at which it can be taken."""
    since = max([one.last_day for one in _occasions(matter) if one.last_day], default=date.min)
    yesterday = day - timedelta(days=1)
    sitting = due.taken_up_at(calendar, organ, max(since, yesterday))
    if sitting:
        return _at(sitting, organ), sitting
    before = due.taken_up_at(calendar, organ, since) if since != date.min else None
    by = wording.organ_in_short(organ)
    return _after(before, organ) if before else _("consideration by %(organ)s; date to be determined", organ=by), None


def _at(sitting: Sitting, organ: str) -> str:
    assert sitting.starts_on
    by = wording.organ_in_short(organ)
    dates = wording.span(sitting.starts_on, sitting.ends_on or sitting.starts_on)
    if sitting.part == "regular":
        session = wording.session_name(sitting.session)
        return _("consideration by %(organ)s at the %(session)s, %(dates)s", organ=by, session=session, dates=dates)
    part = words.part(sitting.part)
    return _("consideration by %(organ)s at its %(part)s, %(dates)s", organ=by, part=part, dates=dates)


def _occasions(matter: Matter) -> list[Occasion]:
    return [*([matter.made] if matter.made else []), *(act.occasion for act in matter.acts)]


def _after(sitting: Sitting, organ: str) -> str:
    """A sitting set for it lies behind the day, the next step has no day, and the status says what is recorded."""
    assert sitting.starts_on
    dates = wording.span(sitting.starts_on, sitting.ends_on or sitting.starts_on)
    part = words.part(sitting.part)
    if sitting.state == "held":
        then = _("%(part)s held %(dates)s", part=part, dates=dates)
    else:
        then = _("%(part)s was planned for %(dates)s", part=part, dates=dates)
    return _(
        "consideration by %(organ)s; date to be determined (an earlier sitting that could take it up: %(sitting)s)",
        organ=wording.organ_in_short(organ),
        sitting=then,
    )
