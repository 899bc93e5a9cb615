"""The pages: what is on record, said in words, each traced to the entry that says so. Nothing is written over HTTP."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask
from sqlalchemy import Engine

from tracker.web import (
    boards,
    caching,
    changes,
    corrections,
    dates,
    documents,
    endings,
    errors,
    frame,
    headers,
    items,
    log,
    mandates,
    meetings,
    reading,
    search,
    sessions,
    status,
    texts,
)

_ROOMS = (
    *(status, boards, sessions, items, meetings, documents, texts, mandates),
    *(dates, search, log, changes, corrections, reading),
)


def create_app(engine: Engine, now: Callable[[], datetime], *, clock_stands_still: bool = False) -> Flask:
    """The site over a database. `now` tells the time in UTC; where it stands still, every page says so."""
    app = Flask(__name__)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    frame.put_around(app, engine, now, clock_stands_still)
    caching.put_around(app, clock_stands_still)
    for room in _ROOMS:
        app.register_blueprint(room.pages)
    errors.answer_in_words(app)
    headers.send_with(app)
    app.wsgi_app = endings.Endings(app.wsgi_app)  # type: ignore[method-assign]
    return app
