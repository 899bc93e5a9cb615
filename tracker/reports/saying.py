"""What passes between the loop and the phrases: a sentence with its occasion, and what a phrase makes of it."""

from dataclasses import dataclass, replace

from tracker.domain.terms import Event, Occasion
from tracker.reports.occasions import Setting
from tracker.reports.parts import Paragraph


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, where it stands, and the occasion of what it tells; `doubt` where that occasion is inherited."""

    words: str
    paragraph: Paragraph
    setting: Setting
    occasion: Occasion
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """An event that a phrase seems to tell, its occasion, its quoted words; `inferred` is the reason for a doubt."""

    event: Event
    occasion: Occasion
    quoted: str
    inferred: str = ""
    paragraph: str = ""

    def placed(self, paragraph: str) -> "Suggested":
        """The same, in this paragraph, unless it has one."""
        return self if self.paragraph else replace(self, paragraph=paragraph)
