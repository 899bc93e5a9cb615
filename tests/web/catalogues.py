"""The messages of pages and letters, as the code holds them.

`python -m tests.web.catalogues` brings each catalogue up to date: what is new is left untranslated, and French gets the
spaces before its marks that no keyboard has.
"""

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

import tracker

HOUSE = Path(tracker.__file__).parent
CATALOGUES = HOUSE / "translations"
_ROOMS = ("language", "reminders", "web")
_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
_OPTIONS = {"templates/**.html": {"trimmed": "false"}}


def extracted() -> Catalog:
    """Every message of pages and letters, with the files it stands in."""
    catalogue = Catalog(project="resolution-tracker", charset="utf-8", fuzzy=False)
    for room in _ROOMS:
        found = extract_from_dir(HOUSE / room, _METHODS, _OPTIONS, DEFAULT_KEYWORDS, directory_filter=lambda _: True)
        for file, _line, message, _comments, context in found:
            # no line numbers: a catalogue changes only when its messages do
            catalogue.add(message, locations=[(f"tracker/{room}/{file}", None)], context=context)
    return catalogue


def spaced(french: str) -> str:
    """French with a narrow space before ; ? and !, and a wide one before a colon and within quotation marks."""
    french = re.sub(r"[ \u00a0](?=[;?!](?!\w))", "\u202f", french)
    return re.sub(r"(?<=«) | (?=»)|[ \u202f](?=:(?!//))", "\u00a0", french)


def update(file: Path) -> None:
    """Adds what is new to a catalogue, untranslated, and takes out what nothing says any more."""
    language = file.parent.parent.name
    known = read_po(BytesIO(file.read_bytes()), locale=language) if file.exists() else Catalog(locale=language)
    known.update(extracted(), no_fuzzy_matching=True)
    known.obsolete.clear()
    for message in known if language == "fr" else ():
        if message.id:
            form = message.string or ""  # what is new has none
            message.string = spaced(form) if isinstance(form, str) else tuple(spaced(one or "") for one in form)
    known.fuzzy = False
    with file.open("wb") as out:
        write_po(out, known, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)


if __name__ == "__main__":
    for file in CATALOGUES.glob("*/LC_MESSAGES/messages.po"):
        update(file)
