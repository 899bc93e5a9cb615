"""Pages to read: what the words mean, and how this record is made."""

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.web import sentences
from tracker.web.frame import crumbs
from tracker.web.prose import GLOSSARY, METHOD
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("reading", __name__)


@pages.get("/glossary")
def glossary() -> Response:
    """What the words on these pages mean."""
    return show(
        Sheet(
            "glossary.html",
            "Glossary",
            sentences.plain("What the words on these pages mean, and what they do not."),
            {"terms": sorted(GLOSSARY, key=lambda one: one.term.casefold())},
            crumbs(("Glossary", "")),
            table=lambda: Table(["term", "meaning"], [(one.term, one.meaning) for one in GLOSSARY]),
        )
    )


@pages.get("/method")
def method() -> Response:
    """Where each statement comes from, how certain it is, how far the record reaches, and how to check it."""
    return show(
        Sheet(
            "method.html",
            "How this record is made",
            sentences.plain("Every statement on these pages rests on an entry, and every entry on a printed source."),
            {"chapters": METHOD},
            crumbs(("How this record is made", "")),
        )
    )
