"""PURE: what reminders put into the office log."""

from uuid import uuid4

from tracker.domain.terms import Event, Fact, Occasion, Source


def note(event: Event) -> Fact:
    """An event of our own: no body acted, and no text prints it."""
    return Fact(event, Occasion(), Source(rank=0), uuid4())
