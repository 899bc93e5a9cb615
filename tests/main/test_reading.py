"""Reading at the command line: pasted pieces, what the record says to them, a final report against its draft."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import NOW
from tracker.main import main

Tracker = Callable[..., Result]

HEAD = """Commission on Crime Prevention and Criminal Justice

Twenty-eighth session

Vienna, 20–24 May 2019

"""
DRAFT = f"""E/CN.15/2019/L.1/Add.7

{HEAD}Draft report

1. At its 6th and 7th meetings, on 22 and 23 May 2019, the Commission considered agenda item 6, entitled “Bread”.

2. Statements were made by the representatives of Chile, Japan and Peru.

3. At its 7th meeting, on 23 May 2019, the Commission recommended to the Economic and Social Council that it elect \
Ada Quay and Bo Lind as members of the Board of Trustees of the United Nations Interregional Crime and Justice \
Research Institute.
"""
# Peru is missing, one name is spelled otherwise, the meeting of the statements is stated, Kenya is new
FINAL = (
    DRAFT.replace("E/CN.15/2019/L.1/Add.7", "E/2019/30")
    .replace("Draft report", "Report on the twenty-eighth session")
    .replace("Statements were made", "At the 7th meeting, on 23 May, statements were made")
    .replace("Chile, Japan and Peru", "Chile, Japan and Kenya")
    .replace("Bo Lind ", "Bo Lindh ")
)
NOTE = f"E/CN.15/2019/4\n\n{HEAD}Note by the Secretariat\n\n1. Salt is dear.\n"
LIST = "Statements were made by the representatives of Chile and Japan."


@pytest.fixture
def tracker(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """The command `tracker` on an empty record with one officer; `piped` is what stands in the pipe."""
    monkeypatch.setenv("TRACKER_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("TRACKER_NOW", NOW.isoformat())
    runner = CliRunner()

    def run(*words: str, exit_code: int = 0, piped: str = "") -> Result:
        result = runner.invoke(main, words, input=piped, catch_exceptions=False)
        assert result.exit_code == exit_code, (words, result.output)
        return result

    run("officer", "add", "Ann")
    return run


@pytest.fixture
def drafted(tracker: Tracker, tmp_path: Path) -> Tracker:
    """The same, with the draft report accepted and the final report written to `final.txt`."""
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "final.txt").write_text(FINAL, encoding="utf-8")
    tracker("submit", str(tmp_path / "draft.txt"))
    tracker("accept", "--all", "--by", "Ann")
    return tracker


def waiting(tracker: Tracker) -> list[dict[str, object]]:
    """The queue, a suggestion each."""
    return [json.loads(line) for line in tracker("suggestions", "--json").stdout.splitlines()]


def test_a_pasted_list_stands_under_its_item_and_meeting_and_is_marked_as_pasted(tracker: Tracker) -> None:
    words = ("--fragment", "--item", "CCPCJ/28/6(a)", "--meeting", "7", "-")
    said = tracker("read", *words, piped=LIST).stdout
    assert "pasted: 2 suggestions" in said
    assert said.count("7th meeting, no date stated, CCPCJ/28/6(a) — a pasted text, text, 1") == 2
    first, second = [json.loads(line) for line in tracker("read", "--json", *words, piped=LIST).stdout.splitlines()]
    assert [one["speaker"]["state"] for one in (first, second)] == ["CHL", "JPN"]
    assert (first["source"]["rank"], first["source"]["paragraph"]) == (5, "pasted, text, 1")


def test_the_same_words_pasted_under_another_item_are_other_suggestions(tracker: Tracker) -> None:
    for item, new in (("CCPCJ/28/6", 2), ("CCPCJ/28/6", 0), ("CCPCJ/28/7", 2)):
        assert f"2 suggestions, {new} new" in tracker("submit", "--fragment", "--item", item, "-", piped=LIST).stdout
    tracker("accept", "--all", "--by", "Ann")
    assert "Chile" in tracker("show", "CCPCJ/28/7").stdout


@pytest.mark.parametrize(
    ("words", "piped", "expected"),
    [
        (("--fragment", "--item", "XYZ/28/6"), LIST, "XYZ is no body on file; known: CCPCJ"),
        (("--fragment", "--item", "CCPCJ-28-6"), LIST, "expected a body, its session and the item"),
        (("--fragment", "--item", "CCPCJ/2019/6"), LIST, "names no session of CCPCJ"),
        (("--fragment",), LIST, "say which, with --item"),
        (("--item", "CCPCJ/28/6"), LIST, "add --fragment"),
        (("--meeting", "7"), LIST, "add --fragment"),
        (("--fragment", "--item", "CCPCJ/28/6"), " \n", "pasted is empty"),
        (("--fragment", "--item", "CCPCJ/28/6"), "Les représentants du Chili et du Pérou ont fait des déclarations "
         "sur le point de l’ordre du jour, et la Commission a pris note du rapport du Secrétaire général.", "French"),
    ],
)  # fmt: skip
def test_a_fragment_without_a_place_is_answered_in_a_sentence(
    tracker: Tracker, words: tuple[str, ...], piped: str, expected: str
) -> None:
    for command in ("read", "submit"):
        assert expected in tracker(command, *words, "-", piped=piped, exit_code=2).output
    assert waiting(tracker) == []


def test_a_file_that_only_speaks_of_an_agenda_is_answered_in_a_sentence(tracker: Tracker) -> None:
    for command in ("read", "submit"):
        said = tracker(command, "-", piped="# Salt\n\nA library for the agenda of a Board.\n", exit_code=2)
        assert "pasted: nothing of a United Nations report was found in it." in said.stderr
    assert waiting(tracker) == []


def test_a_report_that_says_nothing_to_record_is_still_a_report(tracker: Tracker) -> None:
    assert "pasted: 0 suggestions" in tracker("read", "-", piped=NOTE).stdout


def test_the_final_report_says_what_it_confirms_adds_and_contradicts(drafted: Tracker, tmp_path: Path) -> None:
    said = drafted("submit", str(tmp_path / "final.txt")).stdout
    assert "1 contradicting an entry, 1 new, 2 saying otherwise than an entry, 4 confirming an entry." in said


def test_what_only_the_draft_says_is_listed_and_not_recorded(drafted: Tracker, tmp_path: Path) -> None:
    before = drafted("log", "--json").stdout
    said = drafted("submit", str(tmp_path / "final.txt")).stdout
    lacking = said.partition("In the draft report, not in the final report: 1 fact.")[2]
    assert "speaker: Peru" in lacking
    assert "Chile" not in lacking.replace("representatives of Chile", "")
    assert drafted("log", "--json").stdout == before


def test_a_draft_beside_another_draft_lacks_nothing(drafted: Tracker, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(DRAFT.replace("Add.7", "Add.8").replace("and Peru", "and Kenya"), "utf-8")
    assert "not in the final report" not in drafted("submit", str(tmp_path / "other.txt")).stdout


def test_a_contradiction_is_shown_first_and_with_the_entry_it_contradicts(drafted: Tracker, tmp_path: Path) -> None:
    drafted("submit", str(tmp_path / "final.txt"))
    first, *others = waiting(drafted)
    assert isinstance(first["outlook"], dict)
    assert (first["type"], first["outlook"]["word"]) == ("RecommendationMade", "contradicts")
    made = json.loads(next(line for line in drafted("log", "--json").stdout.splitlines() if "CCPCJ/28/elect" in line))
    assert first["outlook"]["entry_id"] == made["entry_id"]
    assert f"contradicts entry {made['entry_id']}: " in drafted("suggestions").stdout
    assert [bool(one["source"]["inferred"]) for one in others] == [True] + [False] * 6  # type: ignore[index]


def test_what_the_list_foretells_is_what_accepting_does(drafted: Tracker, tmp_path: Path) -> None:
    drafted("submit", str(tmp_path / "final.txt"))
    by_word: dict[str, list[str]] = {}
    for one in waiting(drafted):
        by_word.setdefault(one["outlook"]["word"], []).append(str(one["suggestion"]))  # type: ignore[index]
    drafted("accept", *by_word["contradicts"], "--by", "Ann", exit_code=1)
    assert "1 entry added" in drafted("accept", *by_word["new"], "--by", "Ann").stdout
    before = len(drafted("log", "--json").stdout.splitlines())
    drafted("accept", *by_word["confirms"], *by_word["differs"], "--by", "Ann")
    added = [json.loads(line) for line in drafted("log", "--json").stdout.splitlines()[before:]]
    assert len(added) == 6
    types = [entry["type"] for entry in added]
    assert (types.count("EntryConfirmed"), types.count("EntryCorrected")) == (4, 2)
    assert [one["outlook"]["word"] for one in waiting(drafted)] == ["contradicts"]  # type: ignore[index]


def test_a_whole_final_report_is_confirmed_in_one_step_and_its_differences_are_left(
    drafted: Tracker, tmp_path: Path
) -> None:
    before = len(drafted("log", "--json").stdout.splitlines())
    said = drafted("confirm", "--report", str(tmp_path / "final.txt"), "--by", "Ann").stdout
    added = [json.loads(line) for line in drafted("log", "--json").stdout.splitlines()[before:]]
    assert {entry["type"] for entry in added} == {"EntryConfirmed"}
    assert len({entry["batch"] for entry in added}) == 1
    left = [one["outlook"]["word"] for one in waiting(drafted)]  # type: ignore[index]
    assert {"contradicts", "new"} <= set(left) <= {"contradicts", "new", "differs"}
    assert len(added) + len(left) == 8
    assert f"{len(left)} differences left for a person" in said
    assert "In the draft report, not in the final report: 1 fact." in said
    assert "0 entries added" in drafted("confirm", "--report", str(tmp_path / "final.txt"), "--by", "Ann").stdout


def test_where_the_final_report_contradicts_the_draft_the_command_that_corrects_it_is_named_and_works(
    drafted: Tracker, tmp_path: Path
) -> None:
    final, line = str(tmp_path / "final.txt"), tmp_path / "line.ndjson"
    said = drafted("confirm", "--report", final, "--by", "Ann").stdout
    [contradicting] = [one for one in waiting(drafted) if one["outlook"]["word"] == "contradicts"]  # type: ignore[index]
    entry, number = contradicting["outlook"]["entry_id"], str(contradicting["suggestion"])  # type: ignore[index]
    step = f'tracker correct {entry} FILE --nature "final text differs" --why WHY'
    assert step in said
    assert said.endswith("by number, or tracker correct where it is named.\n")
    refused = drafted("accept", number, "--by", "Ann", exit_code=1).output
    assert f"Suggestion {number}: " in refused
    assert step in refused
    line.write_text(next(one for one in drafted("read", final, "--json").stdout.splitlines() if "Bo Lindh" in one
                         and "RecommendationMade" in one), "utf-8")  # fmt: skip
    drafted("correct", entry, str(line), "--nature", "final text differs", "--why", "the final report")
    assert "1 on record already" in drafted("accept", number, "--by", "Ann").stdout


def test_a_final_report_that_prints_no_symbol_confirms_under_the_one_that_is_given(
    drafted: Tracker, tmp_path: Path
) -> None:
    (tmp_path / "bare.txt").write_text(FINAL.replace("E/2019/30\n\n", ""), "utf-8")
    drafted("submit", str(tmp_path / "bare.txt"))
    before = len(drafted("log", "--json").stdout.splitlines())
    drafted("confirm", "--report", str(tmp_path / "bare.txt"), "--symbol", "E/2019/30", "--by", "Ann")
    added = [json.loads(line) for line in drafted("log", "--json").stdout.splitlines()[before:]]
    assert {entry["fact"]["source"]["symbol"] for entry in added} == {"E/2019/30"}


def test_a_draft_that_contradicts_the_final_report_is_no_reason_to_correct_it(tracker: Tracker, tmp_path: Path) -> None:
    for name, report in (("final.txt", FINAL), ("draft.txt", DRAFT)):
        (tmp_path / name).write_text(report, encoding="utf-8")
        tracker("submit", str(tmp_path / name))
    tracker("accept", "--report", "final.txt", "--by", "Ann")
    refused = tracker("accept", "--report", "draft.txt", "--by", "Ann", exit_code=1).output
    assert "is recorded with other names" in refused
    assert "tracker correct" not in refused


def test_a_draft_still_under_review_when_the_final_report_is_accepted_adds_nothing_and_its_differences_are_listed(
    tracker: Tracker, tmp_path: Path
) -> None:
    for name, report in (("draft.txt", DRAFT), ("final.txt", FINAL.replace("“Bread”", "“Bread and salt”"))):
        (tmp_path / name).write_text(report, encoding="utf-8")
        tracker("submit", str(tmp_path / name))
    tracker("accept", "--report", "final.txt", "--by", "Ann")
    log = tracker("log", "--json").stdout
    said = tracker("confirm", "--report", str(tmp_path / "draft.txt"), "--by", "Ann").stdout
    assert (
        "1 contradicting an entry, 1 new, 1 saying otherwise than an entry whose source is better, 5 on record" in said
    )
    assert "0 entries added, 5 on record already." in said
    assert "on record otherwise, from a better source, in entry " in said
    # one name recommended is another, Peru stands in the draft alone, and so does the short title
    assert "3 differences left for a person" in said
    left = {one["outlook"]["word"]: str(one["suggestion"]) for one in waiting(tracker)}  # type: ignore[index]
    said = tracker("accept", left["worse"], "--by", "Ann").stdout
    assert said.startswith("0 entries added, 1 on record already.")
    assert "Mind: on record otherwise, from a better source, in entry " in said
    assert "title: Bread and salt, here Bread. What is on record stays" in said
    assert tracker("log", "--json").stdout == log
    # and what was accepted so can still be looked up
    assert tracker("suggestions", "--state", "accepted").stdout.count("on record otherwise, from a better source") == 1


@pytest.mark.parametrize("words", [(), ("--symbol", "E/2019/30"), ("--report", "missing.txt", "--by", "Ann")])
def test_a_confirmation_that_does_not_say_of_what_is_answered_in_a_sentence(
    drafted: Tracker, words: tuple[str, ...]
) -> None:
    said = drafted("confirm", *words, exit_code=2).output
    assert "--report FILE" in said or "missing.txt: No such file" in said


def test_each_suggestion_bears_its_number_on_the_list_also_a_meeting(drafted: Tracker, tmp_path: Path) -> None:
    drafted("submit", str(tmp_path / "final.txt"))
    numbers = [one["suggestion"] for one in waiting(drafted)]
    assert sorted(numbers) == list(range(9, 17))  # type: ignore[type-var]


def test_two_reports_that_say_the_same_are_told_before_either_is_accepted(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(DRAFT.replace("Add.7", "Add.8"), encoding="utf-8")
    tracker("submit", str(tmp_path / "draft.txt"), str(tmp_path / "copy.txt"))
    words = [one["outlook"]["word"] for one in waiting(tracker)]  # type: ignore[index]
    assert (words.count("new"), words.count("again")) == (8, 8)


@pytest.fixture
def page(drafted: Tracker, tmp_path: Path) -> str:
    """The final report beside its suggestions."""
    drafted("submit", str(tmp_path / "final.txt"))
    said = drafted("suggestions", "--html", str(tmp_path / "page.html")).stdout
    assert said == f"{len(waiting(drafted))} suggestions waiting, written to {tmp_path / 'page.html'}.\n"
    return (tmp_path / "page.html").read_text("utf-8")


def test_a_page_shows_report_and_suggestions_with_links_both_ways(page: str) -> None:
    ids, links = set(re.findall(r' id="([sw]\d+)"', page)), set(re.findall(r'href="#([sw]\d+)"', page))
    assert links
    assert links <= ids
    assert len(re.findall(r"<article ", page)) == len(re.findall(r">in the text</a>", page)) == 8


def test_the_quoted_words_are_marked_and_the_text_is_whole(page: str) -> None:
    left = page.partition('<div class="text">')[2].partition('<div class="suggested">')[0]
    marks = [re.sub(r"<[^>]*>", "", mark) for mark in re.findall(r"<mark.*?</mark>", left)]
    assert any(mark.endswith("made by the representatives of Chile, Japan and Kenya.") for mark in marks)
    plain = re.sub(r"<span id.*?</span>|<[^>]*>", "", left)
    assert " ".join(FINAL.split()) == " ".join(plain.split())


def test_the_page_puts_the_contradiction_first_and_needs_nothing_but_itself(page: str) -> None:
    first, second = re.findall(r"<article .*?</article>", page, re.DOTALL)[:2]
    assert "Against the record:</strong> contradicts entry" in first
    assert "Doubtful:" in second
    assert not re.search(r"<script|<link|https?://|url\(", page)


def test_words_that_look_like_markup_stay_words(tracker: Tracker, tmp_path: Path) -> None:
    odd = "Statements were made by the representatives of Chile and <b>Japan</b> & Peru."
    tracker("submit", "--fragment", "--item", "CCPCJ/28/6", "-", piped=odd)
    tracker("suggestions", "--html", str(tmp_path / "page.html"))
    assert "<b>" not in (tmp_path / "page.html").read_text("utf-8")


def test_a_page_that_cannot_be_written_is_answered_in_a_sentence(tracker: Tracker, tmp_path: Path) -> None:
    assert "No such file" in tracker("suggestions", "--html", str(tmp_path / "no" / "page.html"), exit_code=2).output


UNDER_NONE = f"""{HEAD}Report

