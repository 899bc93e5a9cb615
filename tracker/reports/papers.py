"""The papers that words name by their symbols, found once however many phrases ask."""

from functools import lru_cache

from tracker.domain import symbols
from tracker.domain.symbols import Printed


@lru_cache(maxsize=2048)
def find(words: str) -> tuple[Printed, ...]:
    """The symbol expressions in words, first to last."""
    return tuple(symbols.find(words)) if "/" in words else ()


def within(words: str, start: int, end: int) -> tuple[Printed, ...]:
    """The symbol expressions that stand between two places of words: none that begins before, or goes on behind."""
    return tuple(printed for printed in find(words) if start <= printed.start and printed.end <= end)


def named(words: str) -> tuple[str, ...]:
    """Every symbol that words name, each as often as printed."""
    return tuple(symbol for printed in find(words) for symbol in printed.symbols)
