"""French as a delegate reads it: the UN's terms, agreement, elision, and the spaces before its marks."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from babel.messages.pofile import read_po

from tests.conftest import NOW
from tests.facts import fact
from tests.web import catalogues, commission
from tests.web.conftest import Site, site_over
from tracker.domain import STREAMS
from tracker.domain.item import Speaker, StatementMade
from tracker.domain.recommendation import Candidate
from tracker.domain.terms import Occasion
from tracker.language import french, outcomes, wording, words
from tracker.language.messages import ENGLISH, Language, _, speaking
from tracker.web import said

FRENCH = Language("fr", "Français")
CATALOGUE = catalogues.CATALOGUES / "fr" / "LC_MESSAGES" / "messages.po"
# a narrow space before ; ? and !, a wide one before a colon and within quotation marks; a time and an address have none
WRONG = re.compile(r"[^\u202f;][;?!](?![\w-])|[^\u00a0]:(?![\w/])|«[^\u00a0]|[^\u00a0]»")


@pytest.fixture
def french_site(site: Site) -> Site:
    """The site in English and French."""
    return site_over(site.engine, NOW, offered=(ENGLISH, FRENCH))


def test_each_mark_has_the_space_that_french_puts_before_it() -> None:
    forms = [
        form
        for one in read_po(BytesIO(CATALOGUE.read_bytes()))
        for form in ((one.string,) if isinstance(one.string, str) else one.string)
        if one.id
    ]
    assert not [form for form in forms if WRONG.search(form)]


@pytest.mark.parametrize(
    ("organ", "agreed"),
    [
        ("la Commission des stupéfiants", "saisie"),
        ("l’Assemblée générale", "saisie"),
        ("l’Instance permanente sur les questions autochtones", "saisie"),
        ("le Conseil économique et social", "saisi"),
        ("un organe que la source ne nomme pas", "saisi"),
    ],
)
def test_what_an_organ_did_agrees_with_it(organ: str, agreed: str) -> None:
    assert french.agreed("était saisi(e) de", organ) == f"était {agreed} de"


def test_no_page_leaves_an_agreement_to_its_reader(french_site: Site) -> None:
    for address in ("/fr/log", "/fr/documents/E/CN.15/2019/8", "/fr/bodies/ccpcj/sessions/28"):
        page = french_site.see(address)
        assert page.status == 200
        assert "(e)" not in page.words


CANDIDATES = (Candidate("A", "elect"), Candidate("B", "elect"), Candidate("C", "re_elect"))


def test_what_is_asked_of_an_organ_stands_after_a_verb_and_on_a_line_of_its_own() -> None:
    with speaking(FRENCH):
        assert outcomes.candidates_in_words(CANDIDATES) == "d’élire A et B et de réélire C"
        assert outcomes.candidates_alone(CANDIDATES) == "élire A et B\u202f; réélire C"
    assert outcomes.candidates_in_words(CANDIDATES) == "to elect A and B; to re-elect C"


def test_a_recommendation_begins_with_its_day(french_site: Site) -> None:
    said_there = french_site.see("/fr/matters/CCPCJ/28/elect/UNICRI").main
    assert "Le 23 mai 2019, la Commission pour la prévention du crime et la justice pénale a recommandé" in said_there
    assert "D’élire" not in said_there


def test_days_items_and_places_are_written_as_french_writes_them() -> None:
    with speaking(FRENCH):
        assert wording.span(date(2019, 12, 12), date(2019, 12, 13)) == "les 12 et 13 décembre 2019"
        assert wording.span(date(2019, 12, 1), date(2019, 12, 13)) == "du 1er au 13 décembre 2019"
        assert words.item_in_words("CCPCJ/28/6(a)") == "point 6 a)"
        assert wording.place("Vienna") == "Vienne"
        assert wording.place("Nowhere") == "Nowhere"


def test_a_statement_at_one_of_two_meetings_says_so(french_site: Site) -> None:
    meetings, items = ("CCPCJ/28/meeting/6", "CCPCJ/28/meeting/7"), ("CCPCJ/28/6",)
    days = (date(2019, 5, 22), date(2019, 5, 23))
    at = Occasion("one_of", days, "CCPCJ", "CCPCJ/28", meetings, items)
    spoke = StatementMade(Speaker("Peru"), "member_state", "general")
    french_site.accept(fact(spoke, at, commission.DRAFT_REPORT, "5"))
    assert "À la 6e ou 7e séance" in french_site.see("/fr/bodies/ccpcj/sessions/28/meetings/7").main


def test_what_our_reader_inferred_is_said_in_the_language_of_the_page() -> None:
    with speaking(FRENCH):
        said_why = words.reason("who the speakers were is not printed")
        assert said_why == "le nom des intervenants n’est pas imprimé"
        assert words.reason("<b>as a person wrote it") == "<b>as a person wrote it"


def _choices(kind: Any) -> Iterator[tuple[str, str]]:
    """The fields of a dataclass that hold one of a few codes, with each code."""
    for name, hint in get_type_hints(kind).items():
        inner = [hint, *get_args(hint)]
        yield from ((name, code) for one in inner if get_origin(one) is Literal for code in get_args(one))


def test_every_code_that_the_page_of_an_entry_shows_has_its_words() -> None:
    known = {message.id for message in read_po(BytesIO(CATALOGUE.read_bytes())) if message.id}
    kinds = [kind for stream in STREAMS if stream.log == "proceedings" for kind in stream.events]
    shown = {code for kind in kinds for name, code in _choices(kind) if name in said.CODES and code}
    assert len(shown) > 50
    assert not [code for code in shown if code.replace("re_elect", "re-elect").replace("_", " ") not in known]


def test_a_citation_and_a_sitting_are_said_as_french_says_them(french_site: Site) -> None:
    page = french_site.see("/fr/matters/CCPCJ/28/elect/UNICRI")
    cited = page.words.partition("Comment citer cette page")[2]
    assert cited.strip().startswith("«")
    with speaking(FRENCH):
        said = _("%(part)s held %(dates)s", part="débat", dates="le 23 juillet 2019")
    assert said == "débat\u00a0: a eu lieu le 23 juillet 2019"
