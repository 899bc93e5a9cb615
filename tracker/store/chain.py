"""The chain of a log: the digest of what an entry says, and the hash that binds it to the entry before.

Each entry's hash covers the hash before it and every other column; event and source only through `content_digest`, so
that content withheld by legal order can be emptied and the chain still verifies.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any


def digest(*parts: str) -> str:
    """SHA-256 over the parts, each with its length in bytes before it."""
    told = "".join([f"{len(part)}:{part}" for part in parts])
    if not told.isascii():
        told = "".join([f"{len(str(part).encode())}:{part}" for part in parts])
    return sha256(told.encode()).hexdigest()


def content_digest(salt: str, event: str, source: str) -> str:
    """The digest of what an entry says, which may be withheld."""
    told = f"{len(salt)}:{salt}{len(event)}:{event}{len(source)}:{source}"  # written out, as in `chained`
    return sha256(told.encode()).hexdigest() if told.isascii() else digest(salt, event, source)


def chained(before: str, row: Sequence[Any]) -> str:
    """The hash of an entry (its columns in their order), given the hash of the one before it.

    What it covers, in this order, for ever: a column added later joins it only in another chain.
    """
    number, stream, version, entry, kind, about, _, occasion, _, _, content, at, by, accepted_as = row[:14]
    position, count, historical, batch = str(number), str(version), str(row[14]), row[15]
    # written out, because every entry pays for it when the log is verified: a third faster than `digest`
    told = (
        f"{len(before)}:{before}{len(position)}:{position}{len(stream)}:{stream}{len(count)}:{count}{len(entry)}:{entry}"
        f"{len(kind)}:{kind}{len(about)}:{about}{len(occasion)}:{occasion}{len(content)}:{content}{len(at)}:{at}"
        f"{len(by)}:{by}{len(accepted_as)}:{accepted_as}{len(historical)}:{historical}{len(batch)}:{batch}"
    )
    if not told.isascii():
        parts = (stream, count, entry, kind, about, occasion, content, at, by, accepted_as, historical, batch)
        return digest(before, position, *parts)
    return sha256(told.encode()).hexdigest()
