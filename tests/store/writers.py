"""Processes that write at once, and the reader who follows them: `python -m tests.store.writers URL NAME NUMBER`."""

import subprocess
import sys
from dataclasses import replace
from uuid import uuid4

from tests.conftest import NOW
from tests.facts import ALGERIA
from tracker import record
from tracker.domain.item import Speaker, StatementMade
from tracker.store import db, proof, walking

WRITERS = 8


def missed(url: str, each: int) -> list[int]:
    """The positions that a reader who tails the log misses while eight processes record so many facts each."""
    command = [sys.executable, "-m", "tests.store.writers", url]
    writers = [subprocess.Popen([*command, f"writer {name}", str(each)]) for name in range(WRITERS)]
    engine = db.connect(url)
    seen: list[int] = []
    try:
        while True:
            last_round = all(writer.poll() is not None for writer in writers)
            with db.reading(engine) as connection:
                seen += [row[0] for row in walking.rows(connection, "proceedings", after=seen[-1] if seen else 0)]
            if last_round:
                break
        assert [writer.wait() for writer in writers] == [0] * WRITERS
        with db.reading(engine) as connection:
            assert proof.verify(connection, "proceedings") == (each * WRITERS, None)
    finally:
        for writer in writers:
            writer.kill()  # those that are still at work when something went wrong
        engine.dispose()
    return sorted(set(range(1, each * WRITERS + 1)) - set(seen))


def main(url: str, name: str, number: str) -> None:
    """Records facts one by one."""
    engine = db.connect(url)
    for ordinal in range(int(number)):
        event = StatementMade(Speaker(f"{name}, {ordinal}"), "ngo_consultative")
        occasion = replace(ALGERIA.occasion, items=(f"CCPCJ/28/{name} {ordinal // 20}",))
        with db.writing(engine) as connection:
            source = replace(ALGERIA.source, symbol=name, ordinal=ordinal)
            fact = replace(ALGERIA, event=event, occasion=occasion, source=source, entry_id=uuid4())
            record.accept(connection, [fact], at=NOW, by="officer")


if __name__ == "__main__":
    main(*sys.argv[1:])
