"""Operative paragraphs: verb, addressees, due, recipient, condition; and what creates no mandate."""

from datetime import date

import pytest

from tests.reports.reading import real
from tracker import reports
from tracker.domain.mandate import MandateEstablished
from tracker.domain.recommendation import RecommendationMade
from tracker.domain.text import TextNumbered
from tracker.reports import files
from tracker.reports.mandates import Clause

RESOLUTION = """Resolution adopted by the General Assembly on 18 December 2019

74/900. Salt

The General Assembly,

Recalling the work of the Commission on Narcotic Drugs,

1. {paragraph}
"""


def clauses(paragraph: str) -> tuple[Clause, ...]:
    ((_, operative),) = reports.operatives(reports.read(RESOLUTION.format(paragraph=paragraph)))
    return operative.clauses


PARAGRAPHS = [
    ("Welcomes with appreciation the outcome of the meeting;", "Welcomes with appreciation", (), ""),
    ("Takes note of the report;", "Takes note", (), ""),
    ("Also requests the Secretary-General to report thereon;", "Also requests", ("Secretary-General",), ""),
    (
        "Requests the Secretary-General to report to the Commission at its sixty-ninth session on salt.",
        "Requests",
        ("Secretary-General",),
        "CND/69",
    ),
    (
        "Invites Member States, the United Nations Office on Drugs and Crime and other donors, within their means, to"
        " provide salt;",
        "Invites",
        ("Member States", "United Nations Office on Drugs and Crime", "other donors"),
        "",
    ),
    (
        "Requests the Office, subject to the availability of extrabudgetary resources, to convene a meeting before the"
        " regular part of the seventieth session of the Commission;",
        "Requests",
        ("Office",),
        "CND/70",
    ),
    ("Further decides that the Commission shall consider salt;", "Further decides", ("Commission",), ""),
    ("Condemns in the strongest terms the theft of salt;", "Condemns", (), ""),
    ("Re-emphasizes the need for salt;", "Re-emphasizes", (), ""),
    ("Decides to consider salt at its seventy-sixth session;", "Decides", (), "GA/76"),
    ("Requests that the Secretary-General report on salt;", "Requests", ("Secretary-General",), ""),
    ("Reaffirms its request to the Office to report;", "Reaffirms its request to", ("Office",), ""),
    ("Requests the Office: (a) to weigh salt; (b) to count bread;", "Requests", ("Office",), ""),
    ("Requests the Secretariat to write before the seventieth session;", "Requests", ("Secretariat",), ""),
    ("Invites States in a position to do so to contribute;", "Invites", ("States in a position to do so",), ""),
    (
        "Urges all States, regional and subregional organizations and donors to act;",
        "Urges",
        ("all States", "regional and subregional organizations", "donors"),
        "",
    ),
    (
        "Invites the United Nations system, including the Office, funds and the commissions, as well as the banks, to"
        " act;",
        "Invites",
        ("United Nations system", "banks"),
        "",
    ),
    ("Calls upon States parties to act;", "Calls upon", ("States parties",), ""),
    ("Encourages continued collaboration between the Office and States to weigh salt;", "Encourages", (), ""),
    ("Requests that the actions of the Office be undertaken at once;", "Requests", (), ""),
    ("Demands that Peru comply with the Convention on Salt;", "Demands", ("Peru",), ""),
    ("Calls upon Peru, the occupying Power, to act;", "Calls upon", ("Peru",), ""),
    ("Invites the Forum at its sixteenth session to act;", "Invites", ("Forum",), ""),
    ("Encourages Member States to, by 2030, act;", "Encourages", ("Member States",), ""),
    (
        "Recommends that the Economic and Social Council consider salt;",
        "Recommends",
        ("Economic and Social Council",),
        "",
    ),
    (
        "Urges Governments working in crime prevention and criminal justice, as well as humanitarian and development"
        " organizations, to act;",
        "Urges",
        (
            "Governments working in crime prevention and criminal justice",
            "humanitarian and development organizations",
        ),
        "",
    ),
]


@pytest.mark.parametrize(("paragraph", "verb", "addressees", "session"), PARAGRAPHS)
def test_an_operative_paragraph_by_its_clauses(
    paragraph: str, verb: str, addressees: tuple[str, ...], session: str
) -> None:
    (clause,) = clauses(paragraph)
    assert (clause.verb, clause.addressees, clause.due.session) == (verb, addressees, session)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Governments, one by one, are encouraged to act.",
        "Whereas salt is a need of all;",
        "Aware that salt is dear, and demands care;",
        "Competitiveness and diversification of salt",
    ],
)
def test_what_opens_with_no_verb_asks_for_nothing(paragraph: str) -> None:
    assert reports.operatives(reports.read(RESOLUTION.format(paragraph=paragraph))) == []


@pytest.mark.parametrize(
    ("paragraph", "whom", "action"),
    [
        (
            "Invites the Board and other entities, such as the Salt Fund, within their mandates, to assist States;",
            ("Board", "other entities"),
            "within their mandates, to assist States",
        ),
        (
            "Encourages Member States, including by training officers, to store salt, including sea salt;",
            ("Member States",),
            "including by training officers, to store salt, including sea salt",
        ),
        (
            "Urges the parties to the Salt Convention and the Office to report;",
            ("parties to the Salt Convention", "Office"),
            "to report",
        ),
    ],
)
def test_the_members_of_an_addressee_are_no_part_of_what_it_is_asked(
    paragraph: str, whom: tuple[str, ...], action: str
) -> None:
    (clause,) = clauses(paragraph)
    assert (clause.addressees, clause.action) == (whom, action)


