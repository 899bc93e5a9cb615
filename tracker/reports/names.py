"""Lists of names: "Trinidad and Tobago, the Sudan and Justice, Truth and Peace (JTP)" are three.

In such lists commas part all but the last two names, and "and" the last two. A known name that contains either is one
name; of an unknown one, brackets that abbreviate several pieces tell that they belong together.
"""

import re
from functools import cache

from tracker.domain import bodies
from tracker.reports import organizations, states
from tracker.reports.words import fold

COMMA, AND, SEMICOLON = "\x01", "\x02", "\x03"
# the names of the major groups of Agenda 21 that hold an "and"
MAJOR = re.compile(
    r"\b(?:children and youth|business and industry|workers and (?:their )?trade unions|science and technology"
    r"|scientific and technological communit(?:y|ies)|women and girls|farmers and small forest landowners)\b"
)
BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
# what belongs to the name before it, though a comma parts them
FIRM = re.compile(
    r",(?=\s+(?:(?i:Inc|Ltd|LLC|Co|e\.V|S\.A|a\.s\.b\.l|Incorporated|Limited)\b|(?:[A-Z]\.){2,4}(?:[,;\s]|$)))"
)
# groups of which no member is named: "representatives of civil society and youth"
_GROUP = (
    r"(?:(?:the|other|relevant) )?(?:civil society(?: organi[sz]ations)?|youth|young people|academia|the private sector"
    r"|private sector|the scientific community|major groups|local authorities|indigenous peoples|business"
    r"|trade unions|older persons|persons with disabilities|non-governmental organi[sz]ations)"
)
GROUPS = re.compile(rf"{_GROUP}(?:(?:,|,? and|,? as well as) {_GROUP}){{0,5}}", re.IGNORECASE)
# adjectives that share a noun: "intergovernmental and non-governmental organizations" are one member of a list
_KIND = r"(?:(?:[a-z-]{2,} )?[a-z-]+(?:al|ary|ory|ic|ive|ous|ing|ate|ian)|public|civil society)"
SHARED = re.compile(rf"\b{_KIND}(?:, {_KIND}){{0,4}},? and (?:{_KIND}|[a-z]+)(?= [a-z]+s\b)")
# what the United Nations always names together, and pairs of nouns under one adjective: "its funds and programmes"
PAIRS = re.compile(
    r"\b(?:crime prevention and (?:criminal justice|control)|prevention of crime and the treatment of offenders"
    r"|information and communications? technolog(?:y|ies)|gender equality and the empowerment of (?:all )?women"
    r"|peace and security|trade and development|food and agriculture|monitoring and evaluation|follow-up and review"
    r"|implementation (?:of )?and (?:the )?follow-up|(?:funds|agencies|organs|organizations|entities|bodies|mechanisms"
    r"|institutions|departments) and (?:programmes|bodies|organs|agencies|offices|processes|instruments))\b",
    re.IGNORECASE,
)
LOOSE = re.compile(r"^(?:and|or|as well as)\s+", re.IGNORECASE)


@cache
def _whole_names() -> re.Pattern[str]:
    """Every known name that a comma or an "and" could break, longest first."""
    organs = {fold(name.name) for body in bodies.known() for name in body.names if " and " in name.name}
    known = sorted({*states.with_and(), *organizations.with_and(), *organs}, key=len, reverse=True)
    return re.compile("|".join(rf"\b{_loosely(name)}" for name in known), re.IGNORECASE)


def _loosely(folded: str) -> str:
    """A pattern for a folded name in any of its typographies."""
    marks = {"'": "['’]", " ": r"\s+", "a": "[aáãà]", "e": "[eéèê]", "i": "[ií]", "o": "[oóô]", "c": "[cç]"}
    return "".join(marks.get(letter, re.escape(letter)) for letter in folded)


def split(text: str) -> list[str]:
    """The names of a list as printed, each with the brackets that follow it."""
    masked = BRACKETS.sub(lambda match: _mask(match[0]), FIRM.sub(COMMA, text))
    masked = MAJOR.sub(lambda match: _mask(match[0]), _whole_names().sub(lambda match: _mask(match[0]), masked))
    masked = re.sub(r"(?<!\bInc)(?<!\bLtd)(?<!\b[A-Z])[.;,]+$", "", masked.strip())
    masked = re.sub(r",?\s+respectively$", "", masked)
    listed = [LOOSE.sub("", piece.strip()) for piece in masked.split(";")]
    pieces = listed if len(listed) > 1 else _by_commas(masked)
    return [_unmask(piece).strip() for piece in pieces if piece.strip()]


