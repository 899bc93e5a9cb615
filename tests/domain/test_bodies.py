import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.domain import bodies, symbols

HEALTH_ASSEMBLY = r"""
code = "WHA"
short_names = ["Health Assembly"]
kind = "governing body"
seat = "Geneva"
time_zone = "Europe/Zurich"
series = ["WHA#", "A#"]

[[names]]
name = "World Health Assembly"

[[names]]
name = "Assemblée mondiale de la Santé"
language = "fr"

[text_numbers]
resolution = 'WHA\d+\.\d+'
decision = 'WHA\d+\(\d+\)'
"""

GENERAL_CONFERENCE = r"""
code = "GC-IAEA"
series = ["GC(#)", "GOV"]

[[names]]
name = "General Conference of the International Atomic Energy Agency"

[text_numbers]
resolution = 'GC\(\d+\)/RES/\d+'
"""

VALID = 'code = "A"\nnames = [{name = "A"}]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of body files; what a test adds from it is forgotten afterwards."""
    yield tmp_path
    bodies._table.cache_clear()
    bodies._called.cache_clear()


def code(body: bodies.Body | None) -> str:
    return body.code if body else ""


def test_the_trustees_are_recommended_by_the_commission_and_elected_by_the_council() -> None:
    board = bodies.find("UNICRI")
    assert board
    assert board.nominated_by == ("Secretary-General",)
    assert board.recommended_by == ("CCPCJ",)
    assert board.elected_by == ("ECOSOC",)
    assert board.seats == 7
    assert len(board.ex_officio) == 4


def test_the_council_meets_by_year_and_takes_up_recommendations_at_its_management_segment() -> None:
    council = bodies.find("ECOSOC")
    assert council
    assert (council.sessions, council.acts_in, council.time_zone) == ("year", "management", "America/New_York")


def test_bodies_are_listed_by_code_and_found_in_capitals_or_not() -> None:
    codes = [body.code for body in bodies.known()]
    assert codes == sorted(codes)
    assert {"CCPCJ", "CND", "ECOSOC", "GA", "UNCAC-COSP", "UNICRI", "UNTOC-COP"} <= set(codes)
    assert code(bodies.find("ccpcj")) == "CCPCJ"
    assert bodies.find("Committee on Crime Prevention and Control") is None


def test_every_body_that_comes_with_the_tracker_says_where_its_facts_come_from() -> None:
    for body in bodies.known():
        assert body.sources, body.code
        assert body.names[0].language == "en", body.code
        assert set(body.sources) <= set(bodies.Body.__slots__), body.code
        for other in (body.parent, *body.elected_by, *body.recommended_by):
            assert not other or bodies.find(other), f"{body.code} names {other}"


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("the Commission on Crime Prevention and Criminal Justice", "CCPCJ"),
        ("the Economic and\n  Social Council", "ECOSOC"),
        ("The Council", "ECOSOC"),
        ("ECOSOC", "ECOSOC"),
        ("the General Assembly", "GA"),
        ("the Assembly", "GA"),
        ("Board of Trustees of the United Nations Interregional Crime and Justice Research Institute", "UNICRI"),
        # seed report, paras. 7 and 14: two conferences, and both have a resolution 9/2
        (
            "Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
            "UNTOC-COP",
        ),
        ("the Conference of the States Parties to the United Nations Convention against Corruption", "UNCAC-COSP"),
        ("the Commission", ""),  # of which there are two on file
        ("the Economic and Social Council and its bodies", ""),
        ("Council of Europe", ""),
        ("the Conference", ""),
        ("", ""),
    ],
)
def test_a_body_is_known_by_the_whole_of_what_is_printed(printed: str, body: str) -> None:
    assert code(bodies.named(printed)) == body


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("E/CN.15/2019/8", "CCPCJ"),
        ("E/CN.7/2019/2", "CND"),
        ("E/2019/30", "ECOSOC"),
        ("E/RES/2019/19", "ECOSOC"),
        ("A/RES/74/173", "GA"),
        ("A/S-32/L.1", "GA"),
        ("A/80/6(Sect.11)", "GA"),
        ("CTOC/COP/2018/13", "UNTOC-COP"),
        ("CAC/COSP/2019/L.1/Rev.1", "UNCAC-COSP"),
        ("E/CN.9/2025/6", "CPD"),
        ("E/CN.150/2025/6", ""),
        ("E/ICEF/2019/3", ""),
        ("A/HRC/RES/35/11", ""),
        ("A77/4", ""),
        ("EB154/1", ""),
    ],
)
def test_a_document_belongs_to_the_body_in_whose_series_it_stands(symbol: str, body: str) -> None:
    assert code(bodies.owner(symbol)) == body


