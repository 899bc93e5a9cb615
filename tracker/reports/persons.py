"""Persons who spoke, each with an office or for an organization: "Ada Quay, Minister of Health of Chile; Bo Lind"."""

import re

from tracker.domain.terms import Capacity
from tracker.reports import offices, organizations, states
from tracker.reports.speaking import ASIDE, DOUBTS, OFFICE, PERSON, Speaking, without_behalf

# "The keynote speaker, Ms. Ada Quay, Chief Economist of …": what the person was there comes first
PART = re.compile(
    r"^\s*(?:[Tt]he|[Aa]n?)\s+(?:[a-z-]+\s+){0,2}(?:speaker|panellist|moderator|facilitator|presenter|discussant"
    r"|respondent)s?,\s+"
)
# "Ada Quay, Minister of Health of Chile": the person first
PERSON_FIRST = re.compile(
    rf"{PERSON}(?:\s+\([^()]+\))?,\s+(?:the\s+)?(?P<office>[A-Z].*\b{OFFICE}\b.*|{OFFICE}\b.*)", re.DOTALL
)
TITLED = r"(?:Mr|Ms|Mrs|Miss|Dr|H\.E)\b\.?\s"
# "Ada Quay, Fondation of Bread", "Bo Lind, of the Bread Union", "Ms. Ada Quay (Bread Union)"
PERSON_OF = re.compile(
    rf"(?P<who>{TITLED})?{PERSON}(?:,\s+(?:(?:of|from|representing)\s+)?(?:the\s+)?"
    r"(?P<of>[A-ZÀ-Ý][^,;]{2,120}(?:, [A-ZÀ-Ý][^,;]{2,60})?)"
    rf"|\s+\((?P<in>[A-Z][^,;]{{1,120}})\))"
)


def read(text: str) -> list[Speaking]:
    """The speakers of a list of persons, each with an office: "Ada Quay, Minister of Health of Chile; Bo Lind, …"."""
    found: list[Speaking] = []
    entries = re.split(rf";|\n|,?\s+and\s+(?={TITLED})|,\s+(?={TITLED})", ASIDE.sub("", PART.sub("", text)))
    listed = [one for several in entries for one in _each_person(several)]
    for entry in listed:
        printed, behalf = without_behalf(re.sub(r"^\s*(?:and\s+)?", "", entry).rstrip(" .,"))
        if (match := PERSON_FIRST.fullmatch(printed.strip())) and len(printed) < 300:
            capacity = offices.capacity(match["office"])
            found.append(Speaking(match["office"], capacity, match["name"], "", behalf, DOUBTS.get(capacity, "")))
        elif (
            (match := PERSON_OF.fullmatch(printed.strip()))
            and (found or len(listed) == 1 or match["who"])
            and not _is_no_person(match["name"])
        ):
            found.append(_of_an_organization(match, behalf))
    return found


def _of_an_organization(match: re.Match[str], behalf: tuple[str, ...]) -> Speaking:
    """A person without an office: for whom they spoke is what is known."""
    entity = match["of"] or match["in"]
    state = states.code(entity)
    capacity: Capacity = "member_state" if state else organizations.capacity(entity) or "other"
    why = "a person with no office printed; in which capacity, the words do not say"
    return Speaking(entity, capacity, match["name"], state, behalf, why)


def _is_no_person(name: str) -> bool:
    """Whether what stands where a person's name may stand is a State or an organization: "Costa Rica, Peru"."""
    return bool(states.code(name) or organizations.capacity(name))


def _each_person(entry: str) -> list[str]:
    """The persons of an entry: "Ada Quay, President of Peru, and Bo Lind, Minister of Health of Peru" are two."""
    first, joint, rest = entry.partition(", and ")
    other = PERSON_FIRST.match(rest)
    if joint and PERSON_FIRST.match(first.strip()) and other and not re.search(OFFICE, other["name"]):
        return [first, *_each_person(rest)]
    if joint and PERSON_OF.fullmatch(first.strip()) and PERSON_OF.fullmatch(rest.strip(" .")):
        return [first, rest]
    return [entry]
