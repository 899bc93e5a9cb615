"""The pages in other languages: the UN's terms, addresses that keep the language, both directions of writing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.conftest import NOW
from tests.facts import fact
from tests.web import catalogues, commission
from tests.web.conftest import Site, site_over
from tracker.domain.mandate import MandateEstablished
from tracker.domain.session import OfficerElected
from tracker.domain.terms import Occasion
from tracker.language import french, messages
from tracker.language.messages import ENGLISH, Language
from tracker.web import clauses

FRENCH = Language("fr", "Français")
# what is quoted, with its language; links and titles are no words of a page
QUOTED = re.compile(r'<(\w+)[^>]* lang="en"[^>]*>.*?</\1>|<title>.*?</title>|<head>.*?</head>|="[^"]*"', re.DOTALL)
ADDRESSES = (
    *("/", "/follow-up", "/matters/CCPCJ/28/elect/UNICRI", "/bodies/ccpcj", "/bodies/ccpcj/sessions/28"),
    *("/bodies/ccpcj/sessions/28/items/6", "/bodies/ccpcj/sessions/28/meetings/7", "/documents/E/CN.15/2019/8"),
    *("/mandates", "/boards/unicri", "/log", "/changes", "/corrections", "/coverage", "/calendar", "/texts"),
    *("/glossary", "/method", "/no-such-page"),
)


def spoken(site: Site, *others: Language) -> Site:
    """The same record, with pages in these languages too."""
    return site_over(site.engine, NOW + timedelta(days=2), offered=(ENGLISH, *others))


@pytest.fixture
def french_site(site: Site) -> Site:
    """The site in English and French."""
    return spoken(site, FRENCH)


def pseudo(folder: Path, code: str = "ar") -> Language:
    """A language in which every message stands in brackets: whatever stands outside of them went by gettext."""
    catalogue = catalogues.extracted()
    made = Catalog(locale=code)
    for message in catalogue:
        if message.id:
            forms = message.id if isinstance(message.id, tuple) else (message.id,)
            bracketed = tuple(f"⟦{form}⟧" for form in forms)
            several = tuple(bracketed[-1:] * made.num_plurals)
            made.add(message.id, several if len(forms) > 1 else bracketed[0], context=message.context)
    file = folder / code / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    with file.open("wb") as out:
        write_po(out, made)
    return Language(code, "العربية", folder)


def test_a_status_stands_in_the_terms_of_the_united_nations(french_site: Site) -> None:
    page = french_site.see("/fr/matters/CCPCJ/28/elect/UNICRI")
    assert page.sentence().startswith("Élection recommandée le 23 mai 2019, selon le projet de rapport ; ")
    assert "aucune décision du Conseil enregistrée (couvert en partie, jusqu’au 24 juillet 2019)" in page.sentence()
    assert "Membres du Conseil de direction de l’Institut interrégional" in page.main
    assert page.headers["Content-Language"] == "fr"
    assert page.html.startswith('<!doctype html>\n<html lang="fr" dir="ltr">')


def test_links_keep_the_language(french_site: Site) -> None:
    for address in ADDRESSES:
        page = french_site.see(f"/fr{address}")
        leading = [href for href, _ in page.links if href.startswith("/")]
        elsewhere = [href for href in leading if not href.startswith("/fr/")]
        # the bar leads to this page in English, and nothing else does
        assert len(elsewhere) <= 1, (address, elsewhere)


def test_french_as_shipped_is_on_the_language_bar(site: Site) -> None:
    assert site.see("/log").leads_to("Français") == "/fr/log"


def test_places_in_a_source_go_by_their_french_names(french_site: Site) -> None:
    nowhere = Occasion("unknown", (), "CCPCJ", "CCPCJ/28")
    for place in ("masthead", "resolution 67/4, 9"):
        french_site.accept(fact(OfficerElected("Chair", place), nowhere, commission.DRAFT_REPORT, place))
    said = french_site.see("/fr/bodies/ccpcj/sessions/28").main
    assert "masthead en-tête" in said
    assert "resolution 67/4, 9 résolution 67/4, par. 9" in said


def test_the_words_of_an_english_text_are_set_apart_in_a_french_sentence(french_site: Site) -> None:
    html = french_site.see("/fr/texts/ga/resolution/74/173").html
    assert (
        "Résolution 74/173 de l’Assemblée générale, paragraphe 14 :"
        ' « <span lang="en">requests the Secretary-General</span> ».'
    ) in html.replace("\xa0", " ").replace("\u202f", " ")


def test_what_is_asked_is_quoted_with_dots_for_an_article_that_is_not_on_record() -> None:
    asked = MandateEstablished("GA resolution 74/173", "14", "Requests", (), "to report")
    for names, said in (
        (("Secretary-General",), "requests … Secretary-General"),
        (("the Secretary-General", "UNODC"), "requests the Secretary-General and UNODC"),
        ((), "requests"),
    ):
        assert clauses.as_printed(replace(asked, addressees=names)) == said


def test_english_stays_at_its_addresses(french_site: Site) -> None:
    page = french_site.see("/follow-up?as_of=2019-05-24")
    assert 'lang="en"' in page.html
    assert page.leads_to("Français") == "/fr/follow-up?as_of=2019-05-24"
    moved = french_site.see("/en/follow-up?as_of=2019-05-24")
    assert (moved.status, moved.location) == (308, "/follow-up?as_of=2019-05-24")


def test_search_engines_are_told_of_the_other_language(french_site: Site) -> None:
    links = [given for tag, given in french_site.see("/fr/log").tags if tag == "link" and given.get("hreflang")]
    assert {(one["hreflang"], one["href"]) for one in links} == {
        ("en", "/log"),
        ("fr", "/fr/log"),
        ("x-default", "/log"),
    }


def test_symbols_lead_to_the_official_text_in_the_language_of_the_page(french_site: Site) -> None:
    html = french_site.see("/fr/documents/E/CN.15/2019/8").html
    assert 'href="https://undocs.org/fr/E/CN.15/2019/8"' in html


def test_each_language_has_feeds_of_its_own(french_site: Site) -> None:
    html = french_site.see("/fr/log").html
    assert 'href="/fr/log.atom"' in html
    feed = french_site.see("/fr/log.atom")
    assert 'xml:lang="fr"' in feed.html
    assert "Registre – Suivi des résolutions" in feed.html


def test_json_keys_are_the_same_in_every_language(french_site: Site) -> None:
    english, other = french_site.json("/follow-up"), french_site.json("/fr/follow-up")
    assert _keys(english) == _keys(other)
    assert other["status"]["sentence"] != english["status"]["sentence"]
    assert other["address"] == "/fr/follow-up"


def _keys(thing: object) -> object:
    if isinstance(thing, dict):
        return {name: _keys(value) for name, value in thing.items()}
    return [_keys(one) for one in thing] if isinstance(thing, Sequence) and not isinstance(thing, str) else None


def test_an_answer_in_one_language_is_not_taken_for_the_other(french_site: Site) -> None:
    etags = {french_site.see(address).headers["ETag"] for address in ("/log", "/fr/log")}
    assert len(etags) == 2


def test_a_language_is_offered_only_while_its_catalogue_is_complete() -> None:
    complete = Catalog(locale="fr")
    complete.add("Log", "Registre")
    complete.add(("%(num)s entry", "%(num)s entries"), ("%(num)s inscription", "%(num)s inscriptions"))
    assert messages.is_complete(complete)
    for lacking in ({"string": ""}, {"string": "Accueil", "flags": ["fuzzy"]}):
        complete.add("Home", **lacking)
        assert not messages.is_complete(complete)
        complete.delete("Home")
    complete.add(("%(num)s day", "%(num)s days"), ("%(num)s jour", ""))
    assert not messages.is_complete(complete)


def test_a_language_that_is_not_offered_has_no_addresses(site: Site) -> None:
    english_only = spoken(site)
    assert english_only.see("/fr/log").status == 404
    assert "hreflang" not in english_only.see("/log").html


@pytest.mark.parametrize("file", sorted(catalogues.CATALOGUES.glob("*/LC_MESSAGES/messages.po")), ids=str)
def test_a_catalogue_holds_every_message_of_the_pages_and_no_other(file: Path) -> None:
    held = read_po(BytesIO(file.read_bytes()))
    said = catalogues.extracted()
    assert {(one.context, one.id) for one in held if one.id} == {(one.context, one.id) for one in said if one.id}


@pytest.mark.parametrize("file", sorted(catalogues.CATALOGUES.glob("*/LC_MESSAGES/messages.po")), ids=str)
def test_a_translation_has_no_place_that_nobody_fills(file: Path) -> None:
    beside = {"organ", "name"}  # a text is named by its organ with or without the article
    for message in read_po(BytesIO(file.read_bytes())):
        ids, strings = ((one,) if isinstance(one, str) else one for one in (message.id, message.string))
        places = {name for one in ids for name in messages.places(one)}
        assert {name for one in strings for name in messages.places(one)} <= places | beside, message.id


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_run_from_right_to_left_where_the_language_does(site: Site, tmp_path: Path, address: str) -> None:
    mirrored = spoken(site, pseudo(tmp_path))
    page = mirrored.see(f"/ar{address}")
    assert page.html.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    assert "⟦" in page.words


@pytest.mark.parametrize("address", ["/mandates", "/texts/ga/resolution/74/173", "/mandates/ga/resolution/74/173/-/14"])
def test_addressees_are_quoted_in_the_language_of_their_text(french_site: Site, address: str) -> None:
    page = french_site.see(f"/fr{address}").html
    assert '<span lang="en">' in page
    assert not re.findall(r"(?<!>)\b[Tt]he (?:Secretary-General|Office|Executive Director)", re.sub(QUOTED, "", page))
    assert '<span lang="en">the Secretary' not in french_site.see(address).html


def test_titles_are_quoted_in_the_language_of_their_source_and_our_own_are_not(french_site: Site) -> None:
    headings = re.findall(r'<h3>\s*<a href="[^"]+"([^>]*)>([^<]+)', french_site.see("/fr/follow-up").html)
    assert ("", "Membres") in {(language.strip(), title.split()[0]) for language, title in headings}
    assert all((title.split()[0] == "Membres") != ("en" in language) for language, title in headings)
    assert '<span lang="en">Integration and coordination' in french_site.see("/fr/bodies/ccpcj/sessions/28").html


def test_the_sources_of_the_rules_are_told_in_the_language_of_the_page(french_site: Site) -> None:
    page = french_site.see("/fr/reminders")
    assert "Règle des 10-4-6" in page.main
    assert "10-4-6 rule" not in page.main


def test_the_stylesheet_names_no_side(site: Site) -> None:
    css = site.see("/static/pages.css").html
    sides = ("margin-left", "margin-right", "padding-left", "padding-right", "text-align: left", "text-align: right")
    assert not [side for side in (*sides, "float:", "border-left", "border-right", " left:", " right:") if side in css]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((1, "première"), (4, "quatrième"), (5, "cinquième"), (9, "neuvième"), (21, "vingt et unième")),
        *((28, "vingt-huitième"), (71, "soixante et onzième"), (80, "quatre-vingtième")),
        *((81, "quatre-vingt-unième"), (91, "quatre-vingt-onzième"), (100, "centième"), (101, "cent unième")),
    ],
)
def test_sessions_are_numbered_in_words(number: int, words: str) -> None:
    assert french.in_words(number) == words


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/en//evil.example", "/evil.example"),
        ("/en/%09/evil.example", "/evil.example"),
        ("/en/%5C%5Cevil.example", "/evil.example"),
        ("/en/people/Jos%C3%A9", "/people/Jos%C3%A9"),
        ("/en/a%3Fb", "/a%3Fb"),
        ("/en/follow-up?as_of=2019-05-24", "/follow-up?as_of=2019-05-24"),
    ],
)
def test_an_english_prefix_leads_to_the_same_page_of_this_site_and_to_no_other(
    site: Site, address: str, leads_to: str
) -> None:
    assert site.see(address).location == leads_to