def test_two_verbs_are_two_clauses_and_share_what_only_the_last_says() -> None:
    first, second = clauses("Requests the Office, and invites the World Health Organization, to report annually.")
    assert (first.addressees, second.addressees) == (("Office",), ("World Health Organization",))
    assert first.action == second.action
    assert first.due.every_months == second.due.every_months == 12


@pytest.mark.parametrize(
    ("words", "rule", "months", "on"),
    [
        ("to report periodically", "recurring", None, None),
        ("to report every two years", "recurring", 24, None),
        ("to report triennially", "recurring", 36, None),
        ("to act within six months", "interval", 6, None),
        ("to act by 30 June 2021", "date", None, date(2021, 6, 30)),
        ("to act by 2025", "date", None, date(2025, 12, 31)),
        ("to report no later than in five years’ time", "interval", 60, None),
        ("to report at its session following the meeting of experts", "session", None, None),
        ("to meet prior to each annual session", "recurring", None, None),
        ("to provide inputs to the 2030 review", "unspecified", None, None),
        ("to carry out the decision adopted at its fifth session", "unspecified", None, None),
        ("to promote the 2030 Agenda", "unspecified", None, None),
    ],
)
def test_a_due_is_what_the_words_say(words: str, rule: str, months: int | None, on: date | None) -> None:
    (clause,) = clauses(f"Requests the Secretary-General {words};")
    assert (clause.due.rule, clause.due.every_months, clause.due.on) == (rule, months, on)


@pytest.mark.parametrize(
    ("words", "session"),
    [
        ("at its substantive session of 2031", "ECOSOC/2031"),
        ("at its session in 2031", "ECOSOC/2031"),
        ("at the operational activities segment of its 2031 session", "ECOSOC/2031"),
        ("in the light of the outcomes of the twenty-third special session of the General Assembly", ""),
    ],
)
def test_a_session_is_named_by_its_year_before_or_after(words: str, session: str) -> None:
    (clause,) = clauses(f"Requests the Secretary-General to report to the Economic and Social Council {words};")
    assert clause.due.session == session


def test_a_session_has_its_number_where_its_year_stands_in_brackets() -> None:
    (clause,) = clauses(
        "Requests the Office to report to the General Assembly at its eighty-eighth (2033) regular session."
    )
    assert clause.due.session == "GA/88"


@pytest.mark.parametrize(
    ("paragraph", "action"),
    [
        (
            "Requests the Office to use means, including, as appropriate, early warning networks, and the like;",
            "to use means, including, as appropriate, early warning networks, and the like",
        ),
        (
            "Invites Member States, voluntarily and within their means, as well as the Office, to share;",
            "voluntarily and within their means … to share",
        ),
        (
            "Requests the Office, upon request, to assist States, in accordance with their law, and in line with it;",
            "upon request, to assist States, in accordance with their law, and in line with it",
        ),
    ],
)
def test_what_is_asked_is_quoted_without_a_gap_that_is_not_shown(paragraph: str, action: str) -> None:
    (clause,) = clauses(paragraph)
    assert clause.action == action


def test_an_office_within_a_body_has_no_sessions_of_its_own() -> None:
    (clause,) = clauses("Requests the Forum secretariat to report at its sixteenth session;")
    assert (clause.due.rule, clause.due.session) == ("session", "")


def test_a_duty_at_each_session_recurs_with_the_body_that_is_reported_to() -> None:
    (clause,) = clauses("Requests the Secretary-General to report to the Economic and Social Council at each session;")
    assert (clause.due.rule, clause.due.body, clause.due.every_months) == ("recurring", "ECOSOC", None)


def test_a_resolution_of_the_assembly_creates_mandates_the_councils_shell_none() -> None:
    facts = reports.suggest(reports.read(RESOLUTION.format(paragraph="Requests the Office to act.")))
    numbered, mandate = (fact.event for fact in facts)
    assert numbered == TextNumbered("resolution", "74/900", "Salt")
    assert isinstance(mandate, MandateEstablished)
    assert mandate.text == "GA resolution 74/900"
    shell = RESOLUTION.replace("General Assembly", "Economic and Social Council").replace(
        "Recalling",
        "Recommends to the General Assembly the adoption of the following draft resolution:\n\n"
        "The General Assembly,\n\nRecalling",
    )
    found = [
        fact.event for fact in reports.suggest(reports.read(shell.format(paragraph="Requests the Office to act.")))
    ]
    assert [type(event) for event in found] == [TextNumbered, RecommendationMade]


def test_the_real_pair_of_texts_gives_fourteen_paragraphs_each() -> None:
    for name in ("eres-2019-19.txt", "ares-74-173.txt"):
        report = reports.read(files.text_of(real(name), name))
        assert [operative.number for _, operative in reports.operatives(report)] == [str(n) for n in range(1, 15)]


def test_the_report_at_the_commissions_session_is_due_there() -> None:
    facts = reports.suggest(reports.read(files.text_of(real("ares-74-173.txt"), "a")))
    (last,) = [fact.event for fact in facts if fact.source.paragraph == "14"]
    assert isinstance(last, MandateEstablished)
    assert (last.due.session, last.recipient, last.addressees) == ("CCPCJ/29", "CCPCJ", ("Secretary-General",))