1. Statements were made by the representatives of Chile and Peru.
"""


def test_what_stands_under_no_agenda_item_is_shown_as_such_and_no_item_is_made_of_the_session(tracker: Tracker) -> None:
    tracker("submit", "-", piped=UNDER_NONE)
    tracker("accept", "--all", "--by", "Ann")
    said = tracker("show", "CCPCJ/28").stdout
    assert said.startswith("Twenty-eighth session of the Commission")
    assert "  Under no agenda item: 2 statements\n" in said
    assert "Item 28" not in said


ON_ITEM_6 = f"""{HEAD}Report

1. At its 6th meeting, on 22 May 2019, the Commission considered agenda item 6, entitled “Bread”. Statements were made \
by the representatives of Peru, Japan and Chile. A statement was made by the observer for Romania, on behalf of \
the European Union.

2. At its 7th meeting, on 23 May 2019, statements in explanation of vote after the vote were made by the \
representatives of Peru and Chile.
"""


def test_an_item_is_shown_with_where_in_what_capacity_and_on_whose_behalf_statements_were_made(
    tracker: Tracker,
) -> None:
    tracker("submit", "-", piped=ON_ITEM_6)
    tracker("accept", "--all", "--by", "Ann")
    said = tracker("show", "CCPCJ/28/6").stdout
    assert "  Spoke, on 22 May 2019, 6th meeting. Representatives of members: Peru; Japan; Chile\n" in said
    assert ": Romania, on behalf of the European Union\n" in said
    after = (
        "on 23 May 2019, 7th meeting (explanation of vote after the vote). Representatives of members: Peru; Chile\n"
    )
    assert f"  Spoke, {after}" in said


def test_a_text_that_prints_no_symbol_is_given_one_and_a_text_that_prints_one_keeps_it(tracker: Tracker) -> None:
    words = ("read", "--json", "--symbol", "e/cn.15/2019/13", "-")
    found = [json.loads(line) for line in tracker(*words, piped=UNDER_NONE).stdout.splitlines()]
    assert {one["source"]["symbol"] for one in found} == {"E/CN.15/2019/13"}
    assert len(found) == 2
    assert "has a symbol of its own" in tracker(*words, piped=DRAFT, exit_code=2).output
    assert "not one document symbol" in tracker("submit", "--symbol", "bread", "-", piped=LIST, exit_code=2).output
    assert "that of one text" in tracker("submit", "--symbol", "A/1/1", "-", "-", piped=LIST, exit_code=2).output


def test_a_text_without_a_symbol_names_the_option_and_bears_the_one_with_which_it_is_submitted_again(
    tracker: Tracker,
) -> None:
    assert "  It prints no symbol. Read it with one: --symbol SYMBOL\n" in tracker("read", "-", piped=UNDER_NONE).stdout
    said = tracker("submit", "-", piped=UNDER_NONE).stdout
    assert "  It prints no symbol. Before accepting, submit it again with one: --symbol SYMBOL\n" in said
    number, *others = [str(one["suggestion"]) for one in waiting(tracker)]
    tracker("accept", number, "--by", "Ann")
    tracker("dismiss", others[-1])
    for symbol in ("E/CN.15/2019/31", "E/CN.15/2019/13"):
        said = tracker("submit", "--symbol", symbol, "-", piped=UNDER_NONE).stdout
        assert f"0 new on the list, {len(others)} under another symbol or none until now" in said
        assert "prints no symbol" not in said
    tracker("dismiss", "--back", others[-1])
    named = waiting(tracker)
    assert {one["source"]["symbol"] for one in named} == {"E/CN.15/2019/13"}  # type: ignore[index]
    assert [str(one["suggestion"]) for one in named] == others
    again = tracker("submit", "--symbol", "E/CN.15/2019/13", "-", piped=UNDER_NONE).stdout
    assert "until now" not in again


def test_a_dismissed_suggestion_is_recorded_only_after_it_was_put_back(tracker: Tracker) -> None:
    tracker("submit", "-", piped=UNDER_NONE)
    tracker("dismiss", "1")
    assert "Suggestion 1 was dismissed on" in tracker("accept", "2", "1", "--by", "Ann", exit_code=1).output
    assert "1 suggestion back on the list." in tracker("dismiss", "--back", "1").stdout
    assert "2 entries added" in tracker("accept", "2", "1", "--by", "Ann").stdout


def test_a_long_queue_is_summed_up_by_report_and_type_and_listed_page_by_page(tracker: Tracker, tmp_path: Path) -> None:
    sentence = "Statements were made by the representatives of Chile and Peru.\n\n"
    many = "".join(f"{number}. {sentence}" for number in range(2, 40))
    (tmp_path / "long.txt").write_text(f"{DRAFT.partition('2. ')[0]}{many}", encoding="utf-8")
    (tmp_path / "short.txt").write_text(DRAFT.replace("Add.7", "Add.8"), encoding="utf-8")
    tracker("submit", str(tmp_path / "long.txt"), str(tmp_path / "short.txt"))
    said = tracker("suggestions").stdout
    assert "StatementMade 76" in said
    assert "List them: tracker suggestions --page 1 (of 2)" in said
    assert said.count("\n") == 6
    assert tracker("suggestions", "--report", "long", "--type", "StatementMade", "--page", "2").stdout.count("“") == 26
    assert tracker("suggestions", "--report", "short").stdout.count("StatementMade  ") == 3
    narrowed = tracker("suggestions", "--report", "long", "--type", "StatementMade").stdout
    assert "List them: tracker suggestions --report long --type StatementMade --page 1 (of 2)" in narrowed
    assert "Accept them: tracker accept --report long --type StatementMade --by NAME, or by number." in narrowed
    assert "--page 3: expected 1 to 2." in tracker("suggestions", "--page", "3", exit_code=2).output
    assert "there is no such event" in tracker("suggestions", "--type", "Statement", exit_code=2).output


def test_suggestions_are_accepted_by_ranges_of_numbers_and_by_report_and_type(tracker: Tracker, tmp_path: Path) -> None:
    for file, number in (("first.txt", "Add.7"), ("second.txt", "Add.8")):
        (tmp_path / file).write_text(DRAFT.replace("Add.7", number), encoding="utf-8")
    tracker("submit", str(tmp_path / "first.txt"), str(tmp_path / "second.txt"))
    tracker("accept", "1-2", "4", "--by", "Ann")
    left = {one["suggestion"] for one in waiting(tracker)}
    assert not left & {1, 2, 4}
    assert 3 in left
    tracker("accept", "--report", "second", "--type", "StatementMade", "--by", "Ann")
    assert "0 suggestions waiting" in tracker("suggestions", "--report", "second", "--type", "StatementMade").stdout
    assert "first.txt" in tracker("suggestions", "--type", "StatementMade").stdout
    assert "dismissed" in tracker("dismiss", "--report", "first", "--type", "StatementMade", "--by", "Ann").stdout
    assert "0 suggestions waiting" in tracker("suggestions", "--type", "StatementMade").stdout
    assert "or --report or --type" in tracker("dismiss", exit_code=2).output
    tracker("dismiss", "3-3", "--by", "Ann")
    for wrong, said in (("3-1", "greater one"), ("1-999999999", "at most"), ("x", "such as 1-43"), ("1-", "1-43")):
        assert said in tracker("accept", wrong, "--by", "Ann", exit_code=2).output
    assert "There is no suggestion" in tracker("accept", "1-999", "--by", "Ann", exit_code=1).output


def test_what_was_dismissed_is_listed_and_named_below_the_queue(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    tracker("submit", str(tmp_path / "draft.txt"))
    tracker("dismiss", "2")
    assert "1 dismissed: tracker suggestions --state dismissed" in tracker("suggestions").stdout
    said = tracker("suggestions", "--state", "dismissed").stdout
    assert re.search(r"^   2  \w+", said, re.MULTILINE)
    assert "1 suggestion dismissed. Put them back" in said
