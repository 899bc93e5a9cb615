"""What a page says when there is nothing to show: in words, with a way on, in the same frame.

Where JSON is asked for, the same as a problem of RFC 9457.
"""

import json
from collections.abc import Sequence
from http import HTTPStatus

from flask import Flask, Response, render_template, request
from flask.globals import request_ctx
from markupsafe import escape
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from tracker.domain import bodies
from tracker.domain.stream import Rejected
from tracker.domain.terms import Entry
from tracker.language import wording
from tracker.language.messages import N_, _
from tracker.web import addresses, endings, languages
from tracker.web.frame import current
from tracker.web.plain import plain
from tracker.web.sheet import history

_WORDS = {
    400: (N_("This request does not fit"), N_("The address or its parameters were not understood.")),
    404: (N_("Not found"), N_("There is nothing at this address.")),
    405: (N_("Only for reading"), N_("These pages can be read, and nothing else: expected GET.")),
    409: (N_("The record contradicts this"), ""),
    414: (N_("The address is too long"), N_("Expected an address of ordinary length.")),
    500: (N_("Something went wrong here"), N_("The fault is ours, not yours. It has been noted.")),
    503: (
        N_("The record cannot be read"),
        N_("The database does not answer, or is not set up. Please try again later."),
    ),
}


class NotOnRecord(NotFound):
    """Nothing stands under a key. `see` are pages that may have been meant, `entries` those that once spoke of it."""

    def __init__(
        self, sentence: str, see: Sequence[tuple[str, str]] = (), entries: Sequence[Entry] = (), key: str = ""
    ) -> None:
        super().__init__(sentence)
        self.see = see
        self.history = history(key, entries)


def absent(what: str, see: Sequence[tuple[str, str]] = (), entries: Sequence[Entry] = (), key: str = "") -> NotOnRecord:
    """`No matter … stands on the record as of 24 May 2019.`, with today's page where another moment was asked for."""
    moment = current().moment
    if moment.is_now:
        return NotOnRecord(_("%(what)s is not on record.", what=what), see, entries, key)
    said = _(
        "%(what)s is not on record as of %(day)s, at position %(position)s of the log.",
        what=what,
        day=wording.day(moment.day),
        position=moment.position,
    )
    return NotOnRecord(said, ((_("Today’s record"), languages.here()), *see), entries, key)


def _boards_known(code: int) -> NotOnRecord | None:
    """The boards on file, for who takes the last part off the address of one."""
    if code != HTTPStatus.NOT_FOUND or request.path.rstrip("/") != "/boards":
        return None
    boards = [body.code for body in bodies.known() if body.kind == "board"]
    return NotOnRecord("", [(wording.name(one), addresses.board(one)) for one in boards])


def answer_in_words(app: Flask) -> None:
    """Has the site answer every error with a page."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        code = error.code or 500
        said = error.description if code in (400, 404) and error.description != type(error).description else ""
        answer = _answer(code, said or "", error if isinstance(error, NotOnRecord) else _boards_known(code))
        if isinstance(error, MethodNotAllowed):
            answer.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return answer

    @app.errorhandler(Rejected)
    def contradicted(error: Rejected) -> Response:
        return _answer(409, str(error))

    @app.errorhandler(SQLAlchemyError)
    def unreadable(error: SQLAlchemyError) -> Response:
        app.logger.error("The database cannot be read.", exc_info=error)
        return _answer(503)

    @app.errorhandler(Exception)
    def crashed(error: Exception) -> Response:
        # not its address: those of one reader hold what proves who asks
        app.logger.error("A page failed: %s", request.url_rule, exc_info=error)
        return _answer(500)


def _answer(code: int, said: str = "", absent: NotOnRecord | None = None) -> Response:
    title, sentence = _WORDS.get(code, (HTTPStatus(code).phrase, N_("This request was not answered.")))
    title, sentence = _(title), _(sentence)
    see, past = (absent.see, absent.history) if absent else ((), history("", ()))
    if endings.asked() in ("json", "feed.json"):
        return _problem(code, title, said or sentence, see, past.entries)
    if request_ctx.url_adapter is None:  # the host asked for is none: then no page can link to another
        return Response(
            f"<!doctype html><title>{escape(title)}</title><h1>{escape(title)}</h1>{escape(sentence)}", code
        )
    return Response(render_template("error.html", title=title, message=said or sentence, see=see, history=past), code)


def _problem(code: int, title: str, detail: str, see: Sequence[tuple[str, str]], entries: Sequence[Entry]) -> Response:
    problem = {
        "type": "about:blank",
        "title": title,
        "status": code,
        "detail": detail,
        "instance": endings.address(endings.HTML),
        "see": [{"title": label, "address": address} for label, address in see],
        "entries": plain(entries),
    }
    return Response(json.dumps(problem, ensure_ascii=False), code, mimetype="application/problem+json")
