"""Whatever a stranger sends is answered with a page or a problem in words; the long form is `benchmarks.fuzz`."""

import json
from pathlib import Path

import pytest
from flask import Flask

from benchmarks import fuzz
from tests.web.conftest import Site


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The site over the sample."""
    return fuzz.site(Path(tmp_path_factory.mktemp("fuzz")))


def test_anything_a_stranger_sends_is_answered_in_words(sample: Flask) -> None:
    heard = fuzz.Heard()
    fuzz.strange(sample, heard, 300)
    assert not heard.wrong, heard.wrong
    # that many kinds of answers say that the requests were of many kinds
    assert {200, 400, 404, 405} <= set(heard.statuses)


@pytest.mark.parametrize(
    ("path", "query", "headers"),
    [
        ("/", "", {"Host": ".."}),
        ("/", "as_of=\xfb", {}),
        ("/search", "q=\xff", {"Accept": "application/json"}),
        ("/nowhere\udcff", "", {}),
    ],
)
def test_what_is_no_host_or_no_text_is_refused(sample: Flask, path: str, query: str, headers: dict[str, str]) -> None:
    heard = fuzz.Heard()
    fuzz.ask(sample, heard, "GET", path, query, headers)
    assert not heard.wrong
    assert set(heard.statuses) <= {400, 404}


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("as_of=yesterday", "expected year, month and day, such as 2019-05-24"),
        ("at=then", "expected a position of the log, such as 12, or an instant"),
        ("as_of=2019-02-30", "is not a day"),
        ("at=0001-01-01T00:00:00%2B23:59", "neither a position nor an instant"),
        ("as_of=2019-05-24&as_of=2019-05-25", "given more than once"),
        ("at=" + "9" * 400, "expected a position"),
    ],
)
def test_a_moment_that_does_not_parse_says_what_is_expected(site: Site, parameter: str, expected: str) -> None:
    assert expected in site.see(f"/follow-up?{parameter}").main
    problem = site.see(f"/follow-up.json?{parameter}")
    assert problem.headers["Content-Type"] == "application/problem+json"
    assert expected in json.loads(problem.html)["detail"]


def test_oversized_parameters_are_refused(site: Site) -> None:
    for address in ("/search?q=", "/mandates?addressee=", "/log?key=", "/changes?after="):
        assert site.see(address + "1" * 5000).status == 400, address
