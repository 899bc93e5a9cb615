"""Two keys of one thing, joined by a source: `E/2019/30` is the Commission's report `E/CN.15/2019/15`.

Reading groups by alias; an alias never chooses the home of a fact. It has a stream of its own, under the first of its
two keys, because the things it joins may be of any kind.
"""

from dataclasses import dataclass

from tracker.domain.stream import Known, Rejected, Stream
from tracker.domain.terms import Fact


@dataclass(frozen=True, slots=True)
class AliasStated:
    """A source prints two keys as names of the same thing."""

    key: str
    same_as: str

    def identity(self) -> tuple[object, ...]:
        """The two keys, in either order."""
        return (frozenset((self.key, self.same_as)),)


def _names(fact: Fact) -> tuple[str, str]:
    assert isinstance(fact.event, AliasStated)
    first, second = sorted((fact.event.key, fact.event.same_as))
    return first, second


def decide(stated: tuple[Fact, ...], new: Fact) -> list[Fact] | Known:
    """Refuses a thing as another name of itself."""
    first, second = _names(new)
    if first == second:
        raise Rejected(f"{first} is the same key twice; an alias joins two.")
    return [new]


STREAM = Stream(
    kind="alias",
    log="proceedings",
    events=(AliasStated,),
    key=lambda fact: _names(fact)[0],
    keys=_names,
    initial=lambda key: (),
    evolve=lambda stated, fact: (*stated, fact),
    decide=decide,
)
