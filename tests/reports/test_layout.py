"""Lines, pages and numbers, and files of every kind."""

import io
from pathlib import Path

import pytest
from docx import Document

from tests.reports.reading import HEAD, ITEM, REAL, without_ids
from tracker import reports
from tracker.reports import files, language, names
from tracker.reports.days import days, meetings
from tracker.reports.layout import lay_out
from tracker.reports.words import sentences


def numbers(text: str) -> list[int | None]:
    return [paragraph.number for paragraph in lay_out(text).paragraphs]


def test_a_numbered_heading_is_no_paragraph() -> None:
    text = "1. First said so.\n\n2. Second said so.\n\nA. Deliberations\n\n1. Salt and bread\n\n3. Third said so."
    assert numbers(text) == [1, 2, 3]
    assert lay_out(text).paragraphs[2].headings == ("A. Deliberations", "1. Salt and bread")


def test_a_paragraph_cut_by_a_page_break_is_one() -> None:
    text = (
        "1. It was stressed that salt, bread and the financing of mills,\n\nin particular old ones, mattered.\n\n2. So."
    )
    assert numbers(text) == [1, 2]
    assert "mills, in particular" in lay_out(text).paragraphs[0].text


def test_a_word_cut_by_a_line_or_a_page_is_whole_and_a_hyphen_of_its_own_stays() -> None:
    page = (
        "1. The repre-\nsentative of the Repub-\nlic spoke of life-\nskills and non-\ngovernmental mills in the Rep-\n"
    )
    after = "\f25-03320 5/15\n\nublic of Korea.\n\n2. It rose.\n"
    assert lay_out(page + after).paragraphs[0].text == (
        "The representative of the Republic spoke of life-skills and non-governmental mills in the Republic of Korea."
    )


def test_a_text_of_one_long_line_for_each_paragraph_needs_no_empty_lines() -> None:
    first = f"1. {'It was stressed that salt and bread mattered to all who had come to the hall. ' * 3}"
    second = "2. At its 9th meeting, the Commission decided, by 50 votes to none, with"
    more = (
        f"1 abstention, to include salt in the Schedule of the Convention. {'It then turned to bread and mills. ' * 5}"
    )
    text = f"A. Deliberations\n{first}\nB. Action taken\n{second}\n{more}\n"
    laid_out = lay_out(text)
    assert numbers(text) == [1, 2]
    assert laid_out.paragraphs[1].headings[-1] == "B. Action taken"
    assert "none, with 1 abstention, to" in laid_out.paragraphs[1].text


def test_headers_page_numbers_and_notes_are_taken_out() -> None:
    page = "1. The Commission met and spoke of salt.3 It then considered the\n__________\n 3  See E/CN.5/2025/L.1.\n"
    after = "\fE/2025/26\n\n25-03320 5/15\n\nreport on bread.\n\n2. It rose.\n"
    laid_out = lay_out(page + after)
    assert (
        laid_out.paragraphs[0].text == "The Commission met and spoke of salt. It then considered the report on bread."
    )
    assert laid_out.notes == ("3  See E/CN.5/2025/L.1.",)


def test_numbers_on_their_own_line_belong_to_the_next() -> None:
    assert numbers("1.\n\nThe Commission met.\n\n2.\n\nIt rose.") == [1, 2]


def test_a_reference_to_an_item_opens_no_paragraph() -> None:
    assert numbers("1. They spoke under item\n2. The rest is silence.\n") == [1]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Trinidad and Tobago, the Sudan and Chile", ["Trinidad and Tobago", "the Sudan", "Chile"]),
        ("Salt, Bread and Peace (SABP) and Harbour Trust", ["Salt, Bread and Peace (SABP)", "Harbour Trust"]),
        ("Lanterns, Inc., and the Mill Fund", ["Lanterns, Inc.", "the Mill Fund"]),
        ("the African Union and the League of Salt and Bread", ["the African Union", "the League of Salt and Bread"]),
        ("China and Israel, respectively", ["China", "Israel"]),
    ],
)
def test_a_list_of_names_is_split_where_names_end(printed: str, found: list[str]) -> None:
    assert names.split(printed) == found


