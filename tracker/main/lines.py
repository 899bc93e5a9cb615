"""Facts and entries as lines a person reads on a terminal."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from tracker.domain import wording
from tracker.domain.terms import Entry, Fact, Source

RANKS = ("", "final text", "session report", "draft report", "reported by the secretariat", "journal", "web page")


def fact_lines(fact: Fact) -> list[str]:
    """A fact in two to four lines: what, when and where, the words quoted, and the doubt if there is one."""
    lines = [f"{type(fact.event).__name__}  {in_words(fact.event)}"]
    where = [wording.meetings(fact.occasion), wording.when(fact.occasion), *fact.occasion.items]
    lines.append(f"  {', '.join(part for part in where if part)} — {place(fact.source)}")
    if fact.source.quoted:
        lines.append(f"  “{_short(fact.source.quoted)}”")
    if fact.source.inferred:
        lines.append(f"  inferred: {fact.source.inferred}")
    return lines


def entry_lines(entry: Entry, officers: dict[str, str]) -> list[str]:
    """An entry: position, instant, stream, then the fact."""
    by = officers.get(entry.recorded_by, "an officer not named here")
    head = f"{entry.position}  {entry.recorded_at:%Y-%m-%d %H:%M}  {entry.stream}  by {by}  {entry.entry_id}"
    if entry.fact is None:
        return [head, "  content withheld by legal order"]
    if entry.about:
        return [head, f"  {entry.type}  {in_words(entry.fact.event)}"]
    return [head, *(f"  {line}" for line in fact_lines(entry.fact))]


def place(source: Source) -> str:
    """Where a source prints it: `E/2019/30, para. 24 (session report)`."""
    name = source.symbol or "a text without a symbol"
    if source.rank == 0:
        return "our own entry"
    if source.paragraph.startswith("pasted, "):
        return f"a pasted text, {source.paragraph.removeprefix('pasted, ')}"
    paragraph = f", {source.paragraph}" if source.paragraph else ""
    if source.paragraph[:1].isdigit():
        paragraph = f", para. {source.paragraph}"
    return f"{name}{paragraph} ({RANKS[source.rank]})"


def in_words(thing: Any) -> str:
    """The fields that say something, as `name: value`."""
    said = [(field.name, getattr(thing, field.name)) for field in fields(thing)]
    return "; ".join(f"{name.replace('_', ' ')}: {_value(value)}" for name, value in said if not _silent(value))


def _silent(value: Any) -> bool:
    return value is None or value is False or value == "" or value == ()


def _value(value: Any) -> str:
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_value(one) for one in value)
    if is_dataclass(value):
        return " ".join(_value(part) for field in fields(value) if not _silent(part := getattr(value, field.name)))
    return _short(str(value))


def _short(text: str, width: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else f"{flat[: width - 1]}…"
