"""The architecture: which room may import which. Changing this table *is* changing the architecture."""

import ast
from collections.abc import Iterator
from pathlib import Path

import tracker

HOUSE = Path(tracker.__file__).parent
ROOMS = {
    "main": {"web", "worker", "suggestions", "reminders", "record", "language", "projections", "reports", "store",
             "domain", "config", "mail", "sample"},
    "web": {"suggestions", "reminders", "record", "language", "projections", "store", "domain"},
    "worker": {"reminders", "store.db", "store.wiping"},
    "suggestions": {"reports", "record", "store", "domain"},
    "reminders": {"record", "language", "projections", "store.db", "domain"},
    "record": {"projections", "store", "domain"},
    # pages and letters say the same: their words stand below both
    "language": {"projections", "domain"},
    "projections": {"store", "domain"},
    "reports": {"domain"},
    "store": {"domain"},
    "domain": set(),
    "config": set(),
    "mail": {"config"},
    "sample": set(),
}  # fmt: skip
# what decides imports nothing that stores, shows or sends
ONLY_IN = {
    "sqlalchemy": {"store", "projections", "record", "suggestions", "reminders", "worker", "web", "main"},
    "alembic": {"store"},
    "flask": {"web", "main"},
    "apscheduler": {"worker"},
    "smtplib": {"mail"},
    "click": {"main"},
    "msgspec": {"store", "main"},
}
PURE = ("domain", "reports", "language", "reminders/rules.py", "reminders/letters.py")
NOT_PURE = ("reports/files.py",)


def files() -> list[Path]:
    """Every Python file of the house."""
    return [file for file in sorted(HOUSE.rglob("*.py")) if "migrations" not in file.relative_to(HOUSE).parts]


def room(file: Path) -> str:
    """The room a file belongs to; empty for the house's own `__init__`."""
    first = file.relative_to(HOUSE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(file: Path) -> Iterator[str]:
    """The dotted names that a file imports."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_room_is_in_the_table() -> None:
    assert {room(file) for file in files()} - {""} <= set(ROOMS)


def test_rooms_import_downwards_only() -> None:
    wrong = [
        f"{file.relative_to(HOUSE)} imports {name}"
        for file in files()
        for name in imports(file)
        if name.startswith("tracker.") and room(file) and not _allowed(room(file), name.removeprefix("tracker."))
    ]
    assert not wrong, wrong


def _allowed(importer: str, name: str) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in {importer, *ROOMS[importer]})


def test_outside_packages_stay_in_their_rooms() -> None:
    wrong = [
        f"{file.relative_to(HOUSE)} imports {name}"
        for file in files()
        for name in imports(file)
        if (top := name.split(".")[0]) in ONLY_IN and room(file) not in ONLY_IN[top]
    ]
    assert not wrong, wrong


def test_what_decides_reaches_for_no_database_clock_or_environment() -> None:
    kept_out = ("sqlalchemy", "flask", "apscheduler", "smtplib", "os.environ", "time")
    wrong = [
        f"{file.relative_to(HOUSE)} imports {name}"
        for file in files()
        if str(file.relative_to(HOUSE)).startswith(PURE) and str(file.relative_to(HOUSE)) not in NOT_PURE
        for name in imports(file)
        if name in kept_out or name.split(".")[0] in kept_out
    ]
    assert not wrong, wrong


def test_only_config_looks_at_the_clock_and_the_environment() -> None:
    wrong = [
        f"{file.relative_to(HOUSE)}: {word}"
        for file in files()
        if room(file) != "config"
        for word in ("datetime.now(", "date.today(", "time.time(", "os.environ", "getenv(")
        if word in file.read_text()
    ]
    assert not wrong, wrong
