"""What the index of words is asked for, as each database wants it written. A phrase is words in a row."""

from collections.abc import Sequence

from sqlalchemy import Connection

Phrase = Sequence[str]


def all_of(connection: Connection, phrases: Sequence[Phrase]) -> str:
    """All of these phrases."""
    if connection.dialect.name == "sqlite":
        return " AND ".join(map(_on_sqlite, phrases))
    return " & ".join(map(_on_postgresql, phrases))


def one_of(connection: Connection, phrases: Sequence[Phrase]) -> str:
    """One of these phrases."""
    if connection.dialect.name == "sqlite":
        return " OR ".join(map(_on_sqlite, phrases))
    return " | ".join(map(_on_postgresql, phrases))


def or_longer(connection: Connection, asked: str) -> str:
    """The same, with any ending of the last word."""
    return f"{asked} *" if connection.dialect.name == "sqlite" else f"{asked[:-1]}:*)"


def _on_sqlite(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'


def _on_postgresql(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{word}'" for word in phrase) + ")"
