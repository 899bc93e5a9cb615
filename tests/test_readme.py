"""The README is under test: every command and every setting stands in it."""

from pathlib import Path

import click

from tracker.config import Settings
from tracker.main import main

README = (Path(__file__).parents[1] / "README.md").read_text()


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
