"""The words every fact is made of: who acted and when, where it is printed, and the fact itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol
from uuid import UUID

Precision = Literal["day", "span", "each", "one_of", "not_after", "unknown"]

Capacity = Literal[
    "member_state",
    "observer_state",
    "regional_or_political_group",
    "secretariat_official",
    "special_procedure",
    "pni_institute",
    "un_entity",
    "specialized_agency",
    "igo",
    "treaty_or_expert_body",
    "ngo_consultative",
    "officer_of_body",
    "other",
]

Log = Literal["proceedings", "office"]


class Event(Protocol):
    """What a body did. Each event class is a frozen dataclass with a one-sentence docstring."""

    def identity(self) -> tuple[object, ...]:
        """What makes two facts of this type in one stream the same fact; never a title or a gist."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When, where and by whom something was done.

    `precision` says how `days` is meant: one *day*; a *span* from the first to the last; *each* of the days
    ("6th and 7th meetings, on 22 and 23 May"); *one_of* them, the text does not say which; *not_after* the last;
    *unknown* (no days). `body` is the code of the body that acted, `session`, `meetings` and `items` are keys.
    """

    precision: Precision = "unknown"
    days: tuple[date, ...] = ()
    body: str = ""
    session: str = ""
    meetings: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    @property
    def first_day(self) -> date | None:
        """The day before which it had certainly not happened; None where the text does not say."""
        return None if self.precision == "not_after" else min(self.days, default=None)

    @property
    def last_day(self) -> date | None:
        """The day by which it had certainly happened; None where the text gives no day."""
        return max(self.days, default=None)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is printed.

    `rank`: 0 our own act, without a source; 1 final text, 2 final session report, 3 draft report, 4 reported by the
    secretariat with the text awaited, 5 journal or meetings coverage, 6 web page. `file` is the SHA-256 of the kept
    bytes, `dated` the source's own date, `inferred` the reason why a reader concluded what the words do not say
    outright, or empty.
    """

    rank: int
    symbol: str = ""
    file: str = ""
    paragraph: str = ""
    ordinal: int = 0
    quoted: str = ""
    language: str = "en"
    dated: date | None = None
    url: str = ""
    inferred: str = ""

    @property
    def of_one_text(self) -> tuple[str, ...]:
        """What two places of the same text share: its symbol or, where it has none, its file and address."""
        return (self.symbol,) if self.symbol else ("", self.file, self.url)


@dataclass(frozen=True, slots=True)
class Fact:
    """One event with its occasion and its source; `entry_id` names the entry of the log that holds it."""

    event: Event
    occasion: Occasion
    source: Source
    entry_id: UUID

    @property
    def certain_by(self) -> date | None:
        """The day by which it had certainly happened: of its occasion or, failing that, the source's own date."""
        return self.occasion.last_day or self.source.dated


class Entry(NamedTuple):
    """A fact as it stands in a log. `fact` is None where its content was withheld by legal order.

    A tuple, because a long log makes very many: a frozen dataclass takes three times as long to make.
    """

    position: int
    stream: str
    version: int
    type: str
    about: UUID | None
    fact: Fact | None
    entry_id: UUID
    recorded_at: datetime
    recorded_by: str
    accepted_as: str
    historical: bool
    batch: UUID
    hash: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A vote as printed: in favour, against, abstaining."""

    in_favour: int
    against: int
    abstaining: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When a text wants something done.

    `rule` is *session* (at the session named by key), *date*, *interval* (`every_months` months), *recurring* (each
    session of the body with this code, or each `every_months` months) or *unspecified*: no date stated, never due.
    """

    rule: Literal["session", "date", "interval", "recurring", "unspecified"] = "unspecified"
    session: str = ""
    on: date | None = None
    every_months: int | None = None
    as_printed: str = ""
    body: str = ""


NO_DATE_STATED = Due()


@dataclass(frozen=True, slots=True)
class Times:
    """Which state of the record is asked for.

    `as_of`: what had certainly happened by that day. `at`: what this record held at that position of the log. Neither:
    what it holds now.
    """

    as_of: date | None = None
    at: int | None = None

    @property
    def are_now(self) -> bool:
        """Whether the present record is asked for."""
        return self.as_of is None and self.at is None


NOW = Times()


def text_key(organ: str, kind: str, number: str) -> str:
    """The key of a numbered text. A bare number collides: "9/1" names texts of two conferences."""
    return f"{organ} {kind} {number}"


def history_until(entries: Sequence[Entry], position: int | None) -> list[Entry]:
    """The entries recorded up to a position of the log (all of them for None)."""
    return [entry for entry in entries if position is None or entry.position <= position]
