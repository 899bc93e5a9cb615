"""Each kind of page once in a real Chromium, at alternating width and theme; the whole matrix is a command."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web.browser.looking import (
    HOW_TO_GET_IT,
    PHONE_DARK,
    PHONE_LIGHT,
    WIDE_DARK,
    WIDE_LIGHT,
    ZOOMED,
    View,
    browser,
    chromium,
    look,
    window,
)
from tests.web.browser.matrix import FIRST_FLIGHT, REQUESTS, high
from tests.web.browser.sites import NARCOTICS, Served, served
from tests.web.test_languages import pseudo
from tracker.language.messages import ENGLISH

pytestmark = pytest.mark.skipif(not chromium(), reason=HOW_TO_GET_IT)


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    """One Chromium for these tests."""
    with browser() as one:
        yield one


@pytest.fixture(scope="module", params=["sample", "narcotics"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample, and the narcotics commission's report of 2024 as accepted."""
    if request.param == "narcotics" and not NARCOTICS.exists():
        pytest.skip(
            f"The report {NARCOTICS.name} is not beside this checkout: only the sample was opened in a browser."
        )
    with served(request.param, tmp_path_factory.mktemp(request.param)) as one:
        yield one


def test_every_kind_of_page_can_be_read_by_everybody_on_a_phone_and_on_a_desk(site: Served, opened: Browser) -> None:
    views = cycle([PHONE_LIGHT, WIDE_DARK, PHONE_DARK, WIDE_LIGHT, ZOOMED])
    languages = cycle(site.languages)
    looks = []
    for (_, addresses), view in zip(site.kinds.items(), views, strict=False):
        looks.append(look(opened, site.root, next(languages).prefix + addresses[0], view))
    assert not [(one.address, str(one.view), one.wrong) for one in looks if one.wrong]
    assert max(one.requests for one in looks) <= REQUESTS
    assert high([one.bytes for one in looks]) <= FIRST_FLIGHT


def test_every_link_on_a_page_leads_to_a_page(site: Served) -> None:
    assert {kind: pages for kind, pages in site.kinds.items() if kind.startswith("answer")} == {
        "answer 404": ["/no-such-page"]
    }


def test_a_page_says_the_same_with_scripts_switched_off(site: Served, opened: Browser) -> None:
    for addresses in site.kinds.values():
        with window(opened, PHONE_LIGHT) as page:
            page.goto(site.root + addresses[0])
            assert page.locator("script").count() == 0
            assert page.inner_text("main")


_BESIDE = "(strip) => strip.scrollWidth - strip.clientWidth"


@pytest.mark.parametrize("site", ["narcotics"], indirect=True)
def test_the_drawing_of_a_session_fits_and_its_table_on_a_phone_opens_with_the_counts(
    site: Served, opened: Browser
) -> None:
    for view in (WIDE_LIGHT, View(390, 844, "light")):
        with window(opened, view) as page:
            page.goto(f"{site.root}/bodies/cnd/sessions/67")
            drawing = page.get_by_role("img", name="Agenda items by meeting")
            assert drawing.evaluate(_BESIDE) == 0
            page.get_by_text("The same as a table").click()
            strip = page.get_by_role("region", name="Agenda items by meeting")
            for seen in (page.locator("#by-meeting"), strip.get_by_role("columnheader", name="Actions")):
                box = seen.bounding_box()
                assert box
                assert box["x"] + box["width"] <= view.width
            if view == WIDE_LIGHT:
                assert strip.evaluate(_BESIDE) == 0
                continue
            assert strip.evaluate(_BESIDE) > 0
            strip.focus()
            last = strip.get_by_role("columnheader").last
            expect(last).not_to_be_in_viewport()
            for _ in range(20):
                page.keyboard.press("ArrowRight")
            expect(last).to_be_in_viewport()


def test_a_drawing_is_mirrored_where_pages_run_from_right_to_left_and_its_words_are_not(
    opened: Browser, tmp_path: Path
) -> None:
    with served("sample", tmp_path, (ENGLISH, pseudo(tmp_path))) as site:
        begins = {}
        for language in site.languages:
            matter = next(address for address in site.kinds["status.matter"] if "/adopt/" in address)
            with window(opened, PHONE_LIGHT) as page:
                page.goto(site.root + language.prefix + matter)
                drawing = page.locator("svg.lanes").bounding_box()
                stops = [one.bounding_box() for one in page.locator("svg.lanes circle").all()]
                words = [one.bounding_box() for one in page.locator("svg.lanes text").all()]
                turned = page.locator("svg.lanes text").first.evaluate("one => one.getScreenCTM().a")
            assert drawing
            assert stops[0]
            assert turned > 0, "words can be read"
            for box in words:
                assert box
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= PHONE_LIGHT.width
            begins[language.code] = (stops[0]["x"] - drawing["x"]) / drawing["width"]
        assert begins["en"] < 0.1
        assert begins["ar"] > 0.9


def test_a_fault_of_a_page_is_found(opened: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<title>x</title><img src='https://localhost:1/x'><pre>" + "wide " * 400)
    found = " ".join(look(opened, "file://", str(page), PHONE_LIGHT).wrong)
    assert all(one in found for one in ("overflow", "axe html-has-lang", "axe image-alt", "third party", "console"))
