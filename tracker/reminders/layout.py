"""PURE: the parts of a letter as plain text and as a page of HTML, side by side in one message, byte-stable.

Both say the same in the same order. The text is 72 columns wide and flows where a program knows how (RFC 3676). The
page sets no colour and loads nothing: a mail program shows it in its own colours, dark or light, and nobody learns from
it that a letter was opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from textwrap import fill, wrap

from tracker.language.messages import _, spoken_language
from tracker.language.printed import as_html, unmarked

_WIDE = 72
_STYLE = (
    "body{max-width:38em;margin:1.5em auto;padding:0 1em;font:1em/1.5 Georgia,'Times New Roman',serif;"
    "overflow-wrap:break-word}"
    "h1{font-size:1.25em;line-height:1.3}"
    "h2{font-size:1em;margin:1.5em 0 .25em}"
    "p,ul,dl{margin:.25em 0 .75em}"
    "dt{font-weight:bold}"
    "dd{margin:0 0 .4em}"
    "blockquote{margin:.25em 0 .75em;padding-inline-start:1em;border-inline-start:2px solid}"
    "ul{padding-inline-start:1.25em}"
    "hr{border:0;border-top:1px solid;margin:2em 0 1em}"
    "footer{font-size:.875em}"
)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reader can go on: what is there, and its address."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter, in this order where it has them.

    A heading, facts by their names, paragraphs, words quoted, lines that stay as they are (those set in belong
    together), and links.
    """

    heading: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()
    quoted: str = ""
    lines: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def put_into(letter: EmailMessage, key: str, title: str, body: Sequence[Section], foot: Sequence[Section]) -> None:
    """Gives a message both forms. The boundary follows from its key, so that the bytes are the same each time."""
    parts = (_flowing(title), *(_as_text(section) for section in (*body, *foot)))
    text = unmarked("\n\n".join(parts)) + "\n"
    letter.set_content(text, charset="utf-8", cte="quoted-printable", params={"format": "flowed"})
    letter.make_alternative(boundary=f"=_{key[:32]}")
    letter.add_alternative(_page(title, body, foot), subtype="html", charset="utf-8", cte="quoted-printable")
    # at the end: what begins with Content would move into the first part
    letter["Content-Language"] = spoken_language().code


def _as_text(section: Section) -> str:
    parts = [_flowing(section.heading)]
    parts += [_flowing(_("%(name)s: %(value)s", name=name, value=value)) for name, value in section.facts]
    parts += [_flowing(text) for text in section.texts]
    parts.append(_flowing(section.quoted))
    parts += [_set_in(unmarked(line)) if line.startswith(" ") else _flowing(line) for line in section.lines]
    parts += ["\n\n".join(f"{_flowing(link.words)}\n{link.address}" for link in section.links)]
    return "\n".join(part for part in parts if part)


def _set_in(line: str) -> str:
    """A line of a list, with a space more, which a program that lets text flow takes away again."""
    by = " " * (1 + len(line) - len(line.lstrip()))
    return fill(line.strip(), _WIDE, initial_indent=by, subsequent_indent=f"{by}  ", break_on_hyphens=False)


def _flowing(text: str) -> str:
    """A paragraph in lines, each of which but the last ends in a space: there it goes on."""
    return " \n".join(wrap(unmarked(text), _WIDE - 1, break_long_words=False, break_on_hyphens=False))


def _page(title: str, body: Sequence[Section], foot: Sequence[Section]) -> str:
    language = spoken_language()
    parts = [
        f'<!doctype html>\n<html lang="{language.code}" dir="{language.direction}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(unmarked(title))}</title>",
        f"<style>:root{{color-scheme:light dark}}{_STYLE}</style>\n</head>\n<body>",
        f"<h1>{as_html(title)}</h1>",
        *(line for section in body for line in _as_html(section)),
        "<hr>\n<footer>",
        *(line for section in foot for line in _as_html(section)),
        "</footer>\n</body>\n</html>",
    ]
    return "\n".join(parts) + "\n"


def _as_html(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"<h2>{as_html(section.heading)}</h2>"
    if section.facts:
        facts = (f"<dt>{as_html(name)}</dt><dd>{as_html(value)}</dd>" for name, value in section.facts)
        yield "\n".join(("<dl>", *facts, "</dl>"))
    yield from (f"<p>{as_html(text)}</p>" for text in section.texts)
    if section.quoted:
        yield f"<blockquote>{as_html(section.quoted)}</blockquote>"
    yield from _list(section.lines)
    yield from (f'<p><a href="{escape(link.address)}">{as_html(link.words)}</a></p>' for link in section.links)


def _list(lines: Sequence[str]) -> Iterator[str]:
    """Lines set in by two are the points of a list, those set in by more belong to the point before them."""
    points: list[str] = []
    for line in lines:
        text = as_html(line.strip())
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
