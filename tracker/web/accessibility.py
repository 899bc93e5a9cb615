"""What these pages do so that everybody can read them, and where they fall short."""

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.language.messages import N_, _
from tracker.web import sentences
from tracker.web.frame import crumbs
from tracker.web.sheet import Sheet, show

pages = Blueprint("accessibility", __name__)

_CHAPTERS = (
    (
        N_("What is done"),
        N_(
            "Each page is plain text under headings, with one main part and a way past the frame. It can be read"
            " without a mouse, in light and dark, on a window of 320 pixels, at four times its size, and on paper."
            " No script is needed, and none is sent."
        ),
    ),
    (
        N_("Words beside every drawing"),
        N_(
            "No meaning rests on colour alone: what is open or done is said in words, and each strip or bar is a table"
            " or a list as well."
        ),
    ),
    (
        N_("How it is tested"),
        N_(
            "Every kind of page is opened in a browser, on a phone’s width and a desk’s, in light and dark, and checked"
            " against the Web Content Accessibility Guidelines 2.2 at level AA as far as a program can check them."
        ),
    ),
    (
        N_("Where it falls short"),
        N_(
            "What a program cannot check has not been tried with people who use screen readers. Quotations stand in the"
            " language of their source; official documents lead to another site."
        ),
    ),
)


@pages.get("/accessibility")
def accessibility() -> Response:
    """What these pages do so that everybody can read them, and where they fall short."""
    return show(
        Sheet(
            "accessibility.html",
            _("Accessibility"),
            sentences.plain(_("These pages are meant for everybody, with any device.")),
            {"chapters": [(_(heading), _(paragraph)) for heading, paragraph in _CHAPTERS]},
            crumbs((_("Accessibility"), "")),
        )
    )
