"""Where words stand: names, symbols, titles, the words of mandates and what sources print, one index over the entries.

A row is one piece of one entry, its words without case and accents. What is found is looked up again among the facts
that stand at the moment asked for: what was corrected, retracted or had not happened is not found. Stems and order are
left to the database: FTS5 on SQLite (which keeps the index and no second copy of the words), text search on PostgreSQL.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy import DDL, BigInteger, Column, Connection, Date, Integer, Table, Text, event
from sqlalchemy.schema import ExecutableDDLElement

from tracker.domain import KINDS
from tracker.domain.correction import EntryConfirmed, standing
from tracker.domain.terms import Entry, Fact, Times
from tracker.projections import asking
from tracker.projections.pieces import Kind, pieces, words_of
from tracker.store import db, driver, log

KINDS_OF_WORDS: tuple[Kind, ...] = get_args(Kind)
# the number of a row says what it is of: three bits for the kind, 52 for the position, eight for the place in the entry
_KIND, _PLACE = 60, 8
_LAST = 2**63 - 1
_MOST_WORDS = 60
# of a longer sentence that is nowhere as a whole, so many words in a row
_IN_A_ROW = 4
# a symbol has hardly more parts
_IN_A_SYMBOL = 8

TABLE = Table(
    "search",
    db.row_metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("certain_by", Date),
    Column("words", Text, nullable=False),
)
_ON_SQLITE = (
    "DROP TABLE IF EXISTS {0}_words",
    # without the lengths of the pieces: they serve an order by likeness, and ours is that of recording
    "CREATE VIRTUAL TABLE {0}_words USING fts5(words, content='', columnsize=0,"
    " tokenize='porter unicode61 remove_diacritics 2')",
)
_ON_POSTGRESQL = (
    "ALTER TABLE {0} ADD COLUMN found tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED",
    "CREATE INDEX ON {0} USING gin (found)",
)
for _dialect, _statements in (("sqlite", _ON_SQLITE), ("postgresql", _ON_POSTGRESQL)):
    for _statement in _statements:
        _made: ExecutableDDLElement = DDL(_statement.replace("{0}", "%(table)s"))  # type: ignore[no-untyped-call]
        # the copies that a rebuild fills have it too
        event.listen(TABLE, "after_create", _made.execute_if(dialect=_dialect), propagate=True)


@dataclass(frozen=True, slots=True)
class Found:
    """A piece that holds the words asked for, as printed, and the entry it stands in, with the fact as it now reads."""

    kind: Kind
    words: str
    entry: Entry


def rows(entries: Iterable[Entry]) -> list[tuple[int, str | None, str]]:
    """What entries say, as rows of the index."""
    made: list[tuple[int, str | None, str]] = []
    for entry in entries:
        if entry.fact:
            # the facts on which a confirmation rests have their own day, which it does not say
            day = None if isinstance(entry.fact.event, EntryConfirmed) else entry.fact.certain_by
            plain = ((kind, " ".join(words_of(text))) for kind, text in pieces(entry.fact))
            distinct = dict.fromkeys(one for one in plain if one[1])
            made += [
                (_number(kind, entry.position, place), day.isoformat() if day else None, words)
                for place, (kind, words) in enumerate(list(distinct)[: 1 << _PLACE])
            ]
    return made


def put(connection: Connection, table: Table, rows: Sequence[Sequence[object]]) -> None:
    """Adds such rows to an index."""
    driver.put(connection, table.name, rows)
    if connection.dialect.name == "sqlite" and rows:
        driver.change(
            connection,
            f"INSERT INTO {table.name}_words (rowid, words) VALUES (?, ?)",
            [(number, words) for number, _, words in rows],
        )


def forget(connection: Connection, table: Table, positions: Iterable[int]) -> None:
    """Takes the entries at these positions out of the index."""
    rows = [
        (_number(kind, position, 0), _number(kind, position + 1, 0))
        for position in positions
        for kind in KINDS_OF_WORDS
    ]
    if connection.dialect.name == "sqlite":
        # an index without a copy of the words must be told which words go
        words = f"SELECT 'delete', id, words FROM {table.name} WHERE id >= ? AND id < ?"
        driver.change(connection, f"INSERT INTO {table.name}_words ({table.name}_words, rowid, words) {words}", rows)
    driver.change(connection, f"DELETE FROM {table.name} WHERE id >= ? AND id < ?", rows)


def take_the_place(connection: Connection, new: Table) -> None:
    """Brings the index of a new table, just renamed, to the name that goes with it; on PostgreSQL it is there."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {TABLE.name}_words")
        connection.exec_driver_sql(f"ALTER TABLE {new.name}_words RENAME TO {TABLE.name}_words")


def _number(kind: Kind, position: int, place: int) -> int:
    return KINDS_OF_WORDS.index(kind) << _KIND | position << _PLACE | place


