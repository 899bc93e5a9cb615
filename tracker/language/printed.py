"""Words that a report prints, marked within a sentence of ours: a page or a letter says in which language they are.

The marks are characters that no text has (Unicode keeps them for private use).
"""

import re
from html import escape

from tracker.language.messages import code

_BEGIN, _THEN, _END = "\ue001", "\ue002", "\ue003"
_MARKED = re.compile(f"{_BEGIN}([^{_THEN}]*){_THEN}([^{_END}]*){_END}")


def printed(words: str, language: str = "en") -> str:
    """Words as a report prints them, on one line, with their language."""
    return f"{_BEGIN}{language}{_THEN}{one_line(words)}{_END}" if words else ""


def one_line(text: str) -> str:
    """Words with single spaces between them: a line break in a title must not become a header of its own."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def unmarked(text: str) -> str:
    """A text without its marks: for mail in plain text, subjects and calendars."""
    return _MARKED.sub(r"\2", text)


def as_html(text: str) -> str:
    """A text as HTML: printed words of another language than the one that is spoken bear theirs."""

    def span(found: re.Match[str]) -> str:
        language, words = found[1], found[2]
        return words if language == code() else f'<span lang="{language}">{words}</span>'

    return _MARKED.sub(span, escape(text))


def raised(text: str) -> str:
    """A sentence or title with its first letter raised, be it ours or printed."""
    start = text.index(_THEN) + 1 if text.startswith(_BEGIN) else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]