@pytest.mark.parametrize(
    ("body", "kind", "number", "fits"),
    [
        ("ECOSOC", "resolution", "2019/19", True),
        ("ECOSOC", "decision", "2022/338", True),
        ("ECOSOC", "resolution", "2022/338", False),
        ("ECOSOC", "resolution", "1086 B (XXXIX)", True),
        ("ECOSOC", "resolution", "2046 (S-III)", True),
        ("ECOSOC", "resolution", "1915 (ORG-75)", True),
        ("ECOSOC", "resolution", "1946/9 (I)", True),
        ("GA", "resolution", "74/173", True),
        ("GA", "resolution", "S-32/1", True),
        ("GA", "resolution", "ES-10/17", True),
        ("GA", "resolution", "3367 A (XXX)", True),
        ("GA", "resolution", "75/290 A", True),
        ("GA", "decision", "55/488", True),
        ("GA", "decision", "74/173", False),
        ("GA", "resolution", "2019/19", False),
        ("CND", "resolution", "11 (XXXV)", True),
        ("CND", "decision", "67/1", True),
        ("CCPCJ", "resolution", "28/1", True),
        ("CCPCJ", "resolution", "2019/19", False),
        ("UNTOC-COP", "resolution", "9/1", True),
        ("UNCAC-COSP", "decision", "8/1", True),
    ],
)
def test_each_body_numbers_its_acts_in_its_own_way(body: str, kind: str, number: str, fits: bool) -> None:
    found = bodies.find(body)
    assert found
    assert symbols.act_number(number) == number
    assert bool(re.fullmatch(found.text_numbers[kind], number)) is fits


def test_a_session_is_known_by_its_body_and_number_or_year() -> None:
    council = bodies.find("ECOSOC")
    assert council
    assert bodies.session_key(council, 2019) == "ECOSOC/2019"
    assert bodies.session_key("ccpcj", 28) == "CCPCJ/28"
    assert bodies.session_key("GA", "s-32") == "GA/S-32"
    assert bodies.session_key("UNECE", 68) == "UNECE/68"


@pytest.mark.parametrize(("body", "number"), [("ECOSOC", 28), ("CCPCJ", 2019), ("CCPCJ", 0), ("CCPCJ", "28th")])
def test_what_names_no_session_is_refused_in_words(body: str, number: int | str) -> None:
    with pytest.raises(ValueError, match=rf"“{number}” names no session of {body}; expected a (year|number) such as"):
        bodies.session_key(body, number)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("CCPCJ/28", "twenty-eighth session of the Commission on Crime Prevention and Criminal Justice"),
        ("ECOSOC/2019", "2019 session of the Economic and Social Council"),
        ("GA/74", "seventy-fourth session of the General Assembly"),
        ("GA/S-32", "thirty-second special session of the General Assembly"),
        ("GA/ES-10", "tenth emergency special session of the General Assembly"),
        ("UNECE/68", "sixty-eighth session of UNECE"),
        ("ECOSOC/28", "ECOSOC/28"),
        ("CCPCJ", "CCPCJ"),
        ("CCPCJ/28/6", "CCPCJ/28/6"),
    ],
)
def test_a_session_has_a_name_in_words(key: str, name: str) -> None:
    assert bodies.session_name(key) == name


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (19, "nineteenth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (80, "eightieth"),
        (99, "ninety-ninth"),
        (100, "one hundredth"),
        (101, "one hundred and first"),
        (140, "one hundred and fortieth"),
        (199, "one hundred and ninety-ninth"),
        (999, "nine hundred and ninety-ninth"),
    ],
)
def test_sessions_are_counted_in_words(number: int, words: str) -> None:
    assert bodies.ordinal_in_words(number) == words


def test_no_two_sessions_are_counted_alike() -> None:
    assert len({bodies.ordinal_in_words(number) for number in range(1, 1000)}) == 999


def test_the_health_assembly_is_taken_on_by_a_file_alone(folder: Path) -> None:
    (folder / "wha.toml").write_text(HEALTH_ASSEMBLY, "utf-8")
    assert bodies.named("the World Health Assembly") is None
    bodies.add(folder)
    body = bodies.named("the World Health Assembly")
    assert body
    assert bodies.named("ASSEMBLÉE mondiale de la Sante\u0301", "fr") is body
    assert bodies.named("Assemblée mondiale de la Santé", "en") is None
    assert bodies.owner("WHA77.1") is bodies.owner("A77/4") is body
    assert code(bodies.owner("A/77/4")) == "GA"
    assert re.fullmatch(body.text_numbers["resolution"], symbols.act_number("WHA77.1"))
    assert re.fullmatch(body.text_numbers["decision"], symbols.act_number("WHA77(10)"))
    assert bodies.session_key(body, 77) == "WHA/77"
    assert [found.symbols for found in symbols.find("the report (A77/4)")] == [("A77/4",)]


