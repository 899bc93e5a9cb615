"""What a stranger can send: `python -m benchmarks.fuzz --requests 10000`

Requests of every kind, half of them made by Hypothesis (any path, query string and headers, whole or in parts that look
right), half by schemathesis from the site's own OpenAPI document, to the site over the sample. Prints how many answers
of each status there were and the slowest; ends with 1 where one was not a page or a problem in words, or where most
were refused unread (400), which would try little. A short form is in `tests/web/test_fuzz.py`.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote, urlencode

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.failures import Failure
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance
from werkzeug.test import EnvironBuilder, run_wsgi_app

from tracker import record, reports, sample
from tracker.main.recording import facts_of
from tracker.store import db, schema
from tracker.web import create_app

_SLOWEST = 5
CHECKS = [status_code_conformance, content_type_conformance]
KNOWN = (
    "/", "/index", "/follow-up", "/matters/CCPCJ/28/elect/UNICRI", "/boards/unicri", "/bodies/ccpcj", "/log",
    "/bodies/ccpcj/sessions/28", "/bodies/ccpcj/sessions/28/items/6", "/bodies/ccpcj/sessions/28/meetings/7",
    "/documents/E/CN.15/2019/8", "/texts/ga/resolution/74/173", "/mandates", "/calendar", "/search", "/changes",
    "/coverage", "/corrections", "/glossary", "/method", "/openapi", "/healthz", "/entries/", "/static/", "/fr/", "/en",
)  # fmt: skip
_ENDINGS = ("", ".json", ".csv", ".atom", ".feed.json", ".ics", ".html", "/", "//", "%2F", "/-/", "\0", ";x")
_NAMES = ("as_of", "at", "after", "before", "key", "q", "addressee", "session", "lang", "")
_VALUES = (
    "", "2019-05-24", "2019-13-45", "0000-00-00", "9999-12-31", "12", "0", "-1", "9" * 18, "9" * 30, "1e5", "١٢", "NaN",
    "2020-01-06T09:00:00Z", "9999-12-31T23:59:59.999999-23:59", "0001-01-01T00:00:00+23:59", "T", "é" * 300, "a " * 600,
    "\0", "\ud83d\ude00", "'; --", '"', "*", "NEAR(", "{{7*7}}", "../../etc/passwd", "E/CN.15/2019/8 and Corr.1",
)  # fmt: skip
_HEADERS = ("Accept", "Accept-Language", "If-None-Match", "If-Modified-Since", "Range", "Host", "Cookie", "Referer")
_HEADER_VALUES = (
    "", "*/*", "*", "application/json", "application/problem+json;q=0.1, text/html;q=0", "text/html;q=x", ";;;,,,", "q",
    'W/"x"', '"', "bytes=0-", "fr", "fr;q=9,*", "x" * 5000, "\xff\xfe", "a=b; c", "localhost:99999", "[::1", "..",
)  # fmt: skip
_any = st.text(max_size=40)
PATHS = st.one_of(
    st.builds("".join, st.tuples(st.sampled_from(KNOWN), st.sampled_from(_ENDINGS))),
    st.builds("{}/{}{}".format, st.sampled_from(KNOWN), _any, st.sampled_from(_ENDINGS)),
    st.builds("/{}".format, _any),
)
# parameters that a page reads: most requests should come further than to the check of these
_SOUND = {
    "as_of": st.dates(date(2019, 1, 1), date(2020, 1, 6)).map(str) | st.dates().map(str),
    "at": st.integers(1, 80).map(str),
    "after": st.integers(0, 90).map(str),
    "before": st.integers(0, 90).map(str),
    "q": st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=60),
    "key": st.sampled_from(("UNICRI", "CCPCJ/28", "CCPCJ/28/6", "E/CN.15/2019/8", "GA resolution 74/173")),
}
SOUND = st.fixed_dictionaries({}, optional=_SOUND).map(urlencode)
QUERIES = st.one_of(
    SOUND,
    SOUND,
    SOUND,
    st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(_VALUES) | _any), max_size=3).map(
        lambda pairs: urlencode(pairs, errors="surrogatepass")
    ),
    # raw bytes, but those that end a request line
    st.text(st.characters(min_codepoint=33, max_codepoint=255, exclude_characters="\x7f"), max_size=40),
)
# what a server lets through: no line ends within a header
_LINE = st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"]), max_size=40)
HEADERS = st.dictionaries(st.sampled_from(_HEADERS), st.sampled_from(_HEADER_VALUES) | _LINE, max_size=3)
METHODS = st.sampled_from(("GET",) * 9 + ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"))


class Took:
    """How long the block within it takes: the seconds that pass, and those in which this process works."""

    passed = worked = 0.0

    def __enter__(self) -> "Took":
        self._since, self._worked = perf_counter(), process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.passed, self.worked = perf_counter() - self._since, process_time() - self._worked


@dataclass
class Heard:
    """What the site answered: how often with which status, and the answers that took longest.

    Each has the seconds that passed and the seconds of work in them: on a machine with other work the first say little.
    """

    statuses: Counter[int] = field(default_factory=Counter)
    slowest: list[tuple[float, float, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def note(self, what: str, status: int, kind: str, body: bytes, took: "Took") -> None:
        """Adds an answer, and what is wrong with it."""
        self.statuses[status] += 1
        self.slowest = sorted([*self.slowest, (took.passed, took.worked, what)], reverse=True)[:_SLOWEST]
        if reason := wrong(status, kind, body):
            self.wrong.append(f"{what}: {reason}")


def wrong(status: int, kind: str, body: bytes) -> str:
    """Why an answer is neither a page nor a problem in words; empty where it is."""
    if status >= 500:
        return f"status {status}"
    if b"Traceback (most recent" in body or b"werkzeug.debug" in body:
        return "a stack trace"
    if status >= 400 and body:
        if kind.startswith("application/problem+json"):
            problem = json.loads(body)
            return "" if problem["status"] == status and problem["title"] and problem["detail"] else "an empty problem"
        return "" if kind.startswith("text/html") and b"<h1" in body else f"refused as {kind}, without a page"
    return ""


def ask(app: Flask, heard: Heard, method: str, path: str, query: str, headers: dict[str, str]) -> None:
    """Sends one request as a server would hand it on, and notes the answer."""
    environ = EnvironBuilder(method=method).get_environ()
    # past the client, which would mend what a stranger sends
    environ["PATH_INFO"] = path.encode("utf-8", "surrogatepass").decode("latin-1")
    environ["QUERY_STRING"] = query
    environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    with Took() as took:
        body, status, answered = run_wsgi_app(app, environ, buffered=True)
    what = f"{method} {quote(path, errors='surrogatepass')}?{query[:200]} {headers}"
    heard.note(what, int(status.split()[0]), answered.get("Content-Type", ""), b"".join(body), took)


def counted(ask_some: Callable[[Flask, Heard, int], None], app: Flask, heard: Heard, number: int) -> None:
    """Asks until so many more were asked: Hypothesis stops early where it thinks that it has seen all."""
    until = heard.statuses.total() + number
    while (left := until - heard.statuses.total()) > 0:
        ask_some(app, heard, left)


def strange(app: Flask, heard: Heard, number: int) -> None:
    """Asks for anything."""

    @given(METHODS, PATHS, QUERIES, HEADERS)
    @_in_short(number)
    def anything(method: str, path: str, query: str, headers: dict[str, str]) -> None:
        ask(app, heard, method, path, query, headers)

    anything()


def declared(app: Flask, heard: Heard, number: int) -> None:
    """Asks for what the OpenAPI document declares, in turn, and compares the answers with what it promises."""
    document = schemathesis.openapi.from_wsgi("/openapi.json", app)
    operations = [found.ok() for found in document.get_all_operations()]

    def one(operation: Any) -> None:
        @given(operation.as_strategy())
        @_in_short(ceil(number / len(operations)))
        def as_declared(case: Any) -> None:
            with Took() as took:
                answer = case.call()
            what = f"{operation.label} {case.path_parameters} {case.query}"
            kind = (answer.headers.get("content-type") or [""])[0]
            heard.note(what, answer.status_code, kind, answer.content, took)
            case.validate_response(answer, checks=CHECKS)

        as_declared()

    for operation in operations:
        try:
            one(operation)
        except* Failure as failures:
            heard.wrong += [f"{operation.label}: {failure}" for failure in failures.exceptions]


def _in_short(number: int) -> settings:
    return settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


def site(folder: Path) -> Flask:
    """The site over the sample."""
    engine = db.connect(f"sqlite:///{folder / 'fuzz.db'}")
    with db.writing(engine) as connection:
        schema.migrate(connection)
    list(record.rebuild(engine))
    read = reports.suggest(reports.read(sample.REPORT.read_text()))
    with db.writing(engine) as connection:
        record.accept(connection, read, at=sample.CLOCK, by="benchmark")
        record.accept(connection, facts_of(sample.FACTS), at=sample.CLOCK, by="benchmark")
    return create_app(engine, lambda: sample.CLOCK)


def main() -> None:
    """Asks, and says what was answered."""
    parser = argparse.ArgumentParser(description="Requests of every kind, and whether each had an answer in words.")
    parser.add_argument("--requests", type=int, default=10_000, help="how many requests in all")
    given_ = parser.parse_args()
    heard = Heard()
    with tempfile.TemporaryDirectory(prefix="benchmark-fuzz-") as folder:
        app = site(Path(folder))
        counted(strange, app, heard, given_.requests // 2)
        counted(declared, app, heard, given_.requests - given_.requests // 2)
    for status, number in sorted(heard.statuses.items()):
        print(f"{status}: {number}")
    for passed, worked, what in heard.slowest:
        print(f"{passed * 1000:.0f} ms, {worked * 1000:.0f} ms of work: {what[:200]}")
    read = heard.statuses.total() - heard.statuses[400]
    print(f"read, not refused as they came: {read} of {heard.statuses.total()}")
    print(f"not answered in words: {len(heard.wrong)} of {heard.statuses.total()}")
    print(*heard.wrong[:20], sep="\n")
    sys.exit(bool(heard.wrong) or read * 2 <= heard.statuses.total())


if __name__ == "__main__":
    main()
