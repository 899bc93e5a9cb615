"""The README is under test: every command and every setting stands in it."""

from dataclasses import fields
from pathlib import Path

import click

from tracker.config import Settings
from tracker.domain import STREAMS
from tracker.domain.correction import SECOND_THOUGHTS
from tracker.main import main
from tracker.store.codec import TYPES

FILE = Path(__file__).parents[1] / "README.md"
README = FILE.read_text()
TABLE_BEGINS, TABLE_ENDS = "<!-- events -->\n", "<!-- /events -->\n"


def table_of_events() -> str:
    """Every type of fact, the stream that is its home, and its fields: the table in the README, made from the code."""
    rows = [(kind, stream.kind, stream.log) for stream in STREAMS for kind in stream.events]
    rows += [(kind, "of its entry", "proceedings") for kind in SECOND_THOUGHTS]
    lines = ["| event | stream | fields |", "|---|---|---|"]
    for kind, stream, log in rows:
        named = ", ".join(f"`{field.name}`" for field in fields(kind))
        lines.append(f"| {kind.__name__} | {stream}{' (office)' if log == 'office' else ''} | {named} |")
    return "\n".join(lines) + "\n"


def test_every_event_stands_in_the_readme_with_its_stream_and_fields() -> None:
    written = README.partition(TABLE_BEGINS)[2].partition(TABLE_ENDS)[0]
    assert written == table_of_events(), "make it anew: python -m tests.test_readme"
    assert all(f"| {name} |" in written for name in TYPES)


def commands(group: click.Group, prefix: str) -> list[str]:
    """Every command a person can type, without its arguments."""
    found = []
    for name, command in group.commands.items():
        found += commands(command, f"{prefix} {name}") if isinstance(command, click.Group) else [f"{prefix} {name}"]
    return found


def test_every_command_stands_in_the_readme() -> None:
    assert [command for command in commands(main, "tracker") if f"`{command}" not in README] == []


def test_every_setting_stands_in_the_readme() -> None:
    settings = [f"TRACKER_{name.upper()}" for name in Settings.__annotations__]
    assert [setting for setting in settings if f"`{setting}`" not in README] == []


def test_every_command_says_in_a_sentence_what_it_does() -> None:
    for name, command in main.commands.items():
        assert (command.help or "").partition("\n")[0].endswith((".", ":")), name


def test_every_room_stands_in_the_readme() -> None:
    house = Path(__file__).parents[1] / "tracker"
    rooms = [path.name for path in house.iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert [room for room in rooms if f"`{room}/" not in README and room != "sample"] == []


if __name__ == "__main__":
    before, _, rest = README.partition(TABLE_BEGINS)
    FILE.write_text(before + TABLE_BEGINS + table_of_events() + TABLE_ENDS + rest.partition(TABLE_ENDS)[2])
