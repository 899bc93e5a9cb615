"""Facts as a person writes them: what does not fit, in a sentence that names the field and what was expected.

A key with a slip of the pen would open a page of its own, and nobody would find what stands there. Only what a key or a
number looks like is looked at; whether the thing is on record is another question.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from tracker.domain import bodies, symbols
from tracker.domain.recommendation import Asks
from tracker.domain.session import SessionOpened, SessionRescheduled, SessionScheduled
from tracker.domain.terms import Due, Fact
from tracker.domain.text import TextNumbered

_KINDS = ("resolution", "decision", "declaration")
_ASKS = (*Asks.__args__, "transmit")  # type: ignore[attr-defined]  # a Literal has its words there
_A_TEXT = "a text such as ECOSOC resolution 2019/19"
# what each rule of a due date cannot do without
_DUE_NEEDS = {"session": "session", "date": "on", "interval": "every_months"}
# what makes a fact is said; titles and gists may be lacking in a source
_SAID = (
    *("board", "draft", "mandate", "recommendation", "subject", "to", "of", "key", "same_as", "number", "paragraph"),
    *("symbol", "symbols", "kinds", "entity", "member", "candidate", "office", "verb", "action", "phase", "basis"),
)
_FROM_ONE = ("number", "seats", "every_months", "asterisks", "words")
_FROM_NOUGHT = ("in_favour", "against", "abstaining")
# the first is not after the second
_IN_ORDER = (("starts_on", "ends_on"), ("term_from", "term_to"))


def misfits(fact: Fact) -> Iterator[str]:
    """What does not fit in a fact, field by field; nothing where all of it does."""
    if isinstance(fact.event, TextNumbered) and not fact.occasion.body:
        yield "occasion.body is missing; expected the organ whose text it is, such as ECOSOC"
    yield from _of_dates(fact)
    yield from _of_part(fact.event, "")
    yield from _of_part(fact.occasion, "occasion.")


def _of_dates(fact: Fact) -> Iterator[str]:
    """The days of a session: one is needed where dates were set, and none lies far from the year that names it.

    What was done at a session has its days then; what sets the dates of a session may have been done long before.
    """
    event, year = fact.event, bodies.year_of_session(fact.occasion.session)
    if isinstance(event, SessionScheduled) and not event.starts_on and not event.expected:
        yield 'starts_on is missing; expected the first day, such as 2019-07-23, or "expected": true while none is set'
    days = [("occasion.days", day) for day in fact.occasion.days]
    if isinstance(event, SessionScheduled | SessionRescheduled | SessionOpened):
        days = [(name, getattr(event, name)) for name in ("starts_on", "ends_on")]
    for name, on in days:
        # a session of 2019 runs from July 2018 to July 2019; what is resumed may end later
        if year and on and abs(on.year - year) > 1:
            yield f"{name}: {on}; expected a day of {fact.occasion.session}, from {year - 1} to {year + 1}"


def _of_part(part: Any, prefix: str) -> Iterator[str]:
    for field in fields(part):
        value = getattr(part, field.name)
        if field.default is MISSING and field.name in _SAID and value in ("", (), None):
            yield f"{prefix}{field.name} is empty; expected what the source says"
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                yield from _of_part(one, f"{prefix}{field.name}.")
            elif expected := _expected(field.name, one):
                yield f"{prefix}{field.name}: {one!r}; expected {expected}"
    yield from _out_of_order(part, prefix)
    if isinstance(part, Due) and (needed := _DUE_NEEDS.get(part.rule)) and not getattr(part, needed):
        yield f"{prefix}{needed} is missing; expected with the rule {part.rule}"


def _out_of_order(part: Any, prefix: str) -> Iterator[str]:
    for first, second in _IN_ORDER:
        one, other = getattr(part, first, None), getattr(part, second, None)
        if isinstance(one, date) and isinstance(other, date) and other < one:
            yield f"{prefix}{second}: {other}; expected a day not before {first}, {one}"


def _expected(name: str, value: Any) -> str:
    """What a field of this name takes, where its value does not fit; empty where it does."""
    if type(value) is int:
        least = 1 if name in _FROM_ONE else 0 if name in _FROM_NOUGHT else value
        return f"a number from {least} on" if value < least else ""
    if not isinstance(value, str) or not value or name not in _GRAMMAR:
        return ""
    fits, expected = _GRAMMAR[name]
    return "" if fits(value) else expected


def is_session(key: str) -> bool:
    """Whether it is the key of a session of a body on file: `CCPCJ/28`."""
    code, _, number = key.partition("/")
    try:
        return bodies.find(code) is not None and bodies.session_key(code, number) == key
    except ValueError:
        return False


def is_text(key: str) -> bool:
    """Whether it is the key of a numbered text of a body on file: `GA resolution 74/173`."""
    organ, kind, number = (*key.split(" ", 2), "", "")[:3]
    body = bodies.find(organ)
    return body is not None and body.code == organ and kind in _KINDS and _is_number(number)


def _is_number(printed: str) -> bool:
    try:
        return symbols.act_number(printed) == printed
    except ValueError:
        return False


def is_mandate(key: str) -> bool:
    """Whether it is the key of a paragraph, perhaps of its clause: `GA resolution 74/173/14/a`."""
    parts = key.split("/")
    return any(is_text("/".join(parts[:end])) and all(parts[end:]) for end in (len(parts) - 1, len(parts) - 2))


def is_matter(key: str) -> bool:
    """Whether it is the key of a recommendation or transmission: `CCPCJ/28/elect/UNICRI`."""
    parts = key.split("/")
    # what a body sent up outside any session has its code alone
    at = next((number for number, part in enumerate(parts) if part in _ASKS), 0)
    sent_from, subject = "/".join(parts[:at]), "/".join(parts[at + 1 :])
    return bool(subject) and (is_session(sent_from) or bodies.find(sent_from) is not None)


def is_draft(key: str) -> bool:
    """Whether it is the symbol of a draft, or its place in a report or session: `E/2019/30:I.A.IV`."""
    paper, colon, place = key.partition(":")
    if colon:
        return bool(place.strip()) and (is_session(paper) or _is_symbol(paper))
    return _is_symbol(paper)


def _is_symbol(printed: str) -> bool:
    try:
        return symbols.canonical(printed) == printed
    except ValueError:
        return False


_A_SESSION = "a session such as CCPCJ/28, or ECOSOC/2019 for a body that names its sessions by year"
_GRAMMAR: dict[str, tuple[Callable[[str], bool], str]] = {
    **dict.fromkeys(
        ("session", "sessions", "for_session", "deferred_to", "until_close_of", "term_to_close_of"),
        (is_session, _A_SESSION),
    ),
    **dict.fromkeys(("text", "by_text", "same_text_as"), (is_text, _A_TEXT)),
    "mandate": (is_mandate, "a paragraph of a text, such as GA resolution 74/173/14"),
    "recommendation": (is_matter, "a key as `tracker follow-up` prints it, such as CCPCJ/28/elect/UNICRI"),
    "draft": (is_draft, "its symbol, such as E/CN.15/2019/L.4, or its place, such as E/2019/30:I.A.IV"),
}
