"""A subscription, in the office log: confirmed, ended. Opaque ids, and neither an address nor what was followed."""

from dataclasses import dataclass
from typing import cast

from tracker.domain.stream import Known, Stream
from tracker.domain.terms import Fact


@dataclass(frozen=True, slots=True)
class SubscriptionConfirmed:
    """Whoever has the address confirmed that letters are wanted; both ids are random."""

    subscription: str
    subscriber: str

    def identity(self) -> tuple[object, ...]:
        """The subscription."""
        return (self.subscription,)


@dataclass(frozen=True, slots=True)
class SubscriptionEnded:
    """No more letters are wanted; `how` is *unsubscribed* or *erased*, and then no address is kept either."""

    subscription: str
    how: str

    def identity(self) -> tuple[object, ...]:
        """The subscription."""
        return (self.subscription,)


Event = SubscriptionConfirmed | SubscriptionEnded


def key(fact: Fact) -> str:
    """The subscription's id."""
    return cast(Event, fact.event).subscription


def decide(stated: tuple[Fact, ...], new: Fact) -> list[Fact] | Known:
    """Refuses nothing: people come and go."""
    return [new]


STREAM = Stream(
    kind="subscription",
    log="office",
    events=(SubscriptionConfirmed, SubscriptionEnded),
    key=key,
    keys=lambda fact: (key(fact),),
    initial=lambda key: (),
    evolve=lambda stated, fact: (*stated, fact),
    decide=decide,
)
