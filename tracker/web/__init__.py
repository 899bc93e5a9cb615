"""The pages: what is on record, said in words, each traced to the entry that says so.

Only subscriptions, and answers to letters, are written over HTTP.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from flask import Flask
from sqlalchemy import Engine

from tracker.language import messages
from tracker.language.messages import Language
from tracker.web import (
    accessibility,
    ahead,
    alarms,
    boards,
    caching,
    changes,
    compressing,
    corrections,
    data,
    dates,
    differences,
    documents,
    endings,
    errors,
    frame,
    headers,
    items,
    kept,
    languages,
    log,
    managing,
    mandates,
    meetings,
    openapi,
    people,
    reading,
    search,
    sessions,
    status,
    subscriptions,
    texts,
    upcoming,
)

_ROOMS = (
    *(status, boards, sessions, items, meetings, documents, texts, mandates),
    *(dates, search, log, changes, corrections, reading, openapi, upcoming),
    *(subscriptions, managing, alarms),
    *(people, differences, ahead, data, accessibility),
)


def create_app(
    engine: Engine,
    now: Callable[[], datetime],
    *,
    clock_stands_still: bool = False,
    offered: Sequence[Language] | None = None,
) -> Flask:
    """The site over a database. `now` tells the time in UTC; where it stands still, every page says so.

    It speaks the languages `offered`; where none are named, English and those whose catalogue is complete.
    """
    app = Flask(__name__)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    spoken = offered or messages.offered()
    # what is put around first sees an answer last
    kept.put_around(app, engine, now)
    compressing.put_around(app)
    frame.put_around(app, engine, now, clock_stands_still)
    caching.put_around(app, clock_stands_still)
    for room in _ROOMS:
        app.register_blueprint(room.pages)
    errors.answer_in_words(app)
    headers.send_with(app)
    app.wsgi_app = endings.Endings(app.wsgi_app)  # type: ignore[method-assign]
    languages.put_around(app, spoken)
    return app
