"""What changed, as a feed: Atom (RFC 4287) and JSON Feed 1.1, the same items in both."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from urllib.parse import urljoin
from uuid import UUID, uuid5

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]
from flask import request

from tracker.domain.terms import Entry
from tracker.language import messages, words
from tracker.language.messages import N_, _
from tracker.web import addresses, endings, said

NAME = N_("Resolution tracker")
# what has no entry of its own is named by its key, the same on every installation
_BY_KEY = UUID("2f3a7f0e-6b1c-4d0a-9a51-3f6f0c1d8e77")
# the category and tag of what was entered for the time before this record began, the same in each language
_HISTORICAL = "historical"
# a feed in which nothing stands has not been updated since long ago
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed: `id` stays the same for as long as the thing does, `updated` is when we recorded it.

    `historical` was entered for the time before this record began: nothing new has happened.
    """

    id: UUID
    address: str
    title: str
    words: str
    updated: datetime
    historical: bool = False


def of_entries(entries: Sequence[Entry]) -> list[Item]:
    """An item an entry, the newest first."""
    newest = sorted(entries, key=lambda one: one.position, reverse=True)
    return [_of_entry(one) for one in newest]


def _of_entry(entry: Entry) -> Item:
    source = words.source_in_words(entry.fact.source) if entry.fact and entry.fact.source.rank else ""
    address = addresses.entry(entry.entry_id)
    return Item(entry.entry_id, address, said.sentence(entry), source, entry.recorded_at, entry.historical)


def id_of(kind: str, key: str) -> UUID:
    """The name of a thing in every feed."""
    return uuid5(_BY_KEY, f"{kind}:{key}")


class _Feed(Atom1Feed):  # type: ignore[misc]
    """An Atom feed that was last updated when its newest item was; the library would take the time of the request."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=_NEVER)


def as_atom(title: str, items: Sequence[Item]) -> str:
    """The items as Atom."""
    feed = _Feed(
        title=f"{title} – {_(NAME)}",
        link=_whole(endings.address(endings.HTML)),
        description="",
        language=messages.code(),
        author_name=_(NAME),
        feed_url=_whole(endings.address("atom")),
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=_whole(item.address),
            description=escape(item.words, quote=False),
            unique_id=f"urn:uuid:{item.id}",
            updateddate=item.updated,
            categories=[_HISTORICAL] if item.historical else [],
        )
    text: str = feed.writeString("utf-8")
    return text


def as_json_feed(title: str, items: Sequence[Item]) -> str:
    """The items as JSON Feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{title} – {_(NAME)}",
        "home_page_url": _whole(endings.address(endings.HTML)),
        "feed_url": _whole(endings.address("feed.json")),
        "language": messages.code(),
        "authors": [{"name": _(NAME)}],
        "items": [_json_item(item) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False)


def _json_item(item: Item) -> dict[str, str | list[str]]:
    return {
        "id": f"urn:uuid:{item.id}",
        "url": _whole(item.address),
        "title": item.title,
        "content_text": item.words or item.title,
        "date_modified": item.updated.isoformat(),
        "tags": [_HISTORICAL] if item.historical else [],
    }


def _whole(address: str) -> str:
    return urljoin(request.host_url, address)
