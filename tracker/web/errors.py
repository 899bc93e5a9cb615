"""What a page says when there is nothing to show: in words, with a way on, in the same frame."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Flask, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, NotFound

from tracker.domain import wording
from tracker.domain.stream import Rejected
from tracker.domain.terms import Entry
from tracker.web.frame import current

_WORDS = {
    400: ("This request does not fit", "The address or its parameters were not understood."),
    404: ("Not found", "There is nothing at this address."),
    405: ("Only for reading", "These pages can be read, and nothing else: expected GET."),
    409: ("The record contradicts this", ""),
    414: ("The address is too long", "Expected an address of ordinary length."),
    500: ("Something went wrong here", "The fault is ours, not yours. It has been noted."),
    503: ("The record cannot be read", "The database does not answer, or is not set up. Please try again later."),
}


class NotOnRecord(NotFound):
    """Nothing stands under a key. `see` are pages that may have been meant, `entries` those that once spoke of it."""

    def __init__(self, sentence: str, see: Sequence[tuple[str, str]] = (), entries: Sequence[Entry] = ()) -> None:
        super().__init__(sentence)
        self.see = see
        self.entries = entries


def absent(what: str, see: Sequence[tuple[str, str]] = (), entries: Sequence[Entry] = ()) -> NotOnRecord:
    """`No matter … stands on the record as of 24 May 2019.`, with today's page where another moment was asked for."""
    moment = current().moment
    if moment.is_now:
        return NotOnRecord(f"{what} is not on record.", see, entries)
    then = f"as of {wording.day(moment.day)}, at position {moment.position} of the log"
    return NotOnRecord(f"{what} is not on record {then}.", (("Today’s record", request.path), *see), entries)


def answer_in_words(app: Flask) -> None:
    """Has the site answer every error with a page."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[str, int]:
        code = error.code or 500
        said = error.description if code in (400, 404) and error.description != type(error).description else ""
        return _page(code, said or "", getattr(error, "see", ()), getattr(error, "entries", ()))

    @app.errorhandler(Rejected)
    def contradicted(error: Rejected) -> tuple[str, int]:
        return _page(409, str(error))

    @app.errorhandler(SQLAlchemyError)
    def unreadable(error: SQLAlchemyError) -> tuple[str, int]:
        app.logger.error("The database cannot be read.", exc_info=error)
        return _page(503)

    @app.errorhandler(Exception)
    def crashed(error: Exception) -> tuple[str, int]:
        app.logger.error("A page failed: %s", request.path, exc_info=error)
        return _page(500)


def _page(
    code: int, said: str = "", see: Sequence[tuple[str, str]] = (), entries: Sequence[Entry] = ()
) -> tuple[str, int]:
    title, sentence = _WORDS.get(code, (HTTPStatus(code).phrase, "This request was not answered."))
    return render_template("error.html", title=title, message=said or sentence, see=see, entries=entries), code
