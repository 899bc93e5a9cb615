"""PURE: the document that carries a report to a session: when it is to be forecast, handed in and issued, and why then.

The days are counted back from the opening (`domain.slots`); a date that was agreed for the document replaces the one
that is counted, in what the office hears: it stands in the office log, so the public hears of the counted one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.domain import slots
from tracker.domain.due import Sitting
from tracker.domain.slots import DocumentDate
from tracker.projections.mandates import Mandate
from tracker.reminders.causes import NO_SESSION, Cause, due_of, reported_to, session_of, settled, working_days
from tracker.reminders.policy import OF_DOCUMENTS
from tracker.reminders.reasons import Reason, reason
from tracker.reminders.working import WorkingDays

# the date agreed for a stage of the document that carries a report to a session: by mandate, session and stage
Agreed = Mapping[tuple[str, str, str], date]


def of_documents(
    mandate: Mandate, calendar: Sequence[Sitting], agreed: Agreed, historical: bool = False
) -> list[Cause]:
    """The stages of the document for the session at which a report is due; none where it is due at none."""
    due, to = due_of(mandate), reported_to(mandate)
    if mandate.to_states or due.rule != "session" or not to:
        return []
    sitting, days, why_not = session_of(mandate, calendar), working_days(to), settled(mandate)
    if not sitting or not sitting.starts_on:
        unknown = why_not or NO_SESSION
        return [Cause(one, mandate.key, None, unknown, None, (), days, historical) for one in OF_DOCUMENTS.values()]
    computed = {one.kind: one for one in slots.document_dates(sitting.starts_on)}
    found = []
    for stage, policy in OF_DOCUMENTS.items():
        on = days.on_or_before(computed[stage].on)
        back, moved = _then(computed[stage], sitting.starts_on, days)
        counted = Cause(policy, mandate.key, on, why_not, sitting, (back, *moved), days, historical)
        if slot := agreed.get((mandate.key, due.session, stage)):
            then = (back, reason("agreed", day=slot))
            found.append(replace(counted, due_on=slot, then=then, readers="office"))
            counted = replace(counted, readers="public")
        found.append(counted)
    return found


def _then(computed: DocumentDate, opening: date, days: WorkingDays) -> tuple[Reason, list[Reason]]:
    """The day counted back from the opening, and what moved it."""
    weeks, moved = (opening - computed.on).days // 7, days.moved(computed.on)
    back = reason(computed.kind, amount=(weeks, "week"), opening=opening, day=computed.on)
    return back, [moved] if moved else []
