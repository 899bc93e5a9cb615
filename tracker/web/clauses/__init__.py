"""What each kind of fact says, as a clause: the words for every event of the proceedings, stream by stream."""

from tracker.web.clauses.meetings import of_item, of_session
from tracker.web.clauses.papers import of_document, of_draft
from tracker.web.clauses.parts import tally
from tracker.web.clauses.requests import as_printed, of_board, of_mandate, of_recommendation

__all__ = [
    "as_printed",
    "of_board",
    "of_document",
    "of_draft",
    "of_item",
    "of_mandate",
    "of_recommendation",
    "of_session",
    "tally",
]
