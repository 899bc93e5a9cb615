"""Whom to remind, when, of what. At least once on the wire, exactly once by identity.

policy, causes, rules      PURE: when we remind of what; what there is to be reminded of; what is due, and why
working, reasons           PURE: the working days of a duty station; the arithmetic in words
contents, requests, terms  PURE: what a letter says, one file a kind; `letters` and `layout` make the message of it
contacts, outbox           addresses, and the letters that wait
looking, history           the record, read for what may remind somebody
planning, silence          plan, preview; why no letter goes out
delivery, reinstating      deliver; a letter that is to go out after all
heartbeat, watching        the sign of life of a worker; whether reminders go out
"""

from tracker.reminders.delivery import Delivered, Send, deliver
from tracker.reminders.heartbeat import Beat
from tracker.reminders.planning import Plan, plan, preview
from tracker.reminders.reinstating import Reinstated, reinstate, reinstate_dead
from tracker.reminders.watching import Health, health

__all__ = [
    "Beat",
    "Delivered",
    "Health",
    "Plan",
    "Reinstated",
    "Send",
    "deliver",
    "health",
    "plan",
    "preview",
    "reinstate",
    "reinstate_dead",
]
