"""The form of a status: a row of phrases, each with the entries that made it so; retract one, and the words change."""

from dataclasses import dataclass

from tracker.projections.rows import Evidence


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words of a status, and the entries behind them (none: words that only join)."""

    words: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """Where something stands: one word for a tag, and the sentence in phrases."""

    word: str
    phrases: tuple[Phrase, ...]

    def __str__(self) -> str:
        """The whole sentence."""
        return "".join(phrase.words for phrase in self.phrases)
