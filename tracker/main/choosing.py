"""Which suggestions a command is about: by their numbers and ranges of them, or by report and type of event."""

import re
import shlex
from collections.abc import Sequence
from typing import Any

import click
from sqlalchemy import Connection

from tracker import suggestions
from tracker.domain import HOMES
from tracker.main.front import Unfit
from tracker.suggestions import Suggestion

_RANGE = re.compile(r"(\d{1,12})(?:[-–](\d{1,12}))?", re.ASCII)
# a slip of the pen in the second number is no reason to look for a billion suggestions
_LONGEST = 10_000


class Numbers(click.ParamType[range]):
    """`7`, or `1-43` for all from the first number to the last."""

    name = "numbers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> range:
        """The numbers meant."""
        found = _RANGE.fullmatch(value)
        if not found:
            self.fail(f"{value}: expected the number of a suggestion, such as 7, or a range, such as 1-43.", param, ctx)
        first, last = int(found[1]), int(found[2] or found[1])
        if not first <= last < first + _LONGEST:
            self.fail(f"{value}: a range goes from a number to a greater one, over at most {_LONGEST}.", param, ctx)
        return range(first, last + 1)


numbers = click.argument("numbers", nargs=-1, type=Numbers())
of_report = click.option(
    "--report", default="", metavar="WORDS", help="Of the reports whose file names hold these words."
)
of_type = click.option(
    "--type", "kind", default="", metavar="TYPE", help="Of one type of event, such as StatementMade."
)


def check(kind: str) -> None:
    """Raises `Unfit` where `--type` names no event."""
    if kind and kind not in {event.__name__ for event in HOMES}:
        raise Unfit(f"--type {kind}: there is no such event; the README lists them, such as StatementMade.")


def asked_as(report: str, kind: str) -> str:
    """The options that narrow a command down like this one, to be typed after its name."""
    return "".join(f" {name} {shlex.quote(value)}" for name, value in (("--report", report), ("--type", kind)) if value)


def chosen(
    connection: Connection, given: Sequence[range], every: bool, report: str = "", kind: str = ""
) -> list[Suggestion]:
    """The suggestions with these numbers, or those that wait: all, or of one report and type."""
    check(kind)
    if bool(given) == bool(every or report or kind):
        raise Unfit("Give the numbers of suggestions, or --all, or --report or --type.")
    if given:
        return suggestions.find(connection, [number for several in given for number in several])
    return suggestions.listed(connection, "pending", report, kind)
