"""What every page has in common: its frame, its headers, its addresses, its words when something is amiss."""

import pytest
from sqlalchemy import Engine

from tests.conftest import NOW
from tests.web import commission
from tests.web.commission import RECOMMENDED
from tests.web.conftest import Site, site_over
from tracker.domain.stream import Rejected
from tracker.web import status

# these answer for as long as the site stands
ADDRESSES = (
    "/",
    "/follow-up",
    "/matters/CCPCJ/28/elect/UNICRI",
    "/matters/CCPCJ/28/transmit/E/CN.15/2019/8",
    "/matters/CCPCJ/28/adopt/E/2019/30:I.A.IV",
    "/bodies/ccpcj",
    "/bodies/ccpcj/sessions/28",
    "/bodies/ccpcj/sessions/28/items/6",
    "/documents/E/CN.15/2019/2",
    "/documents/E/CN.15/2019/8",
    "/texts/ecosoc/resolution/2019/19",
    "/texts/ga/resolution/74/173",
    "/boards/unicri",
    "/log",
    "/log?after=3",
    f"/entries/{RECOMMENDED.entry_id}",
    "/coverage",
    "/bodies/ccpcj/sessions/28/meetings/7",
    "/mandates",
    "/mandates?addressee=the Office",
    "/mandates/ga/resolution/74/173/-/14",
    "/calendar",
    "/changes",
    "/changes?after=3",
    "/corrections",
    "/glossary",
    "/method",
    "/search",
    "/search?q=cybercrime",
    "/people",
    "/people/Youngju Oh",
    "/diff",
    "/diff?from=2019-05-01&to=2019-12-31",
    "/next",
    "/data",
    "/accessibility",
    "/bodies/ccpcj/sessions/28/items/6/-/views",
)
MOMENTS = ("", "as_of=2019-05-24", "at=3")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_stays_for_ever(site: Site, address: str) -> None:
    assert site.see(address).status == 200


def test_every_page_answers_on_both_databases(engine: Engine) -> None:
    site = site_over(engine)
    site.accept(*commission.EVERY_FACT)
    for address in ADDRESSES:
        for moment in MOMENTS:
            page = site.see(f"{address}{'&' if '?' in address else '?'}{moment}")
            assert page.status in (200, 404)
            assert page.words.endswith("An unofficial compilation; the official documents prevail.")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_one_heading_one_main_part_and_a_way_past_the_frame(site: Site, address: str) -> None:
    tags = site.see(address).tags
    names = [tag for tag, _ in tags]
    assert names.count("h1") == names.count("main") == 1
    assert ("a", {"class": "skip", "href": "#main"}) in tags
    assert next(given for tag, given in tags if tag == "html")["lang"] == "en"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_needs_no_script_no_style_of_its_own_and_nothing_from_elsewhere(site: Site, address: str) -> None:
    for tag, given in site.see(address).tags:
        assert tag not in ("script", "style", "iframe")
        assert not [name for name in given if name == "style" or name.startswith("on")]
        if tag in ("link", "img"):
            assert (given.get("href") or given.get("src") or "").startswith("/")


def test_every_link_within_the_site_leads_somewhere(site: Site) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        page = site.see(address)
        assert page.status in (200, 302), address
        hrefs = [page.location] if page.location else [href for href, _ in page.links]
        assert not {"", "#"} & set(hrefs), address
        for href in (href.partition("#")[0] for href in hrefs):
            # what had not yet happened on a day is not found on that day, and says so
            if href.startswith("/") and "as_of" not in href and href not in seen:
                seen.add(href)
                waiting.append(href)
    assert len(seen) > len(commission.EVERY_FACT)


@pytest.mark.parametrize("address", [*ADDRESSES, "/nothing", "/healthz", "/static/pages.css", "/log?after=x"])
def test_every_answer_carries_the_security_headers_and_no_cookie(site: Site, address: str) -> None:
    headers = site.see(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Referrer-Policy" in headers
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_over_http(site: Site, method: str) -> None:
    answer = getattr(site.client, method)("/follow-up")
    assert answer.status_code == 405
    assert "expected GET" in answer.text


def test_where_the_clock_stands_still_every_page_says_so(sqlite: Engine) -> None:
    demo = site_over(sqlite, NOW, clock_stands_still=True)
    demo.accept(*commission.EVERY_FACT)
    for address in (*ADDRESSES, "/nothing"):
        assert demo.see(address).words.count("This site runs at the clock of 6 January 2020.") == 1


def test_where_the_clock_runs_no_page_speaks_of_it(site: Site) -> None:
    assert "runs at the clock" not in site.see("/").words


def test_the_footer_tells_the_day_and_the_position(site: Site) -> None:
    last = len(commission.EVERY_FACT)
    assert f"As of 8 January 2020, at position {last} of the log." in site.see("/coverage").words


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_says_what_the_record_cannot_know(site: Site, address: str) -> None:
    said = site.see(address).words.lower()
    for word in ("overdue", "late ", "missed", "pending", "unanswered", "failed", "rejected", "alert"):
        assert word not in said


def test_what_an_attacker_puts_into_an_address_is_shown_as_text(site: Site) -> None:
    page = site.see("/documents/<script>alert(1)</script>")
    assert page.status == 404
    assert "<script>" not in page.html


def test_a_contradiction_is_answered_in_the_words_of_the_record(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def contradict(*_: object) -> None:
        raise Rejected("The Council already acted.")

    monkeypatch.setattr(status, "_ledger", contradict)
    page = site_over(sqlite).see("/follow-up")
    assert (page.status, "The Council already acted." in page.main) == (409, True)


def test_our_own_mistake_is_answered_without_a_trace(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(status, "_ledger", fail)
    page = site_over(sqlite).see("/follow-up")
    assert page.status == 500
    assert "The fault is ours" in page.main
    assert "secret detail" not in page.html
