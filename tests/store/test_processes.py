"""Eight writers, each a process of its own, and a reader who follows by position: nothing is missed.

Short here; `python -m benchmarks.soak processes` is the long form.
"""

from tests.store.writers import missed


def test_eight_processes_write_and_a_reader_who_follows_misses_nothing(postgresql_url: str) -> None:
    assert missed(postgresql_url, each=15) == []
