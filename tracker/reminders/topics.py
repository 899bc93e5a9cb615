"""PURE: what can be followed, in words."""

from tracker.domain import bodies, wording
from tracker.reminders.following import ADDRESSEE, EVERYTHING, SEARCH


def in_words(topic: str) -> str:
    """`everything on record`, `the Commission on …`, `what is addressed to the Secretary-General`."""
    if topic == EVERYTHING:
        return "everything on record"
    if topic.startswith(SEARCH):
        return f"what has the words “{topic.removeprefix(SEARCH)}”"
    if topic.startswith(ADDRESSEE):
        return f"what is addressed to {topic.removeprefix(ADDRESSEE)}"
    if bodies.find(topic):
        return wording.organ(topic)
    return topic


def in_our_words(topic: str) -> str:
    """The same, without what somebody typed: for the letter that asks to confirm."""
    return "a search of the record" if topic.startswith(SEARCH) else in_words(topic)
