"""Signed checkpoints: nothing was cut off the end of a log, nor the whole written anew, since one was signed."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Engine

from tests.store.test_log import fill, unguarded
from tracker.store import checkpoints, db
from tracker.store.checkpoints import Untrue

SECRET, PUBLIC = checkpoints.new_key("tracker.example.org")


def signed(engine: Engine) -> str:
    """Both logs' checkpoints as they stand, in one file."""
    with db.reading(engine) as connection:
        return "\n".join(checkpoints.sign(checkpoints.take(connection, name), SECRET) for name in db.BOTH)


def contradictions(engine: Engine, note: str) -> list[str]:
    """What the logs say against it."""
    with db.reading(engine) as connection:
        every = [checkpoints.contradiction(connection, one) for one in checkpoints.opened(note, PUBLIC)]
    return [one for one in every if one]


def test_a_log_that_has_grown_agrees_with_the_checkpoints_taken_on_its_way(engine: Engine) -> None:
    notes = [signed(engine)]
    for _ in range(3):
        fill(engine, 1)
        notes.append(signed(engine))
    assert [contradictions(engine, note) for note in notes] == [[]] * 4
    assert [one.head.position for one in checkpoints.opened(notes[2], PUBLIC)] == [2, 0]


def test_a_log_cut_off_at_its_end_verifies_and_a_checkpoint_says_that_it_was_cut(engine: Engine) -> None:
    fill(engine, 2)
    note = signed(engine)
    unguarded(engine, "DELETE FROM proceedings WHERE position = 2")
    [found] = contradictions(engine, note)
    assert "ends at position 1" in found
    assert "saw position 2" in found


def test_a_log_written_anew_contradicts_a_checkpoint_of_the_former(engine: Engine) -> None:
    fill(engine, 1)
    note = signed(engine)
    unguarded(engine, "DELETE FROM proceedings")
    fill(engine, 1)
    [found] = contradictions(engine, note)
    assert "written anew" in found


def test_a_changed_or_forged_checkpoint_is_refused(engine: Engine) -> None:
    fill(engine, 1)
    note = signed(engine)
    with pytest.raises(Untrue, match="changed, or is a forgery"):
        checkpoints.opened(note.replace("proceedings\n1\n", "proceedings\n2\n"), PUBLIC)
    with pytest.raises(Untrue, match=r"not signed by tracker\.example\.org"):
        checkpoints.opened(note, checkpoints.new_key("tracker.example.org")[1])
    with pytest.raises(Untrue, match=r"not signed by elsewhere\.example\.org"):
        checkpoints.opened(note, checkpoints.new_key("elsewhere.example.org")[1])


@pytest.mark.parametrize("note", ["", "no note", "a\n\nb", "\n\n\n", "x/proceedings\n1\nAA==\nnow\n\n— x AAAA\n"])
def test_what_is_no_checkpoint_is_answered_in_words(note: str) -> None:
    with pytest.raises(Untrue):
        checkpoints.opened(note, PUBLIC)


@pytest.mark.parametrize("key", ["", "tracker", "tracker+00+AA", "tracker+0000000g+AAAA", PUBLIC[:-4], "é+12345678+é"])
def test_what_is_no_key_is_answered_in_words(engine: Engine, key: str) -> None:
    with pytest.raises(Untrue, match="no key"):
        checkpoints.opened(signed(engine), key)
    with pytest.raises(Untrue, match="no secret key"), db.reading(engine) as connection:
        checkpoints.sign(checkpoints.take(connection, "office"), PUBLIC)


def test_the_key_and_the_signature_are_those_that_c2sp_describes(engine: Engine) -> None:
    name, key_id, encoded = PUBLIC.split("+", 2)
    public = base64.b64decode(encoded)
    assert hashlib.sha256(f"{name}\n".encode() + public).digest()[:4].hex() == key_id
    body, signature = signed(engine).split("\n\n")[:2]
    dash, signer, encoded = signature.split()
    blob = base64.b64decode(encoded)
    assert (dash, signer, blob[:4].hex()) == ("—", name, key_id)
    Ed25519PublicKey.from_public_bytes(public[1:]).verify(blob[4:], f"{body}\n".encode())
