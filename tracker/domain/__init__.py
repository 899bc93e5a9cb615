"""The United Nations' own terms and rules. The table of contents: every kind of stream, and which is a fact's home."""

from tracker.domain import (
    alias,
    board,
    coverage,
    document,
    draft,
    item,
    mandate,
    recommendation,
    reminder,
    session,
    slotting,
    subscription,
    text,
)
from tracker.domain.stream import Stream
from tracker.domain.terms import Event

STREAMS: tuple[Stream, ...] = (
    session.STREAM,
    item.STREAM,
    document.STREAM,
    draft.STREAM,
    text.STREAM,
    recommendation.STREAM,
    mandate.STREAM,
    board.STREAM,
    coverage.STREAM,
    alias.STREAM,
    reminder.STREAM,
    slotting.STREAM,
    subscription.STREAM,
)

KINDS: dict[str, Stream] = {stream.kind: stream for stream in STREAMS}
HOMES: dict[type[Event], Stream] = {event: stream for stream in STREAMS for event in stream.events}
