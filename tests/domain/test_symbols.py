import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import symbols


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("E/CN.15/2019/4", "E/CN.15/2019/4"),
        ("e/cn.15/2019/7/corr.1", "E/CN.15/2019/7/Corr.1"),
        ("A/HRC/35/31/ADD.1", "A/HRC/35/31/Add.1"),
        ("A/C.3/74/l.5/rev.2", "A/C.3/74/L.5/Rev.2"),
        ("E/CN.4/SUB.2/1999/3", "E/CN.4/Sub.2/1999/3"),
        ("E/CN.15/2019/2/summary", "E/CN.15/2019/2/Summary"),
        ("  E/CN. 15 /2019/ 4 ", "E/CN.15/2019/4"),
        ("[E/CN.15/2019/4](#)", "E/CN.15/2019/4"),
        ("[E/2019/30](https://undocs.org/E/2019/30)", "E/2019/30"),
        ("E/2025/26*", "E/2025/26"),
        ("E/2025/26**", "E/2025/26"),
        ("A/HRC/S\u20111/1", "A/HRC/S-1/1"),
        ("A/80/6\u00a0(Sect.\u00a011)", "A/80/6(Sect.11)"),
        ("A/53/23 (part iv)", "A/53/23(PartIV)"),
        ("A/81/6 (Sect. 16)/Part A", "A/81/6(Sect.16)/PartA"),
        ("S/PV.8000 (Resumption 1)", "S/PV.8000(Resumption1)"),
        ("S/RES/2395 (2017)", "S/RES/2395(2017)"),
        ("A/RES/3367 A (XXX)", "A/RES/3367A(XXX)"),
        ("A/RES/75/290 A", "A/RES/75/290A"),
        ("A/RES/S-32/1", "A/RES/S-32/1"),
        ("A/S-32/L.1", "A/S-32/L.1"),
        ("A/316", "A/316"),
        ("GC(68)/RES/10", "GC(68)/RES/10"),
        ("A77/4", "A77/4"),
    ],
)
def test_a_symbol_has_one_spelling(printed: str, kept: str) -> None:
    assert symbols.canonical(printed) == kept
    assert symbols.canonical(kept) == kept


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "74/173",
        "S-32/1",
        "22/05/2019",
        "and/or",
        "UNODC/World Bank",
        "E/CN.15",
        "A/C.3",
        "E/CN.15/2019/",
        "E/CN.15//4",
        "E/2019/4 5",
        "E/CN.15/2019/4, para. 5",
        "E/CN.15/2019/7 and Corr.1",
        "E/CN.7/2019/2-E/CN.15/2019/2",
        "https://undocs.org/E/2019/30",
        "E/2019/٣٠",
    ],
)
def test_what_is_not_one_symbol_is_refused_in_a_sentence_with_an_example(printed: str) -> None:
    with pytest.raises(ValueError, match=r"“.*” is not one document symbol; expected .* such as E/CN\.15/2019/4\.$"):
        symbols.canonical(printed)


def test_a_refusal_quotes_no_more_than_a_line() -> None:
    with pytest.raises(ValueError, match="not one document symbol") as refused:
        symbols.canonical("no symbol " * 1000)
    assert len(str(refused.value)) < 250


