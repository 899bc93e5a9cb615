"""A worker to be killed: `python -m tests.reminders.killed URL PORT` forks one for each line it reads.

A line is an instant. The answer is the number of the new process, which ticks at that instant and ends.
"""

import os
import sys
from datetime import datetime

from tests.reminders.mailroom import SENDER, standing
from tracker import mail, worker
from tracker.config import Settings
from tracker.store import db


def main(url: str, port: str) -> None:
    """Forks before anything is opened, so that each worker is a process of its own."""
    for line in sys.stdin:
        if child := os.fork():
            print(child, flush=True)
            os.waitpid(child, 0)
            print("ended", flush=True)
            continue
        now = datetime.fromisoformat(line.strip())
        settings = Settings(smtp_host="127.0.0.1", smtp_port=int(port), mail_from=SENDER["mail_from"])
        worker.tick(db.connect(url), mail.smtp(settings), standing(now), **SENDER)
        os._exit(0)


main(*sys.argv[1:])
