"""PURE: who follows what, and whom a cause concerns: by its topics, or by the words of a search."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tracker.reminders.causes import Cause
from tracker.reminders.rules import Recipient

EVERYTHING = "*"
SEARCH = "search:"
ADDRESSEE = "addressee:"
# who keeps the calendar of a body, by its code; `calendar:*` of all
CALENDAR = "calendar:"
# who gets what a recipient, by this id, has not acknowledged
ALTERNATE = "alternate:"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Followed:
    """A cause with the topics whose followers it concerns, and its words, for those who follow a search."""

    cause: Cause
    topics: frozenset[str]
    words: frozenset[str]


# what a recipient wants to hear no more of (no day), or not before a day: by recipient, matter, rule and day due
Quiet = Mapping[tuple[str, str, str, date], date | None]


@dataclass(slots=True)
class Followers:
    """Who follows what: recipients by topic; searches with their words, and by the rarest of them."""

    by_topic: dict[str, dict[str, Recipient]] = field(default_factory=dict)
    searches: dict[str, frozenset[str]] = field(default_factory=dict)
    by_rarest: dict[str, list[str]] = field(default_factory=dict)
    # those of several topics together, by the names of these: causes of one thing share them
    together: dict[tuple[str, ...], dict[str, Recipient]] = field(default_factory=dict)
    # by the id of whom they stand in for; and when the newest letters to those who have an alternate were queued
    alternates: dict[str, list[Recipient]] = field(default_factory=dict)
    written: dict[str, datetime] = field(default_factory=dict)

    def add(self, recipient: Recipient, topic: str, since: datetime) -> None:
        """Somebody follows a topic since an instant."""
        of = recipient if recipient.added_at == since else replace(recipient, added_at=since)
        name = folded(topic)
        if name.startswith(ALTERNATE):
            self.alternates.setdefault(name.removeprefix(ALTERNATE), []).append(of)
            return
        self.by_topic.setdefault(name, {})[recipient.id] = of
        self.together.clear()
        if name.startswith(SEARCH):
            self.searches[name] = words_of(name.removeprefix(SEARCH))
            self.by_rarest.clear()

    def of(self, followed: Followed) -> Iterable[Recipient]:
        """Each recipient once whom a cause concerns."""
        names = [_everything(followed.cause), *sorted(followed.topics), *self._searches(followed)]
        several = tuple(name for name in names if name in self.by_topic)
        if several not in self.together:
            self.together[several] = {id: one for name in several for id, one in self.by_topic[name].items()}
        found = self.together[several]
        if followed.cause.readers == "all":
            return found.values()
        return [one for one in found.values() if followed.cause.is_for(one.of_office)]

    def _searches(self, followed: Followed) -> list[str]:
        if len(self.by_rarest) == 0 < len(self.searches):
            self._index()
        # each has one word by which it is found, so that few are looked at
        among = [self.by_rarest[word] for word in sorted(followed.words) if word in self.by_rarest]
        return [name for some in among for name in some if self.searches[name] <= followed.words]

    def _index(self) -> None:
        """Puts each search under the word of its own that the fewest searches have."""
        common = Counter(word for words in self.searches.values() for word in words)
        for name, words in self.searches.items():
            rarest = min(words, key=lambda word: (common[word], word), default="")
            self.by_rarest.setdefault(rarest, []).append(name)

    def pairs(self, followed: Followed) -> list[tuple[Recipient, Recipient]]:
        """Those whom a cause concerns and who have an alternate, each with one."""
        if not self.alternates:
            return []
        both = ((one, other) for one in self.of(followed) for other in self.alternates.get(one.id, ()))
        return [(one, other) for one, other in both if followed.cause.is_for(other.of_office)]

    def everybody(self) -> Iterator[Recipient]:
        """Every recipient, once for each topic."""
        for recipients in self.by_topic.values():
            yield from recipients.values()


def _everything(cause: Cause) -> str:
    """The topic of those who follow all that there is for the audience of a rule."""
    return f"{CALENDAR}{EVERYTHING}" if cause.policy.audience == "keeper" else EVERYTHING


def folded(topic: str) -> str:
    """A topic as it is compared."""
    return " ".join(topic.casefold().split())


def concerns(followed: Followed, topics: Iterable[str]) -> bool:
    """Whether a cause concerns somebody who follows these topics."""
    mine = {folded(topic) for topic in topics}
    return bool(
        _everything(followed.cause) in mine
        or mine & followed.topics
        or any(
            wanted <= followed.words
            for one in mine
            if one.startswith(SEARCH) and (wanted := words_of(one.removeprefix(SEARCH)))
        )
    )


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a search compares them: whole, in whatever case."""
    return frozenset(_WORD.findall(text.casefold()))