JOINT = ("E/CN.7/2019/2", "E/CN.15/2019/2")
CORRECTED = ("E/CN.15/2019/7", "E/CN.15/2019/7/Corr.1")
EXPRESSIONS = [
    ("E/CN.7/2019/2-E/CN.15/2019/2", JOINT),
    ("E/CN.7/2019/2 - E/CN.15/2019/2", JOINT),
    ("E/CN.7/2019/2–E/CN.15/2019/2", JOINT),
    ("E/CN.7/2019/2-\nE/CN.15/2019/2", JOINT),
    ("E/CN.7/2019/2\u2011E/CN.15/2019/2", JOINT),
    ("[E/CN.7/2019/2](#)-[E/CN.15/2019/2](#)", JOINT),
    ("E/2025/26*-E/CN.5/2025/6*", ("E/2025/26", "E/CN.5/2025/6")),
    ("E/CN.7/2019/2-E/CN.15/2019/2 and Corr.1", (*JOINT, "E/CN.7/2019/2/Corr.1", "E/CN.15/2019/2/Corr.1")),
    ("A/S-32/L.1", ("A/S-32/L.1",)),
    ("A/ES-10/L.25-S/2018/560", ("A/ES-10/L.25", "S/2018/560")),
    ("E/CN.15/2019/7 and Corr.1", CORRECTED),
    ("E/CN.15/2019/7\nand\u00a0Corr.1", CORRECTED),
    ("E/CN.15/2019/7 and Corr. 1*", CORRECTED),
    ("[E/CN.15/2019/7](#) and [Corr.1](#)", CORRECTED),
    ("E/CN.15/2019/7 and E/CN.15/2019/7/Corr.1", CORRECTED),
    ("A/51/316 and Add.1", ("A/51/316", "A/51/316/Add.1")),
    ("A/51/316 & Add.1", ("A/51/316", "A/51/316/Add.1")),
    ("A/51/316, Add.1 and 2 and Corr.1", ("A/51/316", "A/51/316/Add.1", "A/51/316/Add.2", "A/51/316/Corr.1")),
    ("A/51/316/Add.1 and Add.2", ("A/51/316/Add.1", "A/51/316/Add.2")),
    ("A/51/316/Add.1 and Corr.1", ("A/51/316/Add.1", "A/51/316/Add.1/Corr.1")),
    ("A/51/316/Corr.1 and Add.1", ("A/51/316/Corr.1", "A/51/316/Add.1")),
    ("A/51/316/Corr.1 and Corr.2", ("A/51/316/Corr.1", "A/51/316/Corr.2")),
    ("A/51/316, Add.1 and Add.1/Corr.1", ("A/51/316", "A/51/316/Add.1", "A/51/316/Add.1/Corr.1")),
    ("E/CN.9/2025/5 and 6", ("E/CN.9/2025/5", "E/CN.9/2025/6")),
    ("E/CN.9/2025/5, 6 and 8", ("E/CN.9/2025/5", "E/CN.9/2025/6", "E/CN.9/2025/8")),
    (
        "E/CN.7/2022/L.1 and Add.1–3",
        ("E/CN.7/2022/L.1", "E/CN.7/2022/L.1/Add.1", "E/CN.7/2022/L.1/Add.2", "E/CN.7/2022/L.1/Add.3"),
    ),
    ("A/C.3/74/L.5 to L.7", ("A/C.3/74/L.5", "A/C.3/74/L.6", "A/C.3/74/L.7")),
    ("A/C.3/74/L.5 to A/C.3/74/L.7", ("A/C.3/74/L.5", "A/C.3/74/L.6", "A/C.3/74/L.7")),
    ("A/51/316/Add.1-Add.3", ("A/51/316/Add.1", "A/51/316/Add.2", "A/51/316/Add.3")),
    ("A/C.4/51/SR.2-4 and 8", ("A/C.4/51/SR.2", "A/C.4/51/SR.3", "A/C.4/51/SR.4", "A/C.4/51/SR.8")),
    ("A/C.3/74/L.5 and L.6/Rev.1", ("A/C.3/74/L.5", "A/C.3/74/L.6/Rev.1")),
    ("A/80/6 (Sect. 11)", ("A/80/6(Sect.11)",)),
    ("A/80/6 (Sect. 11) and Corr.1", ("A/80/6(Sect.11)", "A/80/6(Sect.11)/Corr.1")),
]


@pytest.mark.parametrize(("printed", "named"), EXPRESSIONS)
def test_an_expression_names_its_symbols_in_printed_order(printed: str, named: tuple[str, ...]) -> None:
    assert symbols.parse(printed) == named


@pytest.mark.parametrize(("printed", "named"), EXPRESSIONS)
def test_the_same_expression_is_found_in_running_text(printed: str, named: tuple[str, ...]) -> None:
    text = f"Report of the Secretary-General ({printed});"
    [found] = symbols.find(text)
    assert found.symbols == named
    assert found.printed == text[found.start : found.end]
    assert found.printed in printed


def test_a_range_of_drafts_behind_a_revision_counts_no_revisions() -> None:
    [found] = symbols.find("It had before it drafts A/C.3/74/L.5/Rev.1 to L.7.")
    assert found.symbols == ("A/C.3/74/L.5/Rev.1",)


