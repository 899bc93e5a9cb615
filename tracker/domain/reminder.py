"""A reminder, in the office log: queued, sent, withdrawn, reinstated, acknowledged, snoozed.

Recipients are opaque ids, and no addresses.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never, cast

from tracker.domain.stream import Known, Rejected, Stream
from tracker.domain.terms import Fact


@dataclass(frozen=True, slots=True)
class ReminderQueued:
    """A letter to one recipient about one matter was queued; `key` is its identity and that of the mail sent.

    `lead_days` counts from `due_on`: -28 is four weeks before, 0 the day, 28 four weeks after.
    """

    key: str
    recipient: str
    matter: str
    rule: str
    due_on: date
    lead_days: int
    policy: str

    def identity(self) -> tuple[object, ...]:
        """The key."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class ReminderSent:
    """The mail server accepted the letter."""

    key: str
    message_id: str

    def identity(self) -> tuple[object, ...]:
        """The key."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class ReminderWithdrawn:
    """A queued letter was not sent, for this reason; `round` is how often it had been reinstated before."""

    key: str
    reason: str
    round: int = 0

    def identity(self) -> tuple[object, ...]:
        """The key and the round."""
        return (self.key, self.round)


@dataclass(frozen=True, slots=True)
class ReminderReinstated:
    """A person decided that a letter that was withdrawn or given up is to go out after all, the `round`-th time."""

    key: str
    round: int

    def identity(self) -> tuple[object, ...]:
        """The key and the round."""
        return (self.key, self.round)


@dataclass(frozen=True, slots=True)
class ReminderAcknowledged:
    """The recipient has seen it, and wants no more letters of the same rule on the same matter for the same day."""

    key: str

    def identity(self) -> tuple[object, ...]:
        """The key."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class ReminderSnoozed:
    """The recipient wants to be reminded again on a day: that moves the reminder, never what it reminds of."""

    key: str
    until: date

    def identity(self) -> tuple[object, ...]:
        """The key and the day."""
        return (self.key, self.until)


Event = ReminderQueued | ReminderSent | ReminderWithdrawn | ReminderReinstated | ReminderAcknowledged | ReminderSnoozed


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is known of one reminder."""

    queued: tuple[Fact, ...] = ()
    sent: tuple[Fact, ...] = ()
    withdrawn: tuple[Fact, ...] = ()
    reinstated: tuple[Fact, ...] = ()
    acknowledged: tuple[Fact, ...] = ()
    snoozed: tuple[Fact, ...] = ()


def key(fact: Fact) -> str:
    """The reminder's key."""
    return cast(Event, fact.event).key


def keys(fact: Fact) -> tuple[str, ...]:
    """The reminder and the matter it is about."""
    return (key(fact), fact.event.matter if isinstance(fact.event, ReminderQueued) else "")


def evolve(reminder: Reminder, fact: Fact) -> Reminder:
    """The reminder after one more fact."""
    match cast(Event, fact.event):
        case ReminderQueued():
            return replace(reminder, queued=(*reminder.queued, fact))
        case ReminderSent():
            return replace(reminder, sent=(*reminder.sent, fact))
        case ReminderWithdrawn():
            return replace(reminder, withdrawn=(*reminder.withdrawn, fact))
        case ReminderReinstated():
            return replace(reminder, reinstated=(*reminder.reinstated, fact))
        case ReminderAcknowledged():
            return replace(reminder, acknowledged=(*reminder.acknowledged, fact))
        case ReminderSnoozed():
            return replace(reminder, snoozed=(*reminder.snoozed, fact))
        case _ as never:
            assert_never(never)


def decide(reminder: Reminder, new: Fact) -> list[Fact] | Known:
    """Refuses to withdraw or reinstate a letter that was sent, and to reinstate one that was not withdrawn."""
    if isinstance(new.event, ReminderWithdrawn | ReminderReinstated) and reminder.sent:
        raise Rejected("This reminder was sent.", reminder.sent[0].entry_id)
    if isinstance(new.event, ReminderReinstated) and len(reminder.withdrawn) <= len(reminder.reinstated):
        raise Rejected("This reminder was not withdrawn.")
    return [new]


STREAM = Stream(
    kind="reminder",
    log="office",
    events=(
        ReminderQueued,
        ReminderSent,
        ReminderWithdrawn,
        ReminderReinstated,
        ReminderAcknowledged,
        ReminderSnoozed,
    ),
    key=key,
    keys=keys,
    initial=lambda key: Reminder(),
    evolve=evolve,
    decide=decide,
)
