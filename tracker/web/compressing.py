"""Pages and the style sheet go over the wire compressed, so that a first view fits into the first flight of packets."""

import gzip
import re

from flask import Flask, Response, request

_TEXT = (
    "text/",
    "application/json",
    "application/x-ndjson",
    "application/problem+json",
    "application/feed+json",
    "application/atom+xml",
    "image/svg+xml",
)
# comments, and the space in which a style sheet is laid out: a fifth of it, even compressed
_FOR_ITS_WRITERS = re.compile(rb"(?:\s*/\*.*?\*/)+\s*|\s*([{};,])\s*", re.DOTALL)
# below this the frame of gzip eats what it saves
_LEAST = 500
# the highest levels cost three times as much for one part in a hundred
_LEVEL = 6


def put_around(app: Flask) -> None:
    """Answers in gzip where the reader takes it."""

    @app.after_request
    def compress(response: Response) -> Response:
        if not (response.mimetype or "").startswith(_TEXT):
            return response
        response.vary.add("Accept-Encoding")
        if (
            response.status_code == 200
            and request.accept_encodings.quality("gzip") > 0
            and not response.content_encoding
        ):
            # a file is sent piece by piece unless asked for whole
            response.direct_passthrough = False
            content = response.get_data()
            if response.mimetype == "text/css":
                content = _FOR_ITS_WRITERS.sub(rb"\1", content)
            if len(content) >= _LEAST:
                # without the hour: the same page is the same bytes
                response.set_data(gzip.compress(content, _LEVEL, mtime=0))
                response.headers["Content-Encoding"] = "gzip"
                _weaken(response)
        return response


def _weaken(response: Response) -> None:
    """Two encodings of one page are the same only in substance (RFC 9110, 8.8.1)."""
    tag, is_weak = response.get_etag()
    if tag and not is_weak:
        response.set_etag(tag, weak=True)
