"""A report often prints one act twice, in the chapter on matters for action and where it was taken: it is one fact."""

from collections.abc import Iterable
from uuid import UUID

from tracker.domain import HOMES
from tracker.domain.document import CorrigendumIssued, DocumentIssued
from tracker.domain.draft import DraftAdopted
from tracker.domain.item import DecisionTaken
from tracker.domain.recommendation import DocumentTransmitted, RecommendationMade
from tracker.domain.session import AgendaAdopted, OfficerElected, SessionReportAdopted
from tracker.domain.terms import Fact, Source
from tracker.domain.text import TextNumbered
from tracker.reports.saying import Suggested

# acts of which a session has one, under the same key
ONE = (
    DocumentIssued, CorrigendumIssued, DraftAdopted, DocumentTransmitted, RecommendationMade, AgendaAdopted,
    OfficerElected, SessionReportAdopted, TextNumbered,
)  # fmt: skip


def each_act(found: Iterable[Suggested]) -> list[Suggested]:
    """Every suggestion, but of those that tell one act only that which says most of its occasion."""
    kept: dict[object, Suggested] = {}
    for at, suggested in enumerate(found):
        key = _act(suggested) or at
        if key not in kept or _told(suggested) > _told(kept[key]):
            kept[key] = suggested  # in the place of the one before
    return list(kept.values())


def _act(suggested: Suggested) -> tuple[object, ...] | None:
    """What two prints of one act share; None for what can happen again."""
    event = suggested.event
    if isinstance(event, DecisionTaken):
        return ("decision", event.text) if event.text else None
    if not isinstance(event, ONE):
        return None
    home = HOMES[type(event)].key(_fact(suggested))
    if isinstance(event, RecommendationMade | DocumentTransmitted | TextNumbered):
        return (type(event), home)
    return (type(event), home, event.identity())


def _fact(suggested: Suggested) -> Fact:
    return Fact(suggested.event, suggested.occasion, Source(3), UUID(int=0))


def _told(suggested: Suggested) -> tuple[bool, bool, bool]:
    occasion = suggested.occasion
    return (bool(occasion.meetings), bool(occasion.items), occasion.precision == "day")
