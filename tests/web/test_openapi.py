"""The OpenAPI document declares what the site answers, and the site answers as declared."""

import ast
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask

import tracker.web
from benchmarks import fuzz
from tests.web.conftest import Site
from tracker.web.openapi import PARAMETERS


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The site over the sample."""
    return fuzz.site(Path(tmp_path_factory.mktemp("openapi")))


@pytest.fixture
def document(site: Site) -> Any:
    """The OpenAPI document of the site."""
    return site.json("/openapi")


def test_what_is_declared_is_answered_as_declared(sample: Flask) -> None:
    heard = fuzz.Heard()
    fuzz.declared(sample, heard, 300)
    assert not heard.wrong, heard.wrong
    assert heard.statuses.total() > 60


def test_every_route_of_the_site_is_declared_in_every_form(document: Any) -> None:
    paths = document["paths"]
    assert document["openapi"] == "3.1.0"
    for path in ("/", "/index.json", "/follow-up.csv", "/documents/{symbol}.atom", "/calendar.ics", "/healthz"):
        assert path in paths, path
    assert list(paths["/calendar.ics"]["get"]["responses"]["200"]["content"]) == ["text/calendar"]
    assert "/glossary.ics" not in paths
    assert all(made["get"]["summary"] for made in paths.values())
    assert not any(path.startswith("/subscriptions/") for path in paths), "addresses known to one person are not told"


def test_every_form_declared_is_there_and_no_other(site: Site, document: Any) -> None:
    for path in ("/follow-up", "/mandates", "/calendar", "/glossary", "/changes", "/coverage", "/log", "/corrections"):
        for form in ("json", "csv", "atom", "feed.json", "ics"):
            assert (site.see(f"{path}.{form}").status == 200) == (f"{path}.{form}" in document["paths"]), (path, form)


def test_every_parameter_that_a_page_reads_is_declared() -> None:
    calls = [
        node
        for file in Path(tracker.web.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("request.args.get", "number", "_one", "_asked_day")
    ]
    read = {call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)}
    assert {"after", "q", "addressee"} <= read
    assert read <= {name for asked in PARAMETERS.values() for name in asked}


def test_rows_are_as_their_schemas_say(site: Site, document: Any) -> None:
    def fits(name: str, thing: object) -> None:
        jsonschema_rs.validate({"$ref": f"#/components/schemas/{name}", **document}, thing)

    for path in ("/follow-up", "/documents/E/CN.15/2019/8", "/boards/unicri", "/glossary"):
        fits("Page", site.json(path))
    fits("Document", site.json("/documents/E/CN.15/2019/8")["document"])
    for one in site.json("/mandates")["mandates"]:
        fits("Mandate", one["mandate"])
    for one in site.json("/follow-up")["waiting"]:
        fits("Matter", one["matter"])
    fits("Problem", {"type": "about:blank", "title": "Not found", "status": 404, "detail": "Nothing."})
    with pytest.raises(jsonschema_rs.ValidationError):
        fits("Matter", {})


def test_the_page_says_how_to_use_the_data(site: Site) -> None:
    page = site.see("/openapi")
    assert "/changes.json?after=0" in page.main
    assert page.leads_to("OpenAPI 3.1") == "/openapi.json"
