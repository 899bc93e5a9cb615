"""One speaker as printed, and the words that speakers of every kind share: offices, persons, on whose behalf."""

import re
from dataclasses import dataclass

from tracker.domain.terms import Capacity

OFFICE = (
    r"(?:Secretary-General|Director-General|High Commissioner|Administrator|President|Chairs?|Chairpersons?"
    r"|Chairm[ae]n|Chairwoman"
    r"|Co-Chairs?|Vice-Chairs?|Vice-Presidents?|Rapporteur|Directors?|Chiefs?|Heads?|Secretary|Officer|Advis[eo]r"
    r"|Coordinator"
    r"|Observer|Expert|Manager|Commissioner|Minister|Ambassador|Envoy|Facilitators?|Moderator|Scientist|Economist|Spokesperson"
    r"|Controller|Comptroller"
    r"|Auditors?|Counsel|Specialist|Analyst|Adviser|Governor|Executive|Mayor|Professor|Representative|Associate"
    r"|Inspector|Member|Dean|Founder|Co-Founder|Fellow|Researcher|Lecturer|Judge|Prosecutor|Ombudsman|Senator|Rector"
    r"|Lead|President-designate)"
)
BEHALF = re.compile(
    r"\(?(?:,\s*)?\b(?:also )?(?:speaking |delivering a (?:joint )?statement )?(?:also )?(?:as .{3,60}? and )?on"
    r" behalf of (?P<whom>(?:[^(),]|\([^()]*\)|,(?! (?:and|made|introduced|also)\b))+)\)?"
)
# how or why they spoke: "(video message)", ", via video message,", "(in explanation of position)"
_REMOTELY = r"(?:by |via |through )(?:a |an )?(?:pre-recorded )?(?:video|audio|remote|virtual)"
ASIDE = re.compile(
    r"\s*\((?:also )?(?:by |via |through )?(?:pre-recorded )?(?:video|audio|remote|in person|virtual|in explanation"
    rf"|in exercise|before the|after the)[^()]*\)|,\s+{_REMOTELY}[^,;]*,"
    rf"|\s+{_REMOTELY}(?:\s?conference|link|\s?message)?",
    re.IGNORECASE,
)
PERSON = (
    r"(?:(?:His |Her )?(?:H\.E|Excellency)\.?\s+)?(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir|Dame|Amb)\.?\s+)?"
    r"(?P<name>[A-ZÀ-Ý][\w’'.-]*(?:\s+(?:(?:de|da|do|dos|del|der|di|van|von|bin|ibn|al|el|la|le|y)\s+){0,2}"
    r"[A-ZÀ-Ý][\w’'.-]*){1,6})"
)


DOUBTS: dict[Capacity, str] = {
    "member_state": "an office of a Government; whether its State is a member of the body, the words do not say",
    "ngo_consultative": "an office of an organization that is not known here; in which capacity, the words do not say",
}


@dataclass(frozen=True, slots=True)
class Speaking:
    """One speaker as printed, in the capacity that the words give, and why, where they do not say it outright."""

    entity: str
    capacity: Capacity
    name: str = ""
    state: str = ""
    on_behalf_of: tuple[str, ...] = ()
    inferred: str = ""


def without_behalf(text: str) -> tuple[str, tuple[str, ...]]:
    """Words without those spoken for, and whom they name."""
    match = BEHALF.search(text)
    if not match:
        return text.rstrip(), ()
    whom = re.sub(r"\)$", "", match["whom"].strip()) if match[0].startswith("(") else match["whom"].strip()
    rest = f"{text[: match.start()].rstrip(' (,')}{text[match.end() :]}"
    return rest.rstrip(), (whom,)
