"""What a body asked of its parent: a recommendation or a transmission, and what came of it.

A recommendation is not its result. Its key says who asked what, so that a draft report and the final report name the
same one: body / session / what it asks / (draft, board or document), `CCPCJ/28/elect/UNICRI`. It is asked of the parent
organ; what goes to another organ, perhaps besides, is a matter of its own: `CCPCJ/28/transmit/E/CN.15/2019/8/to/GA`.
"""

from dataclasses import dataclass
from typing import Literal, assert_never, cast

from tracker.domain import bodies, symbols, wording
from tracker.domain.stream import Known, Rejected, Stream
from tracker.domain.terms import Fact

Asks = Literal["adopt", "elect", "appoint", "endorse", "take_note", "forward", "approve", "consider"]
Outcome = Literal[
    "adopted",
    "adopted_as_revised",
    "elected",
    "appointed",
    "endorsed",
    "approved",
    "taken_note_of",
    "forwarded",
    "deferred",
    "not_adopted",
]
# persons are elected or appointed, texts are adopted; an organ may approve or endorse either
_FOR_PERSONS = ("elected", "appointed", "approved", "endorsed", "deferred", "not_adopted")
_ONLY_FOR_PERSONS = ("elected", "appointed")
_OF_PERSONS, _OF_TEXTS = ("elect", "appoint"), ("adopt", "take_note", "transmit")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person recommended for a seat, under the name printed; `asks` as the text has it."""

    name: str
    asks: Literal["elect", "re_elect", "appoint"] = "elect"


@dataclass(frozen=True, slots=True)
class RecommendationMade:
    """A body recommended something to another: nothing is adopted or elected by that.

    `subject` is the key of the draft, board or document that it is about, `meant_for` the organ whose act it is to
    become in the end (empty: `to` itself), `through` the symbols of the papers that carry it.
    """

    to: str
    asks: Asks
    subject: str
    title: str = ""
    candidates: tuple[Candidate, ...] = ()
    meant_for: str = ""
    through: tuple[str, ...] = ()
    as_printed: str = ""

    def identity(self) -> tuple[object, ...]:
        """Who is asked, and for whom."""
        return (self.to, frozenset((candidate.name, candidate.asks) for candidate in self.candidates))


@dataclass(frozen=True, slots=True)
class DocumentTransmitted:
    """A body sent a document on to another, taking no responsibility for its content; `cover_symbol` is its note's."""

    symbols: tuple[str, ...]
    to: str
    title: str = ""
    pursuant_to: tuple[str, ...] = ()
    as_printed: str = ""
    cover_symbol: str = ""

    def identity(self) -> tuple[object, ...]:
        """The document, with or without its corrigenda, and the receiver."""
        return (symbols.home(self.symbols), self.to)


@dataclass(frozen=True, slots=True)
class RecommendationActedOn:
    """The organ that was asked acted on a recommendation or transmission; `text` is the key of its own text.

    `candidates` names persons where it elected or appointed only some of those recommended.
    """

    recommendation: str
    outcome: Outcome
    text: str = ""
    as_printed: str = ""
    candidates: tuple[str, ...] = ()

    def identity(self) -> tuple[object, ...]:
        """Outcome, text, and the persons where the act concerned only some of those recommended."""
        return (self.outcome, self.text, frozenset(self.candidates))


Event = RecommendationMade | DocumentTransmitted | RecommendationActedOn


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is known of one matter sent up: how it was sent, and what the organ asked did."""

    made: tuple[Fact, ...] = ()
    acted: tuple[Fact, ...] = ()


def key(fact: Fact) -> str:
    """`CCPCJ/28/elect/UNICRI`, `CCPCJ/28/transmit/E/CN.15/2019/8`."""
    match cast(Event, fact.event):
        case RecommendationMade(asks=asks, subject=subject, to=to):
            return _matter(fact, f"{asks}/{symbols.without_corrections(subject)}", to)
        case DocumentTransmitted(symbols=printed, to=to):
            return _matter(fact, f"transmit/{symbols.home(printed)}", to)
        case RecommendationActedOn(recommendation=recommendation):
            return recommendation
        case _ as never:
            assert_never(never)


def formerly(fact: Fact) -> str:
    """The same without the organ asked, and with the draft's text that was meant."""
    match cast(Event, fact.event):
        case RecommendationMade(asks=asks, subject=subject):
            return f"{fact.occasion.session or fact.occasion.body}/{asks}/{subject}"
    return key(fact).partition("/to/")[0]


def _matter(fact: Fact, what: str, to: str) -> str:
    sender = bodies.find(fact.occasion.body)
    elsewhere = sender is not None and sender.parent not in ("", to)
    return f"{fact.occasion.session or fact.occasion.body}/{what}{f'/to/{to}' if elsewhere else ''}"


def keys(fact: Fact) -> tuple[str, ...]:
    """The recommendation, what it is about, the papers that carry it, the text that came of it."""
    match cast(Event, fact.event):
        case RecommendationMade(subject=subject, through=through):
            return (key(fact), subject, *through)
        case DocumentTransmitted(symbols=printed, pursuant_to=pursuant_to, cover_symbol=cover):
            return (key(fact), *printed, *pursuant_to, cover)
        case RecommendationActedOn(text=text):
            return (key(fact), text)
        case _ as never:
            assert_never(never)


