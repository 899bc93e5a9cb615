"""Settings, read once from the environment, and the clock. No other file looks at either."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from os import environ
from typing import Any


class BadSetting(ValueError):
    """A setting does not fit; the message names it, what it is and what was expected."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs. Each field is the environment variable `TRACKER_` and its name in capitals."""

    database_url: str = "sqlite:///tracker.db"
    owner_database_url: str = ""
    bodies: str = ""
    public_url: str = "http://127.0.0.1:8000"
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_starttls: bool = False
    mail_from: str = "tracker@localhost"
    tick_seconds: int = 30
    web_processes: int = 1
    log_json: bool = False
    now: str = ""


def settings(environment: Mapping[str, str] = environ) -> Settings:
    """The settings of this process. Raises `BadSetting`."""
    given: dict[str, Any] = {}
    for name, kind in Settings.__annotations__.items():
        variable = f"TRACKER_{name.upper()}"
        if text := environment.get(variable, ""):
            given[name] = _read(variable, text, kind)
    read = Settings(**given)
    clock(read)
    return read


def _read(variable: str, text: str, kind: type) -> Any:
    if kind is bool:
        if text.lower() not in ("1", "0", "true", "false", "yes", "no"):
            raise BadSetting(f"{variable} is {text!r}; expected yes or no.")
        return text.lower() in ("1", "true", "yes")
    if kind is int:
        if not text.isdigit():
            raise BadSetting(f"{variable} is {text!r}; expected a whole number.")
        return int(text)
    return text


def clock(settings: Settings, name: str = "TRACKER_NOW") -> Callable[[], datetime]:
    """What tells the time, in UTC: the machine's clock, or one that stands still at the instant set."""
    if not settings.now:
        return lambda: datetime.now(UTC)
    try:
        instant = datetime.fromisoformat(settings.now)
    except ValueError as error:
        raise BadSetting(f"{name} is {settings.now!r}; expected an instant such as 2020-01-06T09:00:00Z.") from error
    stopped = instant.replace(tzinfo=instant.tzinfo or UTC).astimezone(UTC)
    return lambda: stopped
