"""What an earlier version kept in the proceedings and belongs to the office log: it is said there too, once.

The entries stay as they are, with every byte and hash; what is read of them leaves this out.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection

from tracker.domain import KINDS
from tracker.domain.correction import standing, undone
from tracker.domain.slotting import SlotAgreed
from tracker.domain.terms import Fact, Occasion, Source
from tracker.record.accepting import Recorded, accept
from tracker.store import codec, driver, log


def slots_to_the_office(connection: Connection, *, at: datetime, by: str) -> Recorded:
    """Records in the office log the dates and waivers that entries on documents handed in hold; a second time nothing.

    What was retracted or withheld is left where it is; of a corrected entry, what its correction says is recorded.
    """
    slots = list(_slots(connection))
    # what became of an entry since it was said there is no other slot
    there = log.find(connection, "office", [slot.entry_id for slot in slots])
    new = [slot for slot in slots if slot.entry_id not in there]
    return accept(connection, new, at=at, by=by, accepted_as="import", historical=True)


def _slots(connection: Connection) -> Iterator[Fact]:
    said = _said(connection)
    histories = log.read(connection, "proceedings", {stream for stream, _ in said.values()}) if said else {}
    for name, history in histories.items():
        gone, numbers = undone(history), count(1)
        for fact in standing(history, KINDS[name.partition(":")[0]].events):
            heard = [one for one in history if fact.entry_id in (one.entry_id, one.about) and one.entry_id not in gone]
            event = next((said[one.entry_id][1] for one in reversed(heard) if one.entry_id in said), {})
            if event.get("slot_date") or event.get("waiver"):
                on = date.fromisoformat(event["slot_date"]) if event.get("slot_date") else None
                agreed = SlotAgreed(
                    "", fact.occasion.session, "submission", next(numbers), on, event.get("waiver", ""), event["symbol"]
                )
                yield Fact(agreed, Occasion(), Source(rank=0), uuid5(fact.entry_id, "slot"))


def _said(connection: Connection) -> dict[UUID, tuple[str, dict[str, Any]]]:
    """What entries of that version on documents handed in say, and corrections of such, each with its stream."""
    kept = driver.fetch(
        connection,
        "SELECT stream, entry_id, event FROM proceedings WHERE type = 'DocumentSubmitted'"
        " OR (type = 'EntryCorrected' AND event LIKE ?)",
        '%"type":"DocumentSubmitted"%',
    )
    read = [(stream, entry_id, json.loads(event or "{}")) for stream, entry_id, event in kept]
    # a correction holds the event as it should have been
    each = {codec.uuid(entry_id): (stream, event.get("event", event)) for stream, entry_id, event in read}
    return {entry_id: one for entry_id, one in each.items() if "slot_date" in one[1]}
