"""Pages to read: what the words mean, and how this record is made."""

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.language.messages import _
from tracker.web import columns, sentences
from tracker.web.frame import crumbs
from tracker.web.glossary import GLOSSARY, Term
from tracker.web.prose import METHOD, Chapter
from tracker.web.sheet import Sheet, show
from tracker.web.tables import Table

pages = Blueprint("reading", __name__)


@pages.get("/glossary")
def glossary() -> Response:
    """What the words on these pages mean."""
    terms = [Term(_(one.term), _(one.meaning)) for one in GLOSSARY]
    return show(
        Sheet(
            "glossary.html",
            _("Glossary"),
            sentences.plain(_("What the words on these pages mean, and what they do not.")),
            {"terms": sorted(terms, key=lambda one: one.term.casefold())},
            crumbs((_("Glossary"), "")),
            table=lambda: Table(columns.GLOSSARY, [(one.term, one.meaning) for one in terms]),
        )
    )


@pages.get("/method")
def method() -> Response:
    """Where each statement comes from, how certain it is, how far the record reaches, and how to check it."""
    return show(
        Sheet(
            "method.html",
            _("How this record is made"),
            sentences.plain(
                _("Every statement on these pages rests on an entry, and every entry on a printed source.")
            ),
            {"chapters": [_chapter(one) for one in METHOD]},
            crumbs((_("How this record is made"), "")),
        )
    )


def _chapter(of: Chapter) -> Chapter:
    """A chapter in the language of the page."""
    points = tuple(Term(_(one.term), _(one.meaning)) for one in of.points)
    return Chapter(of.place, _(of.heading), tuple(_(text) for text in of.paragraphs), points)
