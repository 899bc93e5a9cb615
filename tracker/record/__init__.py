"""The one way in: `accept` is the only function that appends facts; beside it, our second thoughts on them.

Each call reads the streams it touches once, decides, appends in one batch and writes the changed rows, all in the
caller's transaction, which must hold the lock (`store.db.writing`). `rebuild` makes all rows anew from the logs.
"""

from tracker.projections.rebuilding import rebuild
from tracker.record.accepting import Recorded, accept, thought_on
from tracker.record.former import slots_to_the_office
from tracker.record.second_thoughts import confirm, correct, retract, withhold

__all__ = [
    "Recorded",
    "accept",
    "confirm",
    "correct",
    "rebuild",
    "retract",
    "slots_to_the_office",
    "thought_on",
    "withhold",
]
