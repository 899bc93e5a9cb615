"""Signed checkpoints: how far a log had come, and the hash it ended in, in a note that somebody else can keep.

The chain proves that nothing in the middle of a log was changed; a checkpoint kept elsewhere proves that nothing was
cut off its end, nor the whole written anew. The form is the signed note of C2SP (c2sp.org/signed-note) with an Ed25519
signature (RFC 8032). The text of our note: the name of the log, its last position, the hash of that entry in base64,
and when that was recorded, a line each.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Connection

from tracker.domain.terms import Log
from tracker.store.log import Head, head, tail

_ED25519 = b"\x01"
# of a log without entries: the hash of nothing, recorded never
_EMPTY = Head(0, sha256().hexdigest(), "-")
_SEPARATOR = "\n\n"
_SIGNED = re.compile(r"— (?P<name>[^\s+]+) (?P<blob>[A-Za-z0-9+/=]+)")
_BODY = re.compile(
    r"(?P<name>[^\s+]+)/(?P<log>proceedings|office)\n(?P<position>\d{1,18})\n(?P<hash>[A-Za-z0-9+/=]*)\n(?P<at>\S*)\n?"
)


class Untrue(ValueError):
    """A key or a checkpoint that is none, was signed by another key, or that the log contradicts; a sentence."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The last entry of a log at some time."""

    log: Log
    head: Head


def new_key(name: str) -> tuple[str, str]:
    """A new pair of keys under a name: the one to keep secret, and the one to give away, each a line of text."""
    if not re.fullmatch(r"[^\s+]+", name):
        raise Untrue(f"{name!r} is no name of a key; expected one without spaces or “+”, such as tracker.example.org.")
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    key_id = _key_id(name, public).hex()
    secret = b64encode(_ED25519 + private.private_bytes_raw()).decode()
    return f"PRIVATE+KEY+{name}+{key_id}+{secret}", f"{name}+{key_id}+{b64encode(_ED25519 + public).decode()}"


def sign(checkpoint: Checkpoint, secret: str) -> str:
    """The checkpoint as a signed note. Raises `Untrue` for a text that is no secret key."""
    if not secret.startswith("PRIVATE+KEY+"):
        raise Untrue(
            "This is no secret key; expected a line that begins with PRIVATE+KEY+, as `tracker key` writes it."
        )
    name, key_id, raw = _parts(secret.removeprefix("PRIVATE+KEY+"))
    private = Ed25519PrivateKey.from_private_bytes(raw)
    at = checkpoint.head if checkpoint.head.position else _EMPTY
    body = f"{name}/{checkpoint.log}\n{at.position}\n{b64encode(bytes.fromhex(at.hash)).decode()}\n{at.recorded_at}\n"
    return f"{body}\n— {name} {b64encode(key_id + private.sign(body.encode())).decode()}\n"


def opened(note: str, public: str) -> list[Checkpoint]:
    """The checkpoints in a text of one or more notes, each signed by this key. Raises `Untrue` for any other text."""
    found: list[Checkpoint] = []
    pieces = note.strip("\n").split(_SEPARATOR)
    if len(pieces) % 2:
        raise Untrue("This is no checkpoint; expected four lines, an empty one, and a line that begins with “—”.")
    for body, signature in zip(pieces[::2], pieces[1::2], strict=True):
        found.append(_checked(f"{body}\n", signature, public))
    return found


def _checked(body: str, signature: str, public: str) -> Checkpoint:
    name, key_id, raw = _parts(public)
    told = _BODY.fullmatch(body)
    if not told:
        raise Untrue("A note does not say how far a log had come; expected its name, position, hash and instant.")
    for line in signature.splitlines():
        signed = _SIGNED.fullmatch(line)
        blob = _bytes(signed["blob"]) if signed else b""
        if signed and signed["name"] == name and blob[:4] == key_id:
            try:
                Ed25519PublicKey.from_public_bytes(raw).verify(blob[4:], body.encode())
            except InvalidSignature as error:
                raise Untrue("The signature is not of this text: it was changed, or is a forgery.") from error
            at = Head(int(told["position"]), _bytes(told["hash"]).hex(), told["at"])
            return Checkpoint(cast(Log, told["log"]), at)
    raise Untrue(f"The checkpoint is not signed by {name}.")


def take(connection: Connection, log: Log) -> Checkpoint:
    """The checkpoint of a log as it stands."""
    return Checkpoint(log, head(connection, log))


def contradiction(connection: Connection, checkpoint: Checkpoint) -> str:
    """What in a log contradicts a checkpoint of it; empty where it has grown from there, or not at all."""
    then = checkpoint.head
    if not then.position:
        return ""
    found = tail(connection, checkpoint.log, after=then.position - 1, limit=1)
    if not found:
        last = head(connection, checkpoint.log).position
        return f"the log ends at position {last}; the checkpoint saw position {then.position}: entries were cut off"
    if found[0].hash != then.hash:
        return f"position {then.position} has another hash than the checkpoint saw: the log was written anew"
    return ""


def _parts(key: str) -> tuple[str, bytes, bytes]:
    """Name, key id and raw bytes of a key."""
    name, _, rest = key.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    raw = _bytes(encoded)
    if not re.fullmatch("[0-9a-f]{8}", key_id) or len(raw) != 33 or raw[:1] != _ED25519:
        raise Untrue(f"{key.strip()[:60]!r} is no key; expected name+id+key, as `tracker key` prints it.")
    return name, bytes.fromhex(key_id), raw[1:]


def _key_id(name: str, public: bytes) -> bytes:
    """The first four bytes of SHA-256 over name, newline, kind of signature and public key (C2SP signed-note)."""
    return sha256(f"{name}\n".encode() + _ED25519 + public).digest()[:4]


def _bytes(encoded: str) -> bytes:
    try:
        return b64decode(encoded, validate=True)
    except ValueError:
        return b""
