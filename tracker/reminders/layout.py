"""PURE: the parts of a letter as plain text and as a page of HTML, side by side in one message, byte-stable.

Both say the same in the same order. The page sets no colour and loads nothing: a mail program shows it in its own
colours, dark or light, and nobody learns from it that a letter was opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from textwrap import fill

_STYLE = (
    "body{max-width:38em;margin:1.5em auto;padding:0 1em;font:1em/1.5 Georgia,'Times New Roman',serif;"
    "overflow-wrap:break-word}"
    "h1{font-size:1.25em;line-height:1.3}"
    "h2{font-size:1em;margin:1.5em 0 .25em}"
    "p,ul{margin:.25em 0 .75em}"
    "ul{padding-inline-start:1.25em}"
    "hr{border:0;border-top:1px solid;margin:2em 0 1em}"
    "footer{font-size:.875em}"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter: a heading, paragraphs, lines that stay as they are (those set in belong together), a link."""

    heading: str = ""
    texts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    link: str = ""


def put_into(
    letter: EmailMessage, key: str, title: str, letter_body: Sequence[Section], foot: Sequence[Section]
) -> None:
    """Gives a message both forms. The boundary follows from its key, so that the bytes are the same each time."""
    text = "\n\n".join([_wrapped(title), *map(_as_text, [*letter_body, *foot])]) + "\n"
    letter.set_content(text, charset="utf-8", cte="quoted-printable")
    letter.make_alternative(boundary=f"=_{key[:32]}")
    letter.add_alternative(_page(title, letter_body, foot), subtype="html", charset="utf-8", cte="quoted-printable")


def _as_text(section: Section) -> str:
    parts = (section.heading, *map(_wrapped, section.texts), *section.lines, section.link)
    return "\n".join(part for part in parts if part)


def _wrapped(text: str) -> str:
    return fill(text, 72, break_long_words=False, break_on_hyphens=False)


def _page(title: str, letter_body: Sequence[Section], foot: Sequence[Section]) -> str:
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(title)}</title>",
        f"<style>:root{{color-scheme:light dark}}{_STYLE}</style>\n</head>\n<body>",
        f"<h1>{escape(title)}</h1>",
        *(line for section in letter_body for line in _as_html(section)),
        "<hr>\n<footer>",
        *(line for section in foot for line in _as_html(section)),
        "</footer>\n</body>\n</html>",
    ]
    return "\n".join(parts) + "\n"


def _as_html(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"<h2>{escape(section.heading)}</h2>"
    yield from (f"<p>{escape(text)}</p>" for text in section.texts)
    yield from _list(section.lines)
    if section.link:
        address = escape(section.link)
        yield f'<p><a href="{address}">{address}</a></p>'


def _list(lines: Sequence[str]) -> Iterator[str]:
    """Lines set in by two are the points of a list, those set in by more belong to the point before them."""
    points: list[str] = []
    for line in lines:
        text = escape(line.strip())
        if line.startswith("    ") and points:
            points[-1] += f"<br>\n{text}"
        elif line.startswith("  "):
            points.append(text)
        else:
            yield f"<h2>{text}</h2>"
    if points:
        yield "<ul>"
        yield from (f"<li>{point}</li>" for point in points)
        yield "</ul>"