def test_days_and_meetings_as_printed() -> None:
    assert [day.isoformat() for day in days("22 and 23 May 2019").days] == ["2019-05-22", "2019-05-23"]
    assert [day.isoformat() for day in days("29 April–3 May 2019").days] == ["2019-04-29", "2019-05-03"]
    assert days("5, 7 and 9 October", 1998).days[2].isoformat() == "1998-10-09"
    assert days("31 February 2019").days == ()
    assert meetings("2nd to 5th, 7th and 10th") == (2, 3, 4, 5, 7, 10)


def test_an_abbreviation_ends_no_sentence() -> None:
    assert sentences("See para. 5 and No. 3. The Director a.i. Jane Q. Roe spoke.") == [
        "See para. 5 and No. 3.",
        "The Director a.i. Jane Q. Roe spoke.",
    ]


def test_the_language_is_told() -> None:
    assert language.of("La Commission était saisie des documents suivants pour l’examen du point et des rapports") == ""
    french = "La Commission était saisie des documents suivants et elle a pris note des rapports de la session. " * 3
    assert language.of(french) == "fr"
    assert (
        language.of("The Commission had before it the report of the Secretary-General on the work of the session. " * 2)
        == "en"
    )


REPORT = f"{HEAD}{ITEM}\n\n2. Statements were made by the representatives of Chile and Peru.\n"


def test_a_word_file_and_a_page_read_like_the_text() -> None:
    document = Document()
    for block in REPORT.split("\n\n"):
        document.add_paragraph(block.strip())
    packed = io.BytesIO()
    document.save(packed)
    page = (
        "<html><head><title>x</title></head><body>"
        + "".join(f"<p>{b}</p>" for b in REPORT.split("\n\n"))
        + "</body></html>"
    )
    expected = without_ids(reports.suggest(reports.read(REPORT)))
    for content in (packed.getvalue(), page.encode()):
        assert without_ids(reports.suggest(reports.read(files.text_of(content, "r")))) == expected


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"\x00\x01\x02" * 50, "not text but binary"),
        (b"PK\x03\x04nothing", "not a Word file"),
        (b"%PDF-1.4 nothing", "damaged PDF"),
        (b"\xd0\xcf\x11\xe0rest", "old kind"),
        (("La Commission a pris note des rapports de la session et des documents. " * 9).encode(), "in French"),
        (b"Dear Ada, the salt is on the table and the bread is in the oven. Yours, Bo. " * 9, "not a report"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(files.Unreadable, match=says):
        files.text_of(content, "r.txt")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(files.Unreadable, match="cannot be opened"):
        files.text(tmp_path / "none.txt")


def test_every_real_report_is_read_and_the_record_would_take_it() -> None:
    if not REAL.exists():
        pytest.skip("the real reports are kept beside the checkout, and are not here")
    for path in sorted(REAL.glob("*.txt")) + sorted(REAL.glob("*.pdf")):
        assert reports.suggest(reports.read(files.text(path), path.name)), path.name


def test_words_number_their_paragraphs_by_themselves() -> None:
    document = Document()
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "E/CN.15/2019/L.1/Add.2"
    for style, words in (
        ("Normal", "Commission on Crime Prevention and Criminal Justice"),
        ("Normal", "Draft report"),
        ("List Number", "The Commission considered agenda item 5."),
        ("List Number", "Statements were made by the representatives of Chile and Peru."),
        ("List Bullet", "Report on salt (E/CN.15/2019/4)"),
        ("List Number", "The session rose."),
    ):
        document.add_paragraph(words, style=style)
    packed = io.BytesIO()
    document.save(packed)
    text = files.text_of(packed.getvalue(), "report.docx")
    assert "E/CN.15/2019/L.1/Add.2" in text
    assert "2. Statements were made" in text
    assert "– Report on salt" in text
    assert numbers(text) == [1, 2, 3]


def test_a_word_cut_by_a_line_end_is_whole_and_a_hyphen_of_its_own_stays() -> None:
    text = (
        "1. Statements were made by the representatives of Chile and the Philip-\npines on mainstream-\ning"
        " life-\nskills and non-\ngovernmental and socio-\neconomic life, skills, and mainstreaming.\n"
    )
    (paragraph,) = lay_out(text).paragraphs
    assert "the Philippines on mainstreaming life-skills and non-governmental and socio-economic life" in paragraph.text