def members(text: str) -> list[str]:
    """The members of a list that need not be names: "Member States, the Office and other donors" are three."""
    masked = _whole_names().sub(lambda match: _mask(match[0]), BRACKETS.sub(lambda match: _mask(match[0]), text))
    for together in (MAJOR, PAIRS, SHARED):
        masked = together.sub(lambda match: _mask(match[0]), masked)
    pieces = re.split(r";\s+|,\s+", masked.strip(" .;,"))
    last = pieces.pop()
    pieces.extend([LOOSE.sub("", last)] if LOOSE.match(last) else _last_two(last))
    return [_unmask(piece).strip() for piece in pieces if piece.strip()]


def _mask(text: str) -> str:
    return text.replace(",", COMMA).replace(" and ", f" {AND} ").replace(";", SEMICOLON)


def _unmask(text: str) -> str:
    return text.replace(COMMA, ",").replace(AND, "and").replace(SEMICOLON, ";")


def _by_commas(masked: str) -> list[str]:
    pieces = re.split(r",\s+", masked)
    last = pieces.pop()
    if LOOSE.match(last):
        pieces.append(LOOSE.sub("", last))
    else:
        pieces.extend(_last_two(last))
    return _mended(pieces)


def _last_two(text: str) -> list[str]:
    """The two names that the "and" of a list joins; one, where every "and" is part of a name."""
    joints = list(re.finditer(r" (?:and|as well as) ", text))
    if not joints:
        return [text]
    best = max(joints, key=lambda joint: (_weight(text[: joint.start()], text[joint.end() :]), -joint.start()))
    return [text[: best.start()], text[best.end() :]]


def _weight(left: str, right: str) -> int:
    """How much speaks for two names: a known one on either side, brackets that end the first, an article."""
    known = 4 * (_is_known(left) + _is_known(right))
    return known + 3 * left.endswith(")") + 2 * right.startswith(("the ", "The ")) + right[:1].isupper()


def _is_known(name: str) -> bool:
    return bool(states.code(_unmask(name))) or organizations.capacity(_unmask(name)) is not None


def _mended(pieces: list[str]) -> list[str]:
    """Pieces joined again that commas inside one name had parted."""
    mended: list[str] = []
    for piece in pieces:
        if GROUPS.fullmatch(piece):
            mended.append(piece)
        elif mended and re.match(r"(?!the\b|an?\b)[a-z]", piece):
            mended[-1] = f"{mended[-1]}, {piece}"
        elif taken := _abbreviated(mended, piece):
            mended[-taken:] = [", ".join([*mended[-taken:], piece])]
        else:
            mended.append(piece)
    return mended


def _abbreviated(before: list[str], piece: str) -> int:
    """How many pieces before this one its brackets abbreviate: "Youth Resource, Information, ... (Youth RISE)"."""
    bracket = re.search(r"\(([^()]{2,30})\)$", piece)
    if not bracket or _is_known(piece):
        return 0
    letters = re.sub(r"[^a-z]", "", fold(bracket[1]))
    own = piece[: bracket.start()]
    if _spells(letters, own):
        return 0
    for taken in range(1, min(5, len(before)) + 1):
        if any(_is_known(name) for name in before[-taken:]):
            return 0
        if _spells(letters, " ".join([*before[-taken:], own])):
            return taken
    return 0


def _spells(letters: str, words: str) -> bool:
    """Whether the letters are beginnings of these words, in order, the first word's included."""
    parts = re.findall(r"[a-z]+", fold(words).replace("'", " "))
    return (bool(parts) and letters[:1] == parts[0][:1] and _fits(letters, parts)) or _fits_from_later(letters, parts)


def _fits_from_later(letters: str, parts: list[str]) -> bool:
    return any(_fits(letters, parts[at:]) and parts[at][:2] == letters[:2] for at in range(1, len(parts)))


def _fits(letters: str, parts: list[str]) -> bool:
    """Whether letters can be taken from the front of some of the words, in order; word by word, no backtracking."""
    reached = {0}
    for part in parts:
        for start in sorted(reached, reverse=True):
            length = 0
            while length < len(part) and start + length < len(letters) and part[length] == letters[start + length]:
                length += 1
                reached.add(start + length)
    return len(letters) in reached
