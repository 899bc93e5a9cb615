"""Words: sentences, numbers written out, and how two spellings of one name are compared."""

import re
import unicodedata
from functools import lru_cache

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]

_ORDINAL_WORD = "|".join(ORDINALS[1:])
_TENTH_WORD = "|".join(f"{ten[:-1]}ieth" for ten in TENS)
# "sixty-seventh", "eightieth", "one hundred and twentieth": how sessions are counted
ORDINAL = (
    rf"(?:(?:one|two) hundred(?:th|(?: and)? ))?(?:(?:{'|'.join(TENS)})-(?:{_ORDINAL_WORD})|{_TENTH_WORD}"
    rf"|{_ORDINAL_WORD})"
)
ORDINAL_TEXT = re.compile(rf"\b(?:{ORDINAL}|\d{{1,3}}(?:st|nd|rd|th))\b", re.IGNORECASE)


def either_case(words: str) -> str:
    """Words that may begin a sentence, as a pattern: `[Aa]nd|[Oo]r` for "and|or"; faster than ignoring all case."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split("|"))


def has(text: str, cues: tuple[str, ...]) -> bool:
    """Whether a text holds any of these pieces: asked first, because few sentences hold the words of a phrase."""
    return any(map(text.__contains__, cues))


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name for comparison: straight quotes, no accents, one space, no capitals."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def ordinal(text: str) -> int | None:
    """67 for "sixty-seventh" or "67th"; None for anything else."""
    text = text.lower().strip()
    if digits := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", text):
        return int(digits[1])
    hundreds, _, rest = text.partition(" hundred")
    if rest or "hundred" in text:
        base = {"one": 100, "two": 200}.get(hundreds, 0)
        below = _below_hundred(re.sub(r"^(?:th|(?: and)? )", "", rest))
        return base + (below or 0) if base else None
    return _below_hundred(text)


def _below_hundred(text: str) -> int | None:
    if text in ORDINALS:
        return ORDINALS.index(text)
    ten, _, unit = text.partition("-")
    if unit in ORDINALS and ten in TENS:
        return 20 + 10 * TENS.index(ten) + ORDINALS.index(unit)
    round_ten = f"{text[:-4]}y"  # "eightieth"
    return 20 + 10 * TENS.index(round_ten) if text.endswith("ieth") and round_ten in TENS else None


def count(text: str) -> int | None:
    """3 for "3" or "three", 0 for "none", "no" or "nil"; None for anything else."""
    text = text.lower().strip()
    if text.isdigit():
        return int(text)
    if text in ("none", "no", "nil"):
        return 0
    if text in UNITS:
        return UNITS.index(text)
    ten, _, unit = text.partition("-")
    if ten in TENS:
        return 20 + 10 * TENS.index(ten) + (UNITS.index(unit) if unit in UNITS else 0)
    return None


ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(text: str) -> int:
    """4 for "IV"."""
    values = [ROMAN_DIGITS[letter] for letter in text]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


# a full stop that ends no sentence: titles, references to places in a text, "a.i.", initials, firms
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|St|No|Nos|para|paras|chap|chaps|sect|sects|art|arts|vol|vols|Add|Corr|Rev|Amend"
    r"|Sub|ed|eds|p|pp|cf|etc|inter|approx|Inc|Ltd|Co|Jr|Sr|Gen|Sales|Suppl|fig|a\.i|i\.e|e\.g|et al)|\b[A-Z])\.$"
)
# and what begins with a meeting below a list, whose entries end without a stop
BOUNDARY = re.compile(
    r"(?<=[.!?])[”’\")\]]{0,3}\s+(?=[A-Z“\"‘(\[À-Ý])"
    r"|\n(?=At (?:the|its|that|this) (?:same|\d{1,2}(?:st|nd|rd|th)) meeting\b)"
)


def sentences(text: str) -> list[str]:
    """The sentences of a running text, in order."""
    found: list[str] = []
    start = 0
    for boundary in BOUNDARY.finditer(text):
        end = boundary.start() + len(boundary.group().rstrip())
        if not ABBREVIATION.search(text[max(start, boundary.start() - 12) : boundary.start()]):
            found.append(text[start:end].strip())
            start = end
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]
