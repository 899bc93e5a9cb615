"""What an earlier version kept in the proceedings and belongs to the office log: it is said there too, once.

The entries stay as they are, with every byte and hash; what is read of them leaves this out.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from uuid import uuid5

from sqlalchemy import Connection

from tracker.domain import KINDS
from tracker.domain.correction import standing
from tracker.domain.slotting import SlotAgreed
from tracker.domain.terms import Fact, Occasion, Source
from tracker.record.accepting import Recorded, accept
from tracker.store import codec, driver, log


def slots_to_the_office(connection: Connection, *, at: datetime, by: str) -> Recorded:
    """Records in the office log the dates and waivers that entries on documents handed in hold; a second time nothing.

    What was retracted or withheld is left where it is.
    """
    return accept(connection, list(_slots(connection)), at=at, by=by, accepted_as="import", historical=True)


def _slots(connection: Connection) -> Iterator[Fact]:
    kept = driver.fetch(connection, "SELECT stream, entry_id, event FROM proceedings WHERE type = 'DocumentSubmitted'")
    events = {codec.uuid(entry_id): (stream, json.loads(event or "{}")) for stream, entry_id, event in kept}
    held = {entry_id: one for entry_id, one in events.items() if one[1].get("slot_date") or one[1].get("waiver")}
    histories = log.read(connection, "proceedings", {stream for stream, _ in held.values()}) if held else {}
    for name, history in histories.items():
        for fact in standing(history, KINDS[name.partition(":")[0]].events):
            if fact.entry_id in held:
                event = held[fact.entry_id][1]
                on = date.fromisoformat(event["slot_date"]) if event.get("slot_date") else None
                agreed = SlotAgreed(
                    "", fact.occasion.session, "submission", 1, on, event.get("waiver", ""), event["symbol"]
                )
                yield Fact(agreed, Occasion(), Source(rank=0), uuid5(fact.entry_id, "slot"))
