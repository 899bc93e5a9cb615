"""Whom to remind, when, of what. At least once on the wire, exactly once by identity.

rules, reasons, letters    PURE: which reminders are due and why, and each as a message
contacts, outbox           addresses, and the letters that wait
planning                   plan, preview
delivery                   deliver
"""

from tracker.reminders.delivery import Delivered, Send, deliver
from tracker.reminders.planning import Plan, plan, preview

__all__ = ["Delivered", "Plan", "Send", "deliver", "plan", "preview"]