def test_the_general_conference_of_the_atomic_energy_agency_is_taken_on_by_a_file_alone(folder: Path) -> None:
    assert symbols.find("GC(68)/RES/10 and GOV/2024/5") == []
    (folder / "iaea.toml").write_text(GENERAL_CONFERENCE, "utf-8")
    bodies.add(folder)
    body = bodies.named("General Conference of the International Atomic Energy Agency")
    assert body
    assert bodies.owner("GC(68)/RES/10") is bodies.owner("GOV/2024/5") is body
    assert re.fullmatch(body.text_numbers["resolution"], symbols.act_number("GC(68)/RES/10"))
    found = [found.symbols for found in symbols.find("GC(68)/RES/10 and GOV/2024/5")]
    assert found == [("GC(68)/RES/10",), ("GOV/2024/5",)]


def test_the_longest_series_wins(folder: Path) -> None:
    (folder / "inf.toml").write_text('code = "INF"\nseries = ["A/INF"]\nnames = [{name = "Office of Papers"}]', "utf-8")
    bodies.add(folder)
    assert code(bodies.owner("A/INF/74/3")) == "INF"
    assert code(bodies.owner("A/74/3")) == "GA"


def test_what_one_test_takes_on_the_next_does_not_know() -> None:
    assert bodies.find("WHA") is bodies.find("GC-IAEA") is None


def test_the_file_of_an_installation_takes_the_place_of_ours(folder: Path) -> None:
    (folder / "cnd.toml").write_text('code = "CND"\nnames = [{name = "Commission on Narcotic Drugs"}]\n', "utf-8")
    bodies.add(folder)
    body = bodies.find("CND")
    assert body
    assert body.series == ()
    assert [known.code for known in bodies.known()].count("CND") == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("code = A", "not a TOML file in UTF-8: .*line 1"),
        ('names = [{name = "A"}]', "code is missing; expected capitals, digits and hyphens, such as CCPCJ"),
        ('code = "A"', r"names is missing; expected one or more \[\[names\]\], each with name"),
        ('code = "A"\nnames = []', "names: expected one or more"),
        ('code = "A"\nnames = ["A"]', "names: expected one or more"),
        ('code = "A"\nnames = [{nom = "A"}]', "names: expected one or more"),
        ('code = "A"\nnames = [{name = "A", since = 1992}]', "names: expected one or more"),
        ('code = "a"\nnames = [{name = "A"}]', "code: expected capitals"),
        ('code = "A/B"\nnames = [{name = "A"}]', "code: expected capitals"),
        (f'{VALID}sesions = "year"', "sesions is not known; expected one of code, names, short_names"),
        (f'{VALID}sessions = "month"', "sessions: expected number or year"),
        (f'{VALID}elected_by = "ECOSOC"', "elected_by: expected a list of texts"),
        (f"{VALID}seats = true", "seats: expected a number above nought"),
        (f'{VALID}seat = ""', "seat: expected a text"),
        (f'{VALID}time_zone = "Vienna"', "time_zone: expected an IANA time zone such as Europe/Vienna"),
        (f'{VALID}text_numbers = {{resolution = "("}}', "text_numbers: expected a table with a regular expression"),
        (f"{VALID}sources = {{names = 5}}", "sources: expected a table of texts"),
    ],
)
def test_a_broken_file_is_named_with_its_key_and_what_was_expected(folder: Path, text: str, complaint: str) -> None:
    (folder / "body.toml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=rf"^body\.toml: {complaint}"):
        bodies.add(folder)


def test_one_broken_file_and_nothing_of_the_folder_is_taken_on(folder: Path) -> None:
    (folder / "a.toml").write_text(HEALTH_ASSEMBLY, "utf-8")
    (folder / "b.toml").write_bytes(b'code = "\xff"')
    with pytest.raises(ValueError, match=r"^b\.toml: not a TOML file in UTF-8"):
        bodies.add(folder)
    assert bodies.find("WHA") is None


def test_two_files_for_one_body_are_refused(folder: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (folder / name).write_text(HEALTH_ASSEMBLY, "utf-8")
    with pytest.raises(ValueError, match=r"^b\.toml: code: WHA stands in another file"):
        bodies.add(folder)


def test_a_folder_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match=r"nowhere is no folder; expected one with a \.toml file for each body"):
        bodies.add(folder / "nowhere")