def find(connection: Connection, query: str, times: Times, most: int = 50) -> list[Found]:
    """What holds every word asked for, or its stem, at these times: of each kind the `most` recorded last.

    A symbol or the like (`E/CN.15/2019`) is looked for as it is written, and the last word may go on, unless a mark
    ends it (`E/CN.15/2019/`). Of a sentence that stands nowhere as a whole, what shares most with it.
    """
    phrases = [words for part in query.split()[:_MOST_WORDS] if (words := words_of(part))]
    if not phrases:
        return []
    written = asking.all_of(connection, phrases)
    asked = asking.or_longer(connection, written) if query[-1].isalnum() else written
    found = _found(connection, asked, times, most)
    words = [word for phrase in phrases for word in phrase]
    if found or len(words) <= _IN_A_ROW:
        return found
    rows = [words[start : start + _IN_A_ROW] for start in range(len(words) - _IN_A_ROW + 1)]
    like = _found(connection, asking.one_of(connection, rows), times, most)
    shared = {id(one): len(set(words) & set(words_of(one.words))) for one in like}
    return sorted(like, key=lambda one: -shared[id(one)])


def symbols_near(connection: Connection, symbol: str, times: Times, enough: int = 20) -> list[str]:
    """Symbols that begin or end as this one does, those that share more of it first."""
    words = words_of(symbol)[:_IN_A_SYMBOL]
    found: dict[str, None] = {}
    for length in range(len(words) - 1, 0, -1):
        for part in (words[:length], words[-length:]):
            near = find(connection, "/".join(part), times)
            found |= dict.fromkeys(one.words for one in near if one.kind == "symbol")
        if len(found) >= enough:
            break
    return list(found)


def _found(connection: Connection, asked: str, times: Times, most: int) -> list[Found]:
    # what few pieces hold is read at once, from the first on: from the last on, SQLite's work grows with the index
    rows = _rows(connection, asked, (0, _LAST), times, most + 1, "ASC")[::-1]
    if len(rows) > most:
        return [one for kind in KINDS_OF_WORDS for one in _of_kind(connection, kind, asked, times, most)]
    return sorted(_standing(connection, rows, times).values(), key=lambda one: KINDS_OF_WORDS.index(one.kind))


def _rows(
    connection: Connection,
    asked: str,
    between: tuple[int, int],
    times: Times,
    most: int,
    order: Literal["ASC", "DESC"] = "DESC",
) -> list[tuple[int, str]]:
    """The pieces with numbers from the first up to, not including, the second, in this order of recording."""
    if connection.dialect.name == "sqlite":
        sql = (
            "SELECT search.id, search.words FROM search_words JOIN search ON search.id = search_words.rowid"
            " WHERE search_words MATCH ? AND search_words.rowid >= ? AND search_words.rowid < ? {day}"
            f" ORDER BY search_words.rowid {order} LIMIT ?"
        )
    else:
        sql = (
            "SELECT id, words FROM search WHERE found @@ to_tsquery('english', ?) AND id >= ? AND id < ? {day}"
            f" ORDER BY id {order} LIMIT ?"
        )
    day = [times.as_of.isoformat()] if times.as_of else []
    sql = sql.replace("{day}", "AND (certain_by IS NULL OR certain_by <= ?)" if day else "")
    return driver.fetch(connection, sql, asked, *between, *day, most)


def _of_kind(connection: Connection, kind: Kind, asked: str, times: Times, most: int) -> list[Found]:
    """Those recorded last. What was taken back since makes room for what was recorded before it."""
    end = _number(kind, times.at + 1, 0) if times.at is not None else (KINDS_OF_WORDS.index(kind) + 1) << _KIND
    below, page = min(end, _LAST), most
    found: dict[tuple[Kind, UUID, str], Found] = {}
    while len(found) < most:
        rows = _rows(connection, asked, (_number(kind, 0, 0), below), times, page)
        for key, one in _standing(connection, rows, times).items():
            found.setdefault(key, one)
        if len(rows) < page:
            break
        below, page = rows[-1][0], page * 2
    return list(found.values())[:most]


def _standing(
    connection: Connection, rows: Sequence[tuple[int, str]], times: Times
) -> dict[tuple[Kind, UUID, str], Found]:
    """Those of the rows whose words stand in a fact that stands at these times, each piece of an entry once."""
    placed = [(KINDS_OF_WORDS[number >> _KIND], number >> _PLACE & (1 << 52) - 1, words) for number, words in rows]
    entries = {
        entry.position: entry
        for some in db.chunks(sorted({position for _, position, _ in placed}))
        for entry in log.at_positions(connection, "proceedings", some)
    }
    histories = log.read(connection, "proceedings", {entry.stream for entry in entries.values()})
    facts = _facts(histories, times)
    homes = {entry.entry_id: entry for history in histories.values() for entry in history}
    found: dict[tuple[Kind, UUID, str], Found] = {}
    for kind, position, words in placed:
        about = entries[position].about or entries[position].entry_id
        if fact := facts.get(about):
            for of, text in pieces(fact):
                if of == kind and " ".join(words_of(text)) == words:
                    found.setdefault((kind, about, words), Found(kind, text, homes[about]._replace(fact=fact)))
    return found


def _facts(histories: Mapping[str, Sequence[Entry]], times: Times) -> dict[UUID, Fact]:
    return {
        fact.entry_id: fact
        for name, history in histories.items()
        for fact in standing(history, KINDS[name.split(":", 1)[0]].events, times.at, times.as_of)
    }
