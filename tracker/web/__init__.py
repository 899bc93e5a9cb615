"""The pages: what is on record, said in words, each traced to the entry that says so. Nothing is written over HTTP."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask
from sqlalchemy import Engine

from tracker.web import documents, errors, frame, headers, log, sessions, status


def create_app(engine: Engine, now: Callable[[], datetime], *, clock_stands_still: bool = False) -> Flask:
    """The site over a database. `now` tells the time in UTC; where it stands still, every page says so."""
    app = Flask(__name__)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    frame.put_around(app, engine, now, clock_stands_still)
    for room in (status, sessions, documents, log):
        app.register_blueprint(room.pages)
    errors.answer_in_words(app)
    headers.send_with(app)
    return app