def test_several_documents_may_be_given_at_once_and_each_is_named_once() -> None:
    assert symbols.parse("e/cn.15/2019/4, E/CN.15/2019/5; E/CN.15/2019/4") == ("E/CN.15/2019/4", "E/CN.15/2019/5")


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "74/173",
        "E/CN.15/2019/4 and others",
        "E/CN.15/2019/4, para. 5",
        "E/CN.9/2025/6 and 5",
        "A/C.4/51/SR.5-2",
        "A/C.4/51/SR.2-L.5",
        "A/C.4/51/SR.1-9999",
        "E/CN.15/2019/4 and",
        "E/CN.15/2019/4 and L.5",
        "E/CN.15/2019/4-E/CN.7",
    ],
)
def test_an_expression_of_which_a_part_is_no_symbol_is_refused(printed: str) -> None:
    with pytest.raises(ValueError, match="does not name document symbols only; expected"):
        symbols.parse(printed)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # the seed report, paras. 2 (a) and (d)
        ("Drugs and Crime ([E/CN.7/2019/2-E/CN.15/2019/2](#));", [JOINT]),
        ("network (E/CN.15/2019/7 and E/CN.15/2019/7/Corr.1);", [CORRECTED]),
        ("L.5/Rev.2, as further revised (E/CN.7/2024/L.5/Rev.2).", [("E/CN.7/2024/L.5/Rev.2",)]),
        ("A/53/23 (Part IV), chap. VIII, and A/69/33, para. 37", [("A/53/23(PartIV)",), ("A/69/33",)]),
        ("E/CN.15/2019/4 and E/CN.15/2019/5", [("E/CN.15/2019/4",), ("E/CN.15/2019/5",)]),
        ("– E/CN.15/2019/4\n- E/CN.15/2019/5", [("E/CN.15/2019/4",), ("E/CN.15/2019/5",)]),
        ("E/CN.9/2025/5 and 6 were before it", [("E/CN.9/2025/5", "E/CN.9/2025/6")]),
        ("E/CN.15/2019/1 and E/CN.15/2019/14", [("E/CN.15/2019/1",), ("E/CN.15/2019/14",)]),
        ("E/CN.9/2025/5 and 14 other papers", [("E/CN.9/2025/5",)]),
        ("E/CN.9/2025/5 and 10-year plans", [("E/CN.9/2025/5",)]),
        ("E/CN.9/2025/5 and 10.5 per cent", [("E/CN.9/2025/5",)]),
        ("A/C.3/74/L.5 and C.4", [("A/C.3/74/L.5",)]),
        ("E/CN.15/2019/8, 22 and 23 May 2019", [("E/CN.15/2019/8",)]),
        ("set out in E/CN.15/2019/8 and\n\n14. The Commission", [("E/CN.15/2019/8",)]),
        ("in E/2019/30.\n31. The Commission", [("E/2019/30",)]),
        ("the note (IPBES/1/5) and (HS/GC/24/1)", [("IPBES/1/5",), ("HS/GC/24/1",)]),
        ("as in A/RES/75/290 A.", [("A/RES/75/290A",)]),
    ],
)
def test_symbols_are_found_where_they_are_printed_and_no_further(text: str, named: list[tuple[str, ...]]) -> None:
    assert [found.symbols for found in symbols.find(text)] == named


@pytest.mark.parametrize(
    "text",
    [
        "on 22/05/2019 and DD/MM/2019",
        "and/or 5/6, N/A, 24/7, TCP/IP, ISO/IEC/27001",
        "the joint UNODC/World Bank Stolen Asset Recovery Initiative",
        "resolutions 73/186 and 73/187, S-32/1, 9/1",
        "influenza A/California/7/2009, A/Peru/7/2009 and Regulation EU/2016/679",
        "https://undocs.org/E/2019/30",
        "www.undocs.org/en/A/RES/74/173",
        "see undocs.org/E/2019/30 and docs.un.org?symbol=E/2019/30",
        "<https://undocs.org/A/80/6(Sect.11)>",
        "https://documents.un.org/search?q=A/74/1,E/2019/30",
        "officer@A/5 and A/5@example.org",
        "the series E/CN.15 and A/C.3",
        "E/2019/30abc, E/2019/30/",
    ],
)
def test_dates_addresses_and_alternatives_are_no_symbols(text: str) -> None:
    assert symbols.find(text) == []


@given(st.text(alphabet=st.sampled_from("AESCNLRaddcor./-–()[]#*,;@ \n\u00a0\u2011014589") | st.characters()))
def test_finding_never_raises_and_stays_inside_the_text(text: str) -> None:
    end = 0
    for found in symbols.find(text):
        assert end <= found.start < found.end <= len(text)
        assert found.printed == text[found.start : found.end]
        assert found.symbols
        end = found.end


PART = st.sampled_from(["CN.15", "C.3", "2019", "74", "S-32", "L.1", "RES", "290 A", "6 (Sect. 11)", "Add.1", "corr.2"])


