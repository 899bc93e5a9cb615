"""PURE: the addresses that only one recipient knows: in every letter, and for feeds.

A link carries the recipient's id and a code: HMAC-SHA256, 128 bits of it, by a secret of 128 random bits that is kept
with the address. So a letter of the same content has the same bytes however often it is written, each purpose has a
code of its own (who has the address of a feed cannot change anything), nothing is to be stored for each letter, and
all links of a person end with the erasure of the secret. To store only hashes of tokens would hide nothing: whoever
reads the database reads the letters, and the links in them.
"""

import hmac
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """Where a recipient manages letters, ends them by one click, and answers one reminder: whole addresses."""

    manage: str
    unsubscribe: str
    reminder: str = ""


def code(secret: str, purpose: str) -> str:
    """What proves that whoever asks was sent the link: 32 hexadecimal digits."""
    return hmac.digest(bytes.fromhex(secret), purpose.encode(), "sha256").hex()[:32]


def fits(given: str, secret: str, purpose: str) -> bool:
    """Whether a code is the one for a purpose."""
    return bool(secret) and given.isascii() and hmac.compare_digest(given, code(secret, purpose))


def of_letter(public_url: str, recipient: str, secret: str, reminder: str = "") -> Links:
    """The links of one letter; `reminder` is the key of what it reminds of, empty for several."""
    base = f"{public_url.rstrip('/')}/subscriptions/{recipient}"
    answer = f"{base}/{code(secret, reminder)}/reminders/{reminder}" if reminder else ""
    return Links(f"{base}/{code(secret, 'manage')}", f"{base}/{code(secret, 'unsubscribe')}/unsubscribe", answer)


def to_confirm(public_url: str, subscription: str, secret: str) -> str:
    """Where a request is confirmed."""
    return f"{public_url.rstrip('/')}/subscribe/{subscription}/{code(secret, subscription)}"


def header_lines(of: Links | None) -> bytes:
    """What lets a mail program end letters by one click (RFC 2369, RFC 8058), as lines to put before a message.

    As bytes, because the library would break a long address into encoded words, which no program reads there.
    """
    if not of:
        return b""
    lines = f"List-Unsubscribe: <{of.unsubscribe}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    return lines.encode("ascii")
