"""The commands, as a person types them, on a database of their own."""

import json
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from tests.conftest import NOW, REPORTS
from tests.facts import RECOMMENDED, TRANSMITTED
from tracker import reminders, sample
from tracker.main import main
from tracker.store import codec, db

Tracker = Callable[..., Result]


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """The command `tracker` on an empty folder, at the clock of the demonstration."""
    monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{tmp_path / 'record.db'}")
    monkeypatch.setenv("TRACKER_NOW", NOW.isoformat())
    runner = CliRunner()

    def run(*words: str, exit_code: int = 0) -> Result:
        result = runner.invoke(main, words, catch_exceptions=False)
        assert result.exit_code == exit_code, (words, result.output)
        return result

    return run


@pytest.fixture
def ready(tracker: Tracker) -> Tracker:
    """The same, upgraded, with one officer."""
    tracker("upgrade")
    tracker("officer", "add", "M. Okafor")
    return tracker


@pytest.fixture
def filled(ready: Tracker) -> Tracker:
    """The same, with the sample accepted."""
    ready("submit", str(sample.REPORT))
    ready("accept", "--all", "--by", "M. Okafor")
    ready("record", str(sample.FACTS), "--by", "M. Okafor")
    return ready


def lines_of(result: Result) -> list[dict[str, object]]:
    """The JSON lines that a command printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def write(folder: Path, *lines: object) -> str:
    """A file of NDJSON with these lines."""
    file = folder / "facts.ndjson"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return str(file)


def test_from_a_report_to_the_follow_up(filled: Tracker) -> None:
    said = filled("follow-up").stdout
    assert "to elect Carolina Lizárraga Houghton and Youngju Oh" in said
    assert "to re-elect Carlos Castresana Fernández and Joel Antonio Hernández García" in said
    assert "no action by the Council recorded" in said
    assert "Transmitted to the Economic and Social Council on 23 May 2019" in said
    assert "as resolution 2019/19" in said
    assert "as resolution 74/173" in said


def test_a_matter_passed_on_stands_on_the_way_of_the_one_with_which_it_began(filled: Tracker) -> None:
    onward = "ECOSOC/2019/adopt/E/2019/30:I.A.IV"
    found = lines_of(filled("follow-up", "--json"))
    passed_on = {str(one["key"]): one["passed_on"] for one in found if one["passed_on"]}
    assert onward not in {one["key"] for one in found}
    [further] = passed_on["CCPCJ/28/adopt/E/2019/30:I.A.IV"]
    assert (further["key"], further["status"]) == (onward, "Adopted")
    assert f"  Passed on: {further['sentence']}\n  {onward}\n" in filled("follow-up").stdout


def test_what_is_submitted_and_accepted_twice_adds_nothing(filled: Tracker) -> None:
    before = len(lines_of(filled("log", "--json")))
    assert "0 new on the list" in filled("submit", str(sample.REPORT)).stdout
    assert "0 entries added" in filled("accept", "--all", "--by", "M. Okafor").stdout
    assert "0 entries added" in filled("record", str(sample.FACTS), "--by", "M. Okafor").stdout
    assert len(lines_of(filled("log", "--json"))) == before


def test_four_are_recommended_and_none_sits(filled: Tracker) -> None:
    said = filled("show", "UNICRI", "--as-of", "2019-05-24").stdout
    assert "4 recommended, no election recorded; no member on record" in said
    assert "nobody recommended" in filled("show", "UNICRI", "--as-of", "2019-05-22").stdout


def test_the_list_of_commands_cuts_no_sentence_short(tracker: Tracker) -> None:
    listed = tracker("--help").stdout.partition("Commands:")[2]
    assert "  accept " in listed
    assert "..." not in listed


def test_a_second_thought_names_its_entry_by_id_or_by_position(filled: Tracker) -> None:
    source = ("--symbol", "E/2019/30", "--rank", "2")
    position = str(entry_of(filled, "recommendation:CCPCJ/28/elect/UNICRI")["position"])
    assert filled("confirm", position, *source).stdout == "Confirmed.\n"
    assert "no entry at position 999" in filled("confirm", "999", *source, exit_code=1).output
    assert "neither the id nor the position" in filled("confirm", "E/2019/30", *source, exit_code=2).output


def test_a_meeting_has_no_row_and_is_shown_by_the_entries_that_name_it(filled: Tracker) -> None:
    assert "StatementMade" in filled("show", "CCPCJ/28/meeting/7").stdout
    shown = json.loads(filled("show", "CCPCJ/28/meeting/7", "--json").stdout)
    assert {entry["type"] for entry in shown["entries"]} >= {"MeetingHeld", "RecommendationMade"}
    assert "Nothing on record" in filled("show", "CCPCJ/28/meeting/7", "--as-of", "2019-05-01", exit_code=1).output


def test_a_mandate_is_shown_with_its_reports_and_later_steps(filled: Tracker, tmp_path: Path) -> None:
    paragraph = {
        "type": "MandateEstablished", "text": "GA resolution 74/174", "paragraph": "15", "verb": "Requests",
        "addressees": ["Secretary-General"], "action": "to report",
        "due": {"rule": "interval", "every_months": 6, "as_printed": "within six months"},
        "occasion": {"precision": "day", "days": ["2019-12-18"], "body": "GA", "session": "GA/74"},
        "source": {"rank": 1, "symbol": "A/RES/74/174"},
    }  # fmt: skip
    mandate = "GA resolution 74/174/15"
    submitted = {"type": "MandateReportSubmitted", "mandate": mandate, "symbols": ["A/75/99"], "source": {"rank": 2}}
    ended = {"type": "MandateEnded", "mandate": mandate, "how": "retired", "source": {"rank": 2}}
    filled("record", write(tmp_path, paragraph, submitted, ended), "--by", "M. Okafor")
    said = filled("show", mandate).stdout
    for words in ("by 18 June 2020 (“within six months”)", "Asked: to report", "submitted: A/75/99", "Retired"):
        assert words in said


def test_a_board_is_shown_with_its_terms_and_no_seat_is_called_vacant_outside_coverage(
    filled: Tracker, tmp_path: Path
) -> None:
    elected = {
        "type": "MemberElected", "board": "UNICRI", "member": "Youngju Oh", "act": "elected",
        "term_from": "2019-07-23", "term_to": "2024-07-22", "source": {"rank": 1, "symbol": "E/2019/99"},
        "occasion": {"precision": "day", "days": ["2019-07-23"], "body": "ECOSOC", "session": "ECOSOC/2019"},
    }  # fmt: skip
    filled("record", write(tmp_path, elected), "--by", "M. Okafor")
    said = filled("show", "UNICRI").stdout
    assert "Youngju Oh: elected on 23 July 2019, from 23 July 2019, to 22 July 2024" in said
    assert "The next term ends on 22 July 2024." in said
    assert "which are vacant is not covered; for that, all elections by" in said
    whole = {"type": "CoverageStated", "of": "ECOSOC", "kinds": ["elections"], "read_to": "2020-01-06", "full": True,
             "sources": ["every report"], "source": {"rank": 0}}  # fmt: skip
    filled("record", write(tmp_path, whole), "--by", "M. Okafor")
    assert "6 vacant (elections covered to 6 January 2020)" in filled("show", "UNICRI").stdout


def test_what_is_retracted_is_gone_and_is_seen_at_the_position_before(filled: Tracker) -> None:
    entries = lines_of(filled("log", "--json"))
    made = next(entry for entry in entries if entry["stream"] == "recommendation:CCPCJ/28/elect/UNICRI")
    filled("retract", str(made["entry_id"]), "--why", "to see what happens")
    assert "Lizárraga" not in filled("follow-up").stdout
    assert "Lizárraga" in filled("follow-up", "--at", str(len(entries))).stdout
    [retraction] = lines_of(filled("log", "--json", "--after", str(len(entries))))
    filled("retract", str(retraction["entry_id"]))
    assert "Lizárraga" in filled("follow-up").stdout


def test_a_batch_is_taken_back_as_one_act(filled: Tracker) -> None:
    batch = lines_of(filled("log", "--json"))[0]["batch"]
    filled("retract", "--batch", str(batch))
    assert "Lizárraga" not in filled("follow-up").stdout


def test_the_log_verifies_until_a_byte_is_changed(filled: Tracker, tmp_path: Path) -> None:
    assert "verified" in filled("verify").stdout
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute("DROP TRIGGER proceedings_update")
        connection.execute("UPDATE proceedings SET source = replace(source, '2019', '2018') WHERE position = 7")
    connection.close()
    assert "proceedings, position 7" in filled("verify", exit_code=1).output


def test_a_checkpoint_kept_elsewhere_shows_that_the_end_of_the_log_was_cut_off(filled: Tracker, tmp_path: Path) -> None:
    key, note = tmp_path / "secret.key", tmp_path / "checkpoint"
    public = filled("key", str(key), "--name", "tracker.example.org").stdout.strip()
    assert key.stat().st_mode & 0o077 == 0
    assert "nothing is written over" in filled("key", str(key), "--name", "x", exit_code=2).output
    note.write_text(filled("checkpoint", "--key", str(key)).stdout)
    filled("retract", str(lines_of(filled("log", "--json"))[0]["entry_id"]))
    assert "grown from the checkpoint" in filled("verify", "--checkpoint", str(note), "--key", public).stdout
    held = tmp_path / "public.key"
    held.write_text(f"{public}\n")
    assert "grown from the checkpoint" in filled("verify", "--checkpoint", str(note), "--key", str(held)).stdout
    assert "the secret key" in filled("verify", "--checkpoint", str(note), "--key", str(key), exit_code=2).output
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute("DROP TRIGGER proceedings_delete")
        connection.execute("DELETE FROM proceedings WHERE position > 5")
    connection.close()
    assert "verified" in filled("verify").stdout
    cut = filled("verify", "--checkpoint", str(note), "--key", public, exit_code=1)
    assert "the log ends at position 5" in cut.output
    assert "--checkpoint needs --key" in filled("verify", "--checkpoint", str(note), exit_code=2).output
    assert "no secret key" in filled("checkpoint", "--key", str(note), exit_code=2).output


def test_a_session_that_moved_moves_what_falls_due_and_what_was_known_before_stays_seen(
    filled: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_NOW", "2021-01-06T09:00:00Z")

    def record(kind: str, first: str, last: str, dated: str, **more: object) -> str:
        fact = {"type": kind, "starts_on": first, "ends_on": last, **more, "source": {"rank": 6, "dated": dated},
                "occasion": {"body": "CCPCJ", "session": "CCPCJ/29"}}  # fmt: skip
        filled("record", write(tmp_path, fact), "--by", "M. Okafor")
        return str(len(lines_of(filled("log", "--json"))))

    due = ("show", "GA resolution 74/173/14")
    assert "date to be determined" in filled(*due).stdout
    record("SessionScheduled", "2020-05-11", "2020-05-15", "2019-06-01", expected=True)
    assert "expected 11–15 May 2020, not yet set" in filled(*due).stdout
    planned = record("SessionScheduled", "2020-05-18", "2020-05-22", "2019-09-01")
    record("SessionRescheduled", "2020-11-30", "2020-12-03", "2020-06-01", reason="the pandemic")
    assert "planned for 30 November–3 December 2020" in filled(*due).stdout
    record("SessionOpened", "2020-12-03", "2020-12-03", "2020-12-04")
    assert "held 3 December 2020" in filled(*due).stdout
    assert "planned for 18–22 May 2020" in filled(*due, "--at", planned).stdout
    shown = filled("show", "CCPCJ/29").stdout
    assert "regular part, moved: 18–22 May 2020" in shown
    assert "regular part, held: 3 December 2020" in shown


def test_the_log_is_listed_as_of_a_day_and_as_it_stood_at_a_position(filled: Tracker) -> None:
    whole = lines_of(filled("log", "--json"))
    # a position inside a batch means its end
    first_batch = [entry for entry in whole if entry["batch"] == whole[0]["batch"]]
    assert lines_of(filled("log", "--at", "10", "--json")) == first_batch
    assert len(first_batch) < len(whole)
    end = first_batch[-1]["position"]
    assert filled("log", "--at", "10").stdout.startswith(f"At position 10, to the end of its batch at {end}.\n")
    assert "to the end of its batch" not in filled("log", "--at", str(end)).stdout
    for command in (("show", "CCPCJ/28"), ("follow-up",)):
        said = f"At position 10, to the end of its batch at {end}.\n"
        assert filled(*command, "--at", "10").stdout.startswith(said)
        assert said not in filled(*command, "--at", "10", "--json").stdout
        assert "to the end of its batch" not in filled(*command, "--at", str(end)).stdout
    of_the_draft = ("log", "--stream", "E/2019/30:I.A.IV", "--json")
    then, now = lines_of(filled(*of_the_draft, "--as-of", "2019-07-22")), lines_of(filled(*of_the_draft))
    assert {entry["type"] for entry in then} == {"RecommendationMade"}
    assert len(then) < len(now)
    assert "Nothing on record touches" in filled(*of_the_draft, "--as-of", "2018-01-01", exit_code=1).output


def test_a_rebuild_changes_nothing_a_reader_sees_and_leaves_no_file(filled: Tracker, tmp_path: Path) -> None:
    before = filled("follow-up", "--json").stdout
    filled("rebuild")
    assert not list(tmp_path.glob("*-rebuild"))
    assert filled("follow-up", "--json").stdout == before


def test_the_preview_names_the_matters_and_the_day(filled: Tracker) -> None:
    filled("contact", "add", "officer@example.org")
    said = filled("remind", "--preview", "221", "--now", "2019-05-24T00:00:00Z").stdout
    days = ["06-25 07", "07-23 07", "08-20 07", "09-17 07", "10-15 07", "11-12 08", "12-10 08"]
    for day in days:
        assert f"2019-{day}:00 UTC  Matter before an organ, rule version 2\n" in said
    for of in ("(CCPCJ/28/elect/UNICRI)", "(CCPCJ/28/transmit/E/CN.15/2019/8)"):
        assert said.count(f"{of}: to 1 recipient\n") == len(days)
    assert "opens on 23 July 2019. 4 weeks before that is 25 June 2019.\n" in said
    assert "opened on 23 July 2019. 20 weeks after that is 10 December 2019. No final act is recorded.\n" in said


def test_the_demonstration_says_where_to_look_and_what_comes_next(tracker: Tracker) -> None:
    said = tracker("demo", "--no-serve").stdout
    assert "6 January 2020" in said
    assert "/follow-up" in said
    assert "2020-01-07" in said
    assert tracker("demo", "--no-serve").stdout == said


def test_the_demonstration_keeps_out_of_a_record_of_its_own(ready: Tracker, tmp_path: Path) -> None:
    ready("record", write(tmp_path, codec.to_line(RECOMMENDED)), "--by", "M. Okafor")
    assert "a record of its own" in ready("demo", "--no-serve", exit_code=2).output


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("nonsense", "line 1: not JSON"),
        ("[]", "line 1: expected one JSON object"),
        ({"type": "MemberAppointed"}, "line 1: type: 'MemberAppointed' is no type of fact"),
        ({"type": "MeetingHeld", "number": "seven"}, "line 1: number: expected a number; found text"),
        ({"type": "MeetingHeld", "numbr": 7}, "line 1: numbr: no such field; expected number, kind"),
        ({"type": "MeetingHeld"}, "line 1: number is missing"),
        ({"type": "MeetingHeld", "number": 7, "occasion": {"days": ["23 May"]}}, "expected a day such as 2019-05-24"),
        ({"type": "MeetingHeld", "number": 7, "occasion": {"body": "CCP"}, "source": {"rank": 1}}, "'CCP' is no body"),
        ({"type": "MeetingHeld", "number": 7, "occasion": {"body": "CCPCJ"}, "source": {"rank": 1}}, "session"),
        ({"type": "MeetingHeld", "number": 7, "occasion": {}}, "line 1: source is missing"),
        (
            {"type": "RecommendationActedOn", "recommendation": "x", "outcome": "noted", "source": {"rank": 1}},
            "outcome: 'noted' is none of its words; expected one of 'adopted'",
        ),
        ({"type": ["MeetingHeld"]}, "is no type of fact"),
        ({"type": "ReminderSent", "key": "k", "message_id": "m", "source": {"rank": 1}}, "is no type of fact"),
        (
            {"type": "MeetingHeld", "number": 7, "occasion": {"session": "CCPCJ/28"}, "source": {"rank": 7}},
            "source.rank: 7; expected 1 (final text) to 6 (web page)",
        ),
        (
            {"type": "MeetingHeld", "number": 7, "occasion": {"session": "CCPCJ/28"}, "source": {"rank": 0}},
            "source.rank: 0",
        ),
        (
            {
                "type": "MeetingHeld",
                "number": 7,
                "occasion": {"session": "CCPCJ/28", "precision": "day"},
                "source": {"rank": 1},
            },
            "precision day with 0 days",
        ),
        (
            {"type": "CandidateNominated", "board": "unicri", "candidate": "A", "source": {"rank": 1}},
            "board: 'unicri' is written 'UNICRI'",
        ),
        (
            {"type": "CandidateNominated", "board": "UNICRI", "candidate": "A\x00B", "source": {"rank": 1}},
            "a control character",
        ),
        (
            {
                "type": "MeetingHeld",
                "number": 7,
                "occasion": {"session": "CCPCJ/99", "items": ["CCPCJ/28/6"]},
                "source": {"rank": 1},
            },
            "CCPCJ/28/6 is not of the session CCPCJ/99; expected a key such as CCPCJ/99/6",
        ),
        ({"type": "DocumentTabled", "symbols": ["E-CN15"], "source": {"rank": 1}}, "line 1: symbols"),
        ({"type": "DocumentTabled", "symbols": ["e/cn.15/2019/8"], "source": {"rank": 1}}, "'E/CN.15/2019/8'"),
    ],
)
def test_a_line_that_does_not_fit_is_named_and_nothing_is_recorded(
    ready: Tracker, tmp_path: Path, line: object, expected: str
) -> None:
    said = ready("record", write(tmp_path, line, codec.to_line(TRANSMITTED)), "--by", "M. Okafor", exit_code=2).output
    assert "facts.ndjson" in said
    assert expected in said
    assert ready("log").stdout == ""


def test_one_bad_line_among_good_ones_refuses_the_whole_file(ready: Tracker, tmp_path: Path) -> None:
    file = write(tmp_path, codec.to_line(TRANSMITTED), "", {"type": "MeetingHeld"})
    assert "line 3" in ready("record", file, "--by", "M. Okafor", exit_code=2).output
    assert ready("log").stdout == ""


def test_a_contradiction_is_named_with_the_entry_it_contradicts(filled: Tracker, tmp_path: Path) -> None:
    elected = {
        "type": "MemberElected", "board": "UNICRI", "member": "Youngju Oh", "act": "elected",
        "occasion": {"precision": "day", "days": ["2019-05-23"], "body": "CCPCJ"}, "source": {"rank": 3},
    }  # fmt: skip
    said = filled("record", write(tmp_path, elected), "--by", "M. Okafor", exit_code=1).output
    assert "it may recommend" in said
    session = {
        "type": "SessionOpened", "starts_on": "2019-05-13",
        "occasion": {"body": "CCPCJ", "session": "CCPCJ/28"}, "source": {"rank": 6},
    }  # fmt: skip
    assert "(entry " in filled("record", write(tmp_path, session), "--by", "M. Okafor", exit_code=1).output


@pytest.mark.parametrize(
    ("words", "exit_code", "expected"),
    [
        (("accept", "999", "--by", "M. Okafor"), 1, "no suggestion 999"),
        (("accept", "--by", "M. Okafor"), 2, "or --all"),
        (("accept", "--all", "--by", "Nobody"), 2, "There is no officer 'Nobody'; known: M. Okafor"),
        (("retract", "00000000-0000-0000-0000-000000000000"), 1, "There is no entry"),
        (("retract",), 2, "or --batch ID"),
        (("retract", "not-an-id"), 2, "not-an-id"),
        (("show", "E/CN.15/1999/99"), 1, "Nothing on record touches"),
        (("follow-up", "--as-of", "May"), 2, "expected a day such as"),
        (("follow-up", "--at", "7"), 2, "the log ends at position 0"),
        (("follow-up", "--at", "soon"), 2, "expected an instant such as"),
        (("record", "missing.ndjson", "--by", "M. Okafor"), 2, "missing.ndjson"),
        (("read", "missing.txt"), 2, "missing.txt"),
        (("contact", "add", "nobody"), 2, "nobody"),
        (("contact", "add", "a@example.org", "--zone", "Europe/Geneva"), 2, "Europe/Geneva"),
    ],
)
def test_what_a_person_mistypes_is_answered_in_a_sentence(
    ready: Tracker, words: tuple[str, ...], exit_code: int, expected: str
) -> None:
    assert expected in ready(*words, exit_code=exit_code).output


def test_files_that_are_no_reports_are_answered_in_a_sentence(ready: Tracker, tmp_path: Path) -> None:
    for name, content in (
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 8),
        ("letter.txt", b"Dear all, see you on Monday for lunch at the canteen. Best regards, Ana.\n"),
        ("french.txt", "La Commission était saisie des documents suivants : rapport.\n".encode() * 9),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        assert name in ready("submit", str(file), exit_code=2).output
    assert "0 suggestions waiting" in ready("suggestions").stdout


def test_a_database_without_tables_names_the_command_that_makes_them(tracker: Tracker) -> None:
    assert "tracker upgrade" in tracker("follow-up", exit_code=2).output


def test_a_database_that_cannot_be_opened_names_the_setting(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("not a database, a letter of some length to whom it may concern" * 20)
    monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{tmp_path / 'letter.txt'}")
    assert "TRACKER_DATABASE_URL" in tracker("follow-up", exit_code=2).output
    monkeypatch.setenv("TRACKER_DATABASE_URL", "a file")
    assert "TRACKER_DATABASE_URL" in tracker("follow-up", exit_code=2).output
    for address in ("postgresql://127.0.0.1:1/nothing", "mysql://localhost/record", f"sqlite:///{tmp_path}/no/file.db"):
        monkeypatch.setenv("TRACKER_DATABASE_URL", address)
        assert "TRACKER_DATABASE_URL" in tracker("follow-up", exit_code=2).output
    assert not (tmp_path / "no").exists()


def test_a_lost_table_names_the_command_that_mends_it(filled: Tracker, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute("DROP TABLE matters")
    connection.close()
    assert "tracker rebuild" in filled("follow-up", exit_code=2).output
    filled("rebuild")
    filled("follow-up")


def test_a_bad_setting_is_named(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_SMTP_PORT", "mail")
    assert "TRACKER_SMTP_PORT is 'mail'; expected a whole number" in tracker("upgrade", exit_code=2).output


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the folder of real reports is not beside this checkout")
def test_the_report_the_project_started_from_goes_the_whole_way(ready: Tracker) -> None:
    ready("submit", str(REPORTS / "seed-ccpcj28-item6.txt"))
    ready("accept", "--all", "--by", "M. Okafor")
    assert "Lizárraga" in ready("follow-up").stdout
    assert "0 new" in ready("submit", str(REPORTS / "seed-ccpcj28-item6.txt")).stdout
    ready("verify")


def test_a_record_is_exported_imported_backed_up_and_restored(
    filled: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled("follow-up", "--json").stdout
    filled("export", str(tmp_path / "record.ndjson"))
    assert filled("export").stdout_bytes == (tmp_path / "record.ndjson").read_bytes()
    filled("backup", str(tmp_path / "backup.db"))
    assert "exists" in filled("backup", str(tmp_path / "backup.db"), exit_code=2).output
    filled("move", f"sqlite:///{tmp_path / 'moved.db'}")
    assert "expected an empty one" in filled("move", f"sqlite:///{tmp_path / 'moved.db'}", exit_code=2).output
    for name, words in (
        ("imported.db", ("import", str(tmp_path / "record.ndjson"))),
        ("restored.db", ("restore", str(tmp_path / "backup.db"))),
        ("moved.db", ("verify",)),
    ):
        monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{tmp_path / name}")
        filled("upgrade")
        filled(*words)
        assert filled("follow-up", "--json").stdout == before
        # names of officers are in copies, and not in an export
        by = "by an officer not named here" if name == "imported.db" else "by M. Okafor"
        assert by in filled("log", "--stream", "UNICRI").stdout
        filled("verify")


def entry_of(tracker: Tracker, stream: str) -> dict[str, object]:
    """The first entry of a stream."""
    return next(entry for entry in lines_of(tracker("log", "--json")) if entry["stream"] == stream)


def test_a_source_of_equal_rank_adds_what_was_blank_and_what_it_says_otherwise_is_listed(
    ready: Tracker, tmp_path: Path
) -> None:
    text = {"type": "TextNumbered", "kind": "resolution", "number": "2019/19", "title": "Cybercrime"}
    text |= {"occasion": {"body": "ECOSOC", "session": "ECOSOC/2019", "days": ["2019-07-23"]}}
    one = text | {"source": {"rank": 2, "symbol": "E/2019/99"}}
    other = text | {"title": "On cybercrime", "symbol": "E/RES/2019/19", "source": {"rank": 2, "symbol": "E/2019/30"}}
    ready("record", write(tmp_path, one), "--by", "M. Okafor")
    said = ready("record", write(tmp_path, other), "--by", "M. Okafor").stdout
    assert "0 entries added, 1 reworded as another source prints it." in said
    assert "title: Cybercrime, here On cybercrime. What is on record stays; to change it: tracker correct" in said
    shown = json.loads(ready("show", "ECOSOC resolution 2019/19", "--json").stdout)
    assert (shown["texts"][0]["title"], shown["texts"][0]["symbol"]) == ("Cybercrime", "E/RES/2019/19")


def test_an_entry_is_corrected_and_confirmed(filled: Tracker, tmp_path: Path) -> None:
    entry = str(entry_of(filled, "recommendation:CCPCJ/28/elect/UNICRI")["entry_id"])
    fact = next(line for line in filled("read", str(sample.REPORT), "--json").stdout.splitlines() if entry in line)
    file = tmp_path / "meant.ndjson"
    file.write_text(fact.replace("Youngju Oh", "Oh Youngju").replace(f',"entry_id":"{entry}"', ""))
    assert "Corrected." in filled("correct", entry, str(file), "--why", "the order of the names").stdout
    assert "Carolina Lizárraga Houghton and Oh Youngju" in filled("follow-up").stdout
    filled("confirm", entry, "--symbol", "E/2019/30", "--paragraph", "24", "--rank", "2")
    assert "election on 23 May 2019; no action" in filled("follow-up").stdout
    assert "'E/2019/30'" in filled("confirm", entry, "--symbol", "e/2019/30", "--rank", "2", exit_code=2).output
    filled("verify")


def test_a_correction_given_twice_is_said_to_stand_and_adds_nothing(filled: Tracker, tmp_path: Path) -> None:
    entry = str(entry_of(filled, "recommendation:CCPCJ/28/elect/UNICRI")["entry_id"])
    fact = next(line for line in filled("read", str(sample.REPORT), "--json").stdout.splitlines() if entry in line)
    file = tmp_path / "meant.ndjson"
    why = ("--why", "the order of the names")

    def entries() -> int:
        return len(lines_of(filled("log", "--json")))

    as_it_is = entries()
    file.write_text(fact)
    assert filled("correct", entry, str(file), *why).stdout == "It stands so already; nothing is added.\n"
    assert entries() == as_it_is
    file.write_text(fact.replace("Youngju Oh", "Oh Youngju"))
    batch = filled("correct", entry, str(file), *why).stdout.split()[-1]
    filled("confirm", entry, "--symbol", "E/2019/30", "--paragraph", "24", "--rank", "2")
    assert filled("correct", entry, str(file), *why).stdout == "It stands so already; nothing is added.\n"
    assert entries() == as_it_is + 2
    # once it is taken back, the same correction is one again
    filled("retract", "--batch", batch)
    assert "Corrected." in filled("correct", entry, str(file), *why).stdout
    file.write_text(fact)
    assert "Corrected." in filled("correct", entry, str(file), *why).stdout


def test_what_is_withheld_is_in_no_file_of_the_database(filled: Tracker, tmp_path: Path) -> None:
    name = "Lizárraga".encode()
    entry = str(entry_of(filled, "recommendation:CCPCJ/28/elect/UNICRI")["entry_id"])
    assert any(name in file.read_bytes() for file in tmp_path.glob("record.db*"))
    said = filled("withhold", entry, "--authority", "a court", "--ground", "personal data", "--file").stdout
    assert "1 entry emptied" in said
    stays = (
        "RecommendationMade in recommendation:CCPCJ/28/elect/UNICRI, CCPCJ, CCPCJ/28, CCPCJ/28/meeting/7, CCPCJ/28/6"
    )
    assert f"What stays in the log, because its chain holds it: {stays}, on 23 May 2019; who recorded it" in said
    for file in tmp_path.glob("record.db*"):
        assert name not in file.read_bytes(), file
    assert "Lizárraga" not in filled("follow-up", "--at", "10").stdout + filled("export").stdout
    filled("verify")


def test_where_the_file_is_read_meanwhile_it_is_said_that_its_unused_space_holds_what_was_withheld(
    filled: Tracker, tmp_path: Path
) -> None:
    entry = str(entry_of(filled, "recommendation:CCPCJ/28/elect/UNICRI")["entry_id"])
    order = ("withhold", entry, "--authority", "a court", "--ground", "personal data", "--file")
    with closing(sqlite3.connect(tmp_path / "record.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM proceedings").fetchall()
        said = filled(*order, exit_code=2).output
    assert "1 entry emptied" in said
    assert "What stays in the log" in said
    assert "its unused space still holds the bytes" in said


def test_what_another_file_says_alike_is_withheld_with_it_and_what_quotes_the_same_words_is_named(
    filled: Tracker, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(sample.REPORT.read_text() + "\n")
    filled("submit", str(copy))
    filled("accept", "--all", "--by", "M. Okafor")
    said = filled("withhold", str(entry_of(filled, "recommendation:CCPCJ/28/transmit/E/CN.15/2019/8")["entry_id"]),
                  "--authority", "a court", "--ground", "personal data").stdout  # fmt: skip
    assert "2 suggestions" in said
    with sqlite3.connect(tmp_path / "record.db") as connection:
        facts = [fact for (fact,) in connection.execute("SELECT fact FROM suggestions")]
    connection.close()
    assert not any("DocumentTransmitted" in fact for fact in facts)
    # the meeting is known from the sentence that tells of the transmission
    others = [entry for entry in lines_of(filled("log", "--json")) if entry["fact"] and "decided to transmit to the E"
              in json.dumps(entry["fact"])]  # fmt: skip
    assert others
    for other in others:
        assert f"The same words are quoted in entry {other['entry_id']}." in said


def test_a_letter_that_waits_is_withdrawn_with_the_entry_it_repeats(filled: Tracker, tmp_path: Path) -> None:
    filled("contact", "add", "officer@example.org")
    engine = db.connect(f"sqlite:///{tmp_path / 'record.db'}")
    with db.writing(engine) as connection:
        assert reminders.plan(connection, NOW, mail_from="a@example.org", public_url="https://example.org").queued
    engine.dispose()
    key = "CCPCJ/28/elect/UNICRI"
    waiting = [letter["matter"] for letter in lines_of(filled("outbox", "--json"))]
    assert key in waiting
    entry = str(entry_of(filled, f"recommendation:{key}")["entry_id"])
    assert "1 letter" in filled("withhold", entry, "--authority", "a court", "--ground", "personal data").stdout
    assert [letter["matter"] for letter in lines_of(filled("outbox", "--json"))] == [
        one for one in waiting if one != key
    ]


def test_a_port_that_is_taken_is_said_in_one_sentence(ready: Tracker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = ready("serve", "--port", str(port), exit_code=2).output
    assert said == f"Error: 127.0.0.1, port {port}: another program serves there. Choose another with --port.\n"


def test_statements_under_no_item_are_told_of_a_session(filled: Tracker, tmp_path: Path) -> None:
    made = {
        "type": "StatementMade",
        "speaker": {"entity": "Algeria"},
        "capacity": "member_state",
        "occasion": {"body": "CCPCJ", "session": "CCPCJ/28"},
        "source": {"rank": 3, "symbol": "E/CN.15/2019/L.1", "paragraph": "8"},
    }
    filled("record", write(tmp_path, made), "--by", "M. Okafor")
    assert "  Under no agenda item: 1 statement\n" in filled("show", "CCPCJ/28").stdout


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:record.db?uri=true"])
def test_a_database_that_is_no_file_is_refused_and_leaves_none(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    assert "it names no file" in tracker("upgrade", exit_code=2).output
    assert not list(tmp_path.iterdir())


def test_a_source_of_equal_rank_that_says_otherwise_is_named_when_it_is_recorded(
    filled: Tracker, tmp_path: Path
) -> None:
    [of_council] = [one for one in lines_of(filled("log", "--stream", "ECOSOC resolution 2019/19", "--json"))
                    if one["type"] == "TextNumbered" and "2019/19" in str(one["stream"])]  # fmt: skip
    kept = of_council["fact"]
    assert isinstance(kept, dict)
    told = {"type": "TextNumbered", **kept["event"], "title": "On cybercrime", "occasion": kept["occasion"],
            "source": {**kept["source"], "symbol": "E/2019/99"}}  # fmt: skip
    said = filled("record", write(tmp_path, told), "--by", "M. Okafor").stdout
    assert f"on record otherwise, from a source of equal rank, in entry {of_council['entry_id']}: title: " in said
    assert "here On cybercrime. What is on record stays; to change it: tracker correct" in said


def test_tables_of_an_earlier_version_are_answered_with_the_command_that_mends_them(
    engine: Engine, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE matters DROP COLUMN title")
    result = CliRunner().invoke(main, ["follow-up"])
    assert result.exit_code == 2, result.output
    assert "The tables are those of an earlier version" in result.output
    assert result.output.strip().endswith("Run: tracker upgrade")