@given(st.builds(lambda organ, parts: "/".join((organ, *parts)), st.sampled_from("AEae"), st.lists(PART, max_size=5)))
def test_the_one_spelling_is_spelled_as_it_is(printed: str) -> None:
    try:
        kept = symbols.canonical(printed)
    except ValueError:
        return
    assert symbols.canonical(kept) == kept
    assert symbols.parse(printed) == symbols.parse(kept) == (kept,)


@pytest.mark.parametrize(
    "hostile", ["A/1-", "E/1, ", "](", "E/1/", "A/1(", "A/1 and Corr.1, 2, ", "A/RES/1/1 A ", "\n"]
)
def test_finding_takes_time_in_proportion_to_the_text(hostile: str) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        symbols.find(hostile * (size // len(hostile)))
        return time.process_time() - began

    once = max(min(seconds(20_000) for _ in range(3)), 0.001)
    assert seconds(200_000) < 40 * once  # in proportion it would be 10, in square 100


@pytest.mark.parametrize(
    ("named", "home"),
    [
        (JOINT, "E/CN.15/2019/2"),
        (("E/CN.7/2019/2/Corr.1", "E/CN.15/2019/2/Corr.1"), "E/CN.15/2019/2"),
        (CORRECTED, "E/CN.15/2019/7"),
        (("E/CN.15/2019/7/Corr.1",), "E/CN.15/2019/7"),
        (("A/C.3/74/L.5/Rev.2/Corr.1",), "A/C.3/74/L.5"),
        (("E/2019/30/Add.1",), "E/2019/30/Add.1"),
        (("E/2019/30/Add.1/Corr.1",), "E/2019/30/Add.1"),
        (("E/2019/30/Rev.1/Add.1",), "E/2019/30/Rev.1/Add.1"),
        ((), ""),
    ],
)
def test_a_joint_symbol_is_one_document_with_two_keys_and_a_corrigendum_none_of_its_own(
    named: tuple[str, ...], home: str
) -> None:
    assert symbols.home(named) == symbols.home(reversed(named)) == home


def test_a_corrigendum_says_what_it_corrects() -> None:
    assert symbols.corrects("E/CN.15/2019/7/Corr.1") == "E/CN.15/2019/7"
    assert symbols.corrects("A/C.3/74/L.5/Rev.1/Corr.2") == "A/C.3/74/L.5/Rev.1"
    assert symbols.corrects("E/CN.15/2019/7") == symbols.corrects("E/2019/30/Add.1") == ""


def test_a_draft_bears_an_l_in_its_symbol() -> None:
    assert symbols.is_limited("E/CN.7/2022/L.1/Add.3")
    assert not symbols.is_limited("A/LOC.1/5")
    assert not symbols.is_limited("E/CN.15/2019/8")


def test_a_symbol_links_to_the_official_text_in_the_language_of_the_page() -> None:
    assert symbols.link("E/CN.15/2019/4") == "https://undocs.org/en/E/CN.15/2019/4"
    assert symbols.link("A/80/6(Sect.11)", "fr") == "https://undocs.org/fr/A/80/6(Sect.11)"
    assert symbols.link('A/80/6 (Sect. 11)"') == "https://undocs.org/en/A/80/6%20(Sect.%2011)%22"


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("415 (V)", "415 (V)"),
        ("3367A(xxx)", "3367 A (XXX)"),
        ("1086 B (XXXIX)", "1086 B (XXXIX)"),
        ("304 I (XI)", "304 I (XI)"),
        ("2046  (S-III)", "2046 (S-III)"),
        ("1915 (ORG-75)", "1915 (ORG-75)"),
        ("1946/9 (I)", "1946/9 (I)"),
        ("2395 (2017)", "2395 (2017)"),
        ("75/290A", "75/290 A"),
        ("2019 / 19", "2019/19"),
        ("S\u201132/1", "S-32/1"),
        ("es-10/17", "ES-10/17"),
        ("9/1", "9/1"),
        ("[74/173](#)", "74/173"),
        ("WHA77.1", "WHA77.1"),
        ("GC (68)/RES/10", "GC(68)/RES/10"),
    ],
)
def test_an_act_has_one_number(printed: str, kept: str) -> None:
    assert symbols.act_number(printed) == kept
    assert symbols.act_number(kept) == kept


@pytest.mark.parametrize(
    "printed", ["", "19", "IV", "A/RES/74/173", "75/290 A and B", "3 (IIII)", "415 ()", "74/0", "1/2/3"]
)
def test_what_is_no_number_of_an_act_is_refused_in_words(printed: str) -> None:
    with pytest.raises(ValueError, match="is not the number of a resolution or decision; expected one such as 74/173"):
        symbols.act_number(printed)
