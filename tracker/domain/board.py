"""A board whose members are elected: who was nominated or stood no more, was elected, left. Key: its code, `UNICRI`."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, assert_never, cast

from tracker.domain import bodies
from tracker.domain.stream import Known, Rejected, Stream, may_be_one_occasion
from tracker.domain.terms import Fact


@dataclass(frozen=True, slots=True)
class CandidateNominated:
    """Somebody was nominated for a seat, by an officer or organ as printed, in the paper with this symbol."""

    board: str
    candidate: str
    by: str = ""
    symbol: str = ""

    def identity(self) -> tuple[object, ...]:
        """The candidate."""
        return (self.candidate,)


@dataclass(frozen=True, slots=True)
class CandidacyWithdrawn:
    """Somebody nominated or recommended for a seat stands for it no more; `by` is who took the name back, as printed.

    What a body had recommended before stays on record as it was recommended.
    """

    board: str
    candidate: str
    by: str = ""

    def identity(self) -> tuple[object, ...]:
        """The candidate."""
        return (self.candidate,)


@dataclass(frozen=True, slots=True)
class MemberElected:
    """The organ that has the power filled a seat; `act` is the verb it used.

    A term ends on a day (`term_to`), at the close of a session (`term_to_close_of`, its key), or the source is silent.
    """

    board: str
    member: str
    act: Literal["elected", "re_elected", "appointed", "endorsed"]
    term_from: date | None = None
    term_to: date | None = None
    term_to_close_of: str = ""
    text: str = ""
    mode: Literal["", "acclamation", "secret_ballot", "decision"] = ""

    def identity(self) -> tuple[object, ...]:
        """The member and the beginning of the term."""
        return (self.member, self.term_from)


@dataclass(frozen=True, slots=True)
class VacancyArisen:
    """A seat fell vacant, or was left so."""

    board: str
    seat: str = ""
    reason: str = ""

    def identity(self) -> tuple[object, ...]:
        """The seat, and why."""
        return (self.seat, self.reason)


@dataclass(frozen=True, slots=True)
class ElectionPostponed:
    """The organ that fills the seats put the election off."""

    board: str
    seats: int | None = None
    group: str = ""

    def identity(self) -> tuple[object, ...]:
        """The group whose seats they are."""
        return (self.group, self.seats)


@dataclass(frozen=True, slots=True)
class MembershipEnded:
    """A member left the board before or at the end of the term."""

    board: str
    member: str
    how: Literal["expired", "resigned", "died", "replaced"]

    def identity(self) -> tuple[object, ...]:
        """The member and how."""
        return (self.member, self.how)


Event = CandidateNominated | CandidacyWithdrawn | VacancyArisen | MemberElected | ElectionPostponed | MembershipEnded


@dataclass(frozen=True, slots=True)
class Board:
    """What is known of one board. `electors` are codes of the organs that fill its seats, empty where not known."""

    electors: tuple[str, ...] = ()
    nominated: tuple[Fact, ...] = ()
    withdrawn: tuple[Fact, ...] = ()
    elected: tuple[Fact, ...] = ()
    ended: tuple[Fact, ...] = ()
    vacant: tuple[Fact, ...] = ()
    postponed: tuple[Fact, ...] = ()


def initial(key: str) -> Board:
    """A board before the first entry: its electors stand in its body file."""
    body = bodies.find(key)
    return Board(electors=body.elected_by if body else ())


def key(fact: Fact) -> str:
    """The code of the board."""
    return cast(Event, fact.event).board


def keys(fact: Fact) -> tuple[str, ...]:
    """The board and the text that records an election, the paper that nominates."""
    match fact.event:
        case MemberElected(text=named) | CandidateNominated(symbol=named):
            return (key(fact), named)
    return (key(fact),)


def evolve(board: Board, fact: Fact) -> Board:
    """The board after one more fact."""
    match cast(Event, fact.event):
        case CandidateNominated():
            return replace(board, nominated=(*board.nominated, fact))
        case CandidacyWithdrawn():
            return replace(board, withdrawn=(*board.withdrawn, fact))
        case MemberElected():
            return replace(board, elected=(*board.elected, fact))
        case MembershipEnded():
            return replace(board, ended=(*board.ended, fact))
        case VacancyArisen():
            return replace(board, vacant=(*board.vacant, fact))
        case ElectionPostponed():
            return replace(board, postponed=(*board.postponed, fact))
        case _ as never:
            assert_never(never)


def decide(board: Board, new: Fact) -> list[Fact] | Known:
    """Refuses an election by a body that has not the power.

    An election first reported without its term is the same election where a source prints the term.
    """
    actor = new.occasion.body
    if not isinstance(new.event, MemberElected):
        return [new]
    if actor and board.electors and actor not in board.electors:
        raise Rejected(f"{actor} does not elect the members of {key(new)}; it may recommend.")
    same = next((known for known in board.elected if _is_told_more_fully(known, new)), None)
    return Known(same.entry_id) if same else [new]


def _is_told_more_fully(known: Fact, new: Fact) -> bool:
    one, other = cast(MemberElected, known.event), cast(MemberElected, new.event)
    of_one_term = one.term_from is None or other.term_from is None
    return one.member == other.member and of_one_term and may_be_one_occasion(known.occasion, new.occasion)


STREAM = Stream(
    kind="board",
    log="proceedings",
    events=(
        CandidateNominated,
        CandidacyWithdrawn,
        VacancyArisen,
        MemberElected,
        ElectionPostponed,
        MembershipEnded,
    ),
    key=key,
    keys=keys,
    initial=initial,
    evolve=evolve,
    decide=decide,
)
