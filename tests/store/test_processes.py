"""Eight writers, each a process of its own, and a reader who follows by position: nothing is missed, nobody starves.

Short here; `python -m benchmarks.soak processes` is the long form.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import sleep

from sqlalchemy import Engine

from tests.store.writers import WRITERS, missed
from tracker.store import db


def test_eight_processes_write_and_a_reader_who_follows_misses_nothing(postgresql_url: str) -> None:
    assert missed(postgresql_url, each=15) == []


def test_among_eight_writers_to_one_sqlite_file_each_has_its_turns(sqlite: Engine) -> None:
    turns = Counter(dict.fromkeys(range(WRITERS), 0))

    def write(writer: int) -> None:
        while turns.total() < 600:
            with db.writing(sqlite, ("office",)):
                sleep(0.002)  # its work
            turns[writer] += 1

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(write, range(WRITERS)))
    # SQLite's own way of waiting left three of eight with a single turn each
    assert min(turns.values()) >= 5, turns
