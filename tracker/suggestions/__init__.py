"""What a report seems to say, awaiting a person. The table of contents: the list, and what accepting would do."""

from tracker.suggestions.comparing import WORDS, Outlook, counted, only_in_the_draft, outlook
from tracker.suggestions.waiting import (
    FILES,
    Suggestion,
    accept,
    bring_back,
    confirm,
    digest,
    dismiss,
    find,
    first_things_first,
    kept,
    listed,
    names,
    pending,
    saying,
    submit,
)

__all__ = [
    "FILES",
    "WORDS",
    "Outlook",
    "Suggestion",
    "accept",
    "bring_back",
    "confirm",
    "counted",
    "digest",
    "dismiss",
    "find",
    "first_things_first",
    "kept",
    "listed",
    "names",
    "only_in_the_draft",
    "outlook",
    "pending",
    "saying",
    "submit",
]
