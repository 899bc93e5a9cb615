"""Which official language a text is in, by its commonest short words and its script."""

import re
from collections import Counter

COMMON = {
    "en": "the of and to in that by for was were with on at its",
    "fr": "le la les des et du que dans pour par une est sur aux au",
    "es": "el los las de del que y en por para una se con al su",
    "ru": "и в на по с что для о от не его к",
    "pt": "o os as dos das que e em por para uma se com ao na",
    "de": "der die das und den von zu mit auf für ist im des dem",
}
NAMES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "ar": "Arabic",
    "zh": "Chinese",
    "pt": "Portuguese",
    "de": "German",
}
SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
}
WORD = re.compile(r"[^\W\d_]+")


def of(text: str) -> str:
    """The two-letter code of the language of a text; empty for one that is too short or mixed to tell."""
    sample = text[:40_000]
    letters = sum(map(str.isalpha, sample))
    for code, script in SCRIPTS.items():
        if letters and len(script.findall(sample)) > letters / 3:
            return code
    words = Counter(word.lower() for word in WORD.findall(sample))
    total = sum(words.values())
    shares = {code: sum(words[word] for word in common.split()) / max(total, 1) for code, common in COMMON.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if total >= 20 and shares[best] > 0.08 else ""