def evolve(recommendation: Recommendation, fact: Fact) -> Recommendation:
    """The recommendation after one more fact."""
    match cast(Event, fact.event):
        case RecommendationMade() | DocumentTransmitted():
            return Recommendation((*recommendation.made, fact), recommendation.acted)
        case RecommendationActedOn():
            acted = (*recommendation.acted, fact)
            return Recommendation(recommendation.made, tuple(one for one in acted if not _is_completed(one, acted)))
        case _ as never:
            assert_never(never)


def decide(recommendation: Recommendation, new: Fact) -> list[Fact] | Known:
    """Refuses another wording of what was asked, an act that does not answer it, and a second final act.

    An act does not answer what was asked of another body, what was asked later, and what asked for something else.

    What was asked need not be on record: the log begins in the middle of history.
    """
    match cast(Event, new.event):
        case RecommendationMade() | DocumentTransmitted():
            for made in recommendation.made:
                same = made.event.identity() == new.event.identity()
                other = "on another occasion" if same else "with other names"
                raise Rejected(f"{key(new)} is recorded {other}.", made.entry_id)
            for acted in recommendation.acted:
                if acted.occasion.body and acted.occasion.body != asked(new):
                    raise Rejected(f"{acted.occasion.body} acted on this, not {asked(new)}.", acted.entry_id)
                _refuse_an_act_before_its_matter(new, acted, on_record=acted)
        case RecommendationActedOn(outcome=outcome):
            _refuse_an_outcome_that_was_not_asked(key(new), outcome)
            _refuse_an_act_by_another(recommendation, new)
            for made in recommendation.made:
                _refuse_an_act_before_its_matter(made, new, on_record=made)
            for acted in recommendation.acted:
                if _is_completed(new, (acted,)):
                    return Known(acted.entry_id)
                if _of_other_persons(acted, new):
                    continue
                if is_final(acted) and outcome != "deferred" and not _is_completed(acted, (new,)):
                    text = cast(RecommendationActedOn, acted.event).text
                    raise Rejected(
                        f"{acted.occasion.body} already acted on {key(new)}{f', in {text}' if text else ''}.",
                        acted.entry_id,
                    )
        case _ as never:
            assert_never(never)
    return [new]


def _refuse_an_act_by_another(recommendation: Recommendation, new: Fact) -> None:
    actor = new.occasion.body
    if actor and key(new).split("/", 1)[0] == actor:
        raise Rejected(f"{actor} made this recommendation; it cannot act on it.")
    for made in recommendation.made:
        if actor and actor != asked(made):
            raise Rejected(f"This was sent to {asked(made)}, not to {actor}.", made.entry_id)


def _refuse_an_outcome_that_was_not_asked(matter: str, outcome: Outcome) -> None:
    """The key says what was asked, so this holds also where the recommendation itself is not on record."""
    asks = next((part for part in matter.split("/") if part in _OF_PERSONS or part in _OF_TEXTS), "")
    if (asks in _OF_PERSONS and outcome not in _FOR_PERSONS) or (asks in _OF_TEXTS and outcome in _ONLY_FOR_PERSONS):
        said, wanted = outcome.replace("_", " "), asks.replace("_", " ")
        raise Rejected(f"{matter} asks to {wanted}; “{said}” does not answer that.")


def _refuse_an_act_before_its_matter(made: Fact, act: Fact, on_record: Fact) -> None:
    """Only where both have days that leave no doubt: the last on which it can have been, the first of the other."""
    first = made.occasion.first_day
    if act.occasion.last_day and first and act.occasion.last_day < first:
        acted = f"{key(act)} was acted on by {wording.day(act.occasion.last_day)}"
        raise Rejected(f"{acted}, before it was sent, on {wording.day(first)}.", on_record.entry_id)


def _of_other_persons(one: Fact, other: Fact) -> bool:
    mine = set(cast(RecommendationActedOn, one.event).candidates)
    others = set(cast(RecommendationActedOn, other.event).candidates)
    return bool(mine and others and not mine & others)


def _is_completed(act: Fact, others: tuple[Fact, ...]) -> bool:
    """Whether an act reported without its text stands among others with the text it lacked: one act, not two."""
    said = cast(RecommendationActedOn, act.event)
    if said.text:
        return False
    told = [cast(RecommendationActedOn, other.event) for other in others]
    return any(other.outcome == said.outcome and other.text for other in told)


def asked(made: Fact) -> str:
    """The code of the body that is asked to act."""
    assert isinstance(made.event, RecommendationMade | DocumentTransmitted)
    return made.event.to


def is_final(acted: Fact) -> bool:
    """Whether an act disposes of the matter; a deferral does not."""
    return isinstance(acted.event, RecommendationActedOn) and acted.event.outcome != "deferred"


STREAM = Stream(
    kind="recommendation",
    log="proceedings",
    events=(RecommendationMade, DocumentTransmitted, RecommendationActedOn),
    key=key,
    keys=keys,
    initial=lambda key: Recommendation(),
    evolve=evolve,
    decide=decide,
    formerly=formerly,
)
