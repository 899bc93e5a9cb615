"""Every command that shows the record shows it as of a day and at a position; a moment that has not come is refused."""

from collections.abc import Iterator

import click
import pytest

from tests.main.test_commands import Tracker, filled, lines_of, ready, tracker
from tracker.main import main

__all__ = ["filled", "ready", "tracker"]

SHOWING = [("log",), ("follow-up",), ("show", "UNICRI"), ("show", "CCPCJ/28"), ("show", "CCPCJ/28/6"),
           ("show", "E/CN.15/2019/8"), ("show", "GA resolution 74/173"), ("show", "CCPCJ/28/elect/UNICRI"),
           ("show", "CCPCJ/28/meeting/7")]  # fmt: skip
# what awaits a person, letters and their recipients, the logs as a whole: all of it as it is now
OF_NOW = {"suggestions", "contact list", "audit", "remind", "outbox", "doctor", "verify", "export", "checkpoint"}


def readers(group: click.Group, prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every command with the names of what it takes."""
    for name, command in group.commands.items():
        yield f"{prefix}{name}", {one.name or "" for one in command.params}
        if isinstance(command, click.Group):
            yield from readers(command, f"{prefix}{name} ")


def test_each_command_that_shows_the_record_takes_both_times() -> None:
    both = {name for name, takes in readers(main) if {"as_of", "at"} <= takes}
    assert both == {command[0] for command in SHOWING}
    as_json = {name for name, takes in readers(main) if "as_json" in takes}
    assert as_json - both <= OF_NOW | {"read"}


@pytest.mark.parametrize("command", SHOWING, ids=" ".join)
@pytest.mark.parametrize("moment", [("--as-of", "2010-01-01"), ("--at", "2010-01-01T00:00:00Z")], ids="=".join)
def test_before_anything_happened_or_was_recorded_a_command_shows_something_else(
    filled: Tracker,
    command: tuple[str, ...],
    moment: tuple[str, ...],
) -> None:
    now = filled(*command).stdout
    nothing = command[0] == "show" and command[1] != "UNICRI"
    assert filled(*command, *moment, exit_code=1 if nothing else 0).stdout != now


@pytest.mark.parametrize("command", [("log",), ("follow-up",), ("show", "UNICRI")], ids=" ".join)
@pytest.mark.parametrize(
    ("moment", "because"),
    [
        (("--as-of", "2020-01-07"), "--as-of 2020-01-07: that day has not come."),
        (("--at", "2020-01-06T09:00:01Z"), "that has not come; the log ends at position"),
    ],
)
def test_a_moment_that_has_not_come_is_refused(
    filled: Tracker,
    command: tuple[str, ...],
    moment: tuple[str, ...],
    because: str,
) -> None:
    assert because in filled(*command, *moment, exit_code=2).output


def test_at_an_instant_is_as_of_its_day_and_at_a_position_as_of_the_day_of_its_recording(
    filled: Tracker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    end = str(lines_of(filled("log", "--json"))[-1]["position"])
    monkeypatch.setenv("TRACKER_NOW", "2020-03-01T09:00:00Z")
    for at, day in ((end, "2020-01-06"), ("2020-02-01T09:00:00Z", "2020-02-01")):
        assert filled("follow-up", "--at", at).stdout == filled("follow-up", "--at", end, "--as-of", day).stdout
