"""What French spells by rule: ordinals, and the article of a name."""

import re

_ONES = (
    *("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")
_FEMININE = ("Assemblée", "Commission", "Conférence", "Instance", "Quatrième", "Réunion")


def ordinal(number: int) -> str:
    """`1re`, `7e`: of a meeting, which is feminine."""
    return "1re" if number == 1 else f"{number}e"


def in_words(number: int) -> str:
    """`première`, `vingt-huitième`, `soixante et onzième`: of a session; from 1 to 999."""
    if number == 1:
        return "première"
    cardinal = _cardinal(number)
    for end, changed in (("cinq", "cinquième"), ("neuf", "neuvième")):
        if cardinal.endswith(end):
            return cardinal.removesuffix(end) + changed
    return f"{cardinal.removesuffix('e')}ième"


def _cardinal(number: int) -> str:
    if number >= 100:
        hundred = "cent" if number < 200 else f"{_ONES[number // 100]} cent"
        return f"{hundred} {_cardinal(number % 100)}" if number % 100 else hundred
    if number < 20:
        return _ONES[number]
    ten, one = divmod(number, 10)
    if ten in (7, 9):
        one += 10
    joined = " et " if one in (1, 11) and ten < 8 else "-"
    return f"{_TENS[ten]}{joined}{_ONES[one]}" if one else _TENS[ten]


def lettered(number: str) -> str:
    """`6 a)` for `6(a)`."""
    return number.replace("(", " ")


def agreed(said: str, organ: str) -> str:
    """A sentence about an organ, named with its article, its participles agreeing: `saisie` for `saisi(e)`."""
    first = re.split(r"[ ’]", organ, maxsplit=2)[1:2]
    return said.replace("(e)", "e" if first and first[0] in _FEMININE else "")


def with_article(name: str) -> str:
    """`la Commission`, `le Conseil`, `l’Assemblée générale`."""
    if name[:1] in "AEIOUÉ":
        return f"l’{name}"
    return f"{'la' if name.partition(' ')[0] in _FEMININE else 'le'} {name}"
