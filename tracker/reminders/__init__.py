"""Whom to remind, when, of what. At least once on the wire, exactly once by identity.

policy, policy_in_words    PURE: when we remind whom of what: data, and the same in words
causes, papers, rounds     PURE: what there is to be reminded of: matters, reports, terms; documents; cycles
undated                    PURE: sessions without dates, of which their keeper hears
rules, arithmetic          PURE: what is due, and why, step by step
following, alternates      PURE: who follows what; to whom else letters go that were not acknowledged
letters_due                PURE: which letters are due to whom, one by one or together; and those ahead
working, reasons           PURE: the working days of a duty station; a sentence as its code and its values
contents, requests, terms  PURE: what a letter says, one file a kind; `letters` and `layout` make the message of it
digests, writing           PURE: letters of several reminders; each letter in the language of its reader
contacts, outbox, leases   addresses; the letters that wait; who has claimed one, and what became of it
looking, history           the record, read for what may remind somebody
ahead, explaining          what falls due in the days ahead; why a letter was due
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
