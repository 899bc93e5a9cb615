"""The papers that words name by their symbols, found once however many phrases ask."""

from functools import lru_cache

from tracker.domain import symbols
from tracker.domain.symbols import Printed


@lru_cache(maxsize=2048)
def find(words: str) -> tuple[Printed, ...]:
    """The symbol expressions in words, first to last."""
    return tuple(symbols.find(words)) if "/" in words else ()


def named(words: str) -> tuple[str, ...]:
    """Every symbol that words name, each as often as printed."""
    return tuple(symbol for printed in find(words) for symbol in printed.symbols)
