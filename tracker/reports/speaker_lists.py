"""Speakers below a colon: "the following organizations made statements: A; B", "the following speakers: …".

Each entry is a name in the role above the list, a person with an office, or a group with a role and names of its own.
"""

import re
from dataclasses import replace

from tracker.reports import names, offices, persons, speakers
from tracker.reports.marks import lettered
from tracker.reports.speaking import Speaking

# what those below did; "took the floor" and "participated" stand alone
_DID = (
    r"(?:(?:made|delivered|gave)\b(?=[^:]{0,80}\b(?:statement|remark|presentation|intervention|comment|contribution"
    r"|address|speech|briefing))|(?:addressed|presented|asked|posed|raised|took|spoke|intervened|participated"
    r"|contributed)\b)"
)
# "Representatives of the following non-governmental organizations also made statements: A; B; and C", "The following
# made statements: (a) Representatives of observer States: A, B; (b) …"
ACTIVE = re.compile(
    r"(?P<who>(?:(?:The|An?) )?(?:(?:representatives?|observers?|delegations?) (?:of|for|from) (?:the )?)?following"
    rf"(?: (?P<group>[^:;]{{1,200}}?))?)\s(?:also\s+|then\s+)?(?<!were )(?<!was )(?<!been ){_DID}\s*"
    r"(?P<what>[^:]{0,120}?):\s*(?P<list>.+)",
    re.IGNORECASE | re.DOTALL,
)
# the same in the passive: "Statements were made by the representatives of the following … : A; B"
PASSIVE = re.compile(
    r"\b(?P<what>statements?|remarks|presentations?|interventions?|contributions?|questions?|comments?)\b.{0,80}?\bby"
    r"\s+(?P<who>(?:the\s+)?(?:(?:representatives?|observers?|delegations?) (?:of|for|from) )?(?:the )?following"
    r"(?: (?P<group>[^:]{1,160}?))?):\s*(?P<list>.+)",
    re.IGNORECASE | re.DOTALL,
)
# "heard the following presentations: (a) “Title”, by the observer for …": who speaks ends each entry
HEARD = re.compile(
    r"\bheard the following (?:[\w-]+ ){0,2}(?P<what>presentations?|statements?|addresses)\b[^:]{0,80}:\s*(?P<list>.+)",
    re.DOTALL,
)
NGO = re.compile(r"\bnon-?\s?governmental organi[sz]ations?\b", re.IGNORECASE)
PERSONS = re.compile(r"persons|speakers|panellists|participants|officials|experts|presenters|discussants")
SEVERAL = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:organi[sz]ations|entities|agencies|States|countries|delegations|members|groups|institutions"
    r"|speakers)\b"
)
# "Representatives of observer States: A, B", "Observers for intergovernmental organizations: C": a group within a list
GROUP = re.compile(
    r"(?P<role>representatives?|observers?|delegations?) (?:of|for|from) (?P<group>[^:]{2,160}):\s*(?P<names>.+)",
    re.IGNORECASE | re.DOTALL,
)
# a list within a list: "…; and the observers for the following entities: the Fund and the Bank"
NESTED = re.compile(r"\b(of |for )the following [^:;]*: ")
NO_ROLE = "the role in which the speaker spoke is not printed"
OTHERS = re.compile(r"national human rights institutions?|major groups|academia|private sector", re.IGNORECASE)


def found(words: str) -> re.Match[str] | None:
    """The words that announce a list of speakers, and the list."""
    if ":" not in words or "following" not in words:
        return None
    return ACTIVE.search(words) or PASSIVE.search(words) or HEARD.search(words)


def read(announced: re.Match[str]) -> list[Speaking]:
    """The speakers below a colon: in groups, each with a name and an office, each with a role, or in the role above."""
    if announced.re is HEARD:
        return [one for entry in _entries(announced["list"]) for one in speakers.of(entry.rpartition(" by ")[2])]
    below, group = announced["list"], announced["group"] or ""
    if re.search(r"\b[Mm]ajor groups\b", group):
        return [Speaking(name, "other") for name in names.members(below)]
    if grouped := [one for _, entry in lettered(below)[1] for one in _of_a_group(entry)]:
        return grouped
    if PERSONS.search(group):
        return list(map(_invited, persons.read(below) or _each(below)))
    if speakers.ROLE.search(below) or speakers.TITLE.match(below):
        return _each(below, _head(announced))
    if not group and not speakers.ROLE.search(announced["who"]) and ";" in below:
        return _bare(below)
    return speakers.read(f"{_head(announced)} {below}", bool(NGO.search(group)))


def _entries(below: str) -> list[str]:
    """The entries of a list, lettered or parted by semicolons, that say by whom."""
    listed = [entry for _, entry in lettered(below)[1]] or below.split(";")
    return [re.sub(r"[;.](?: and)?$", "", entry.strip()) for entry in listed if " by " in entry]


def _each(below: str, head: str = "") -> list[Speaking]:
    """The speakers of entries that each have a role or an office, with or without its article."""
    entries = [re.sub(r"^\s*(?:and )?", "", entry) for entry in below.split(";")]
    found = (
        speakers.read(entry) or speakers.read(f"the {entry}") or speakers.read(f"{head} {entry}" if head else "")
        for entry in (NESTED.sub(r"\1", entry) for entry in entries)
    )
    return [one for each in found for one in each]


def _bare(below: str) -> list[Speaking]:
    """Names alone, parted by semicolons and commas: "Peru and Chile; Malta (observer); the European Union"."""
    found: list[Speaking] = []
    for entry in re.split(r";\s+(?:and )?", below):
        for name in names.split(entry):
            plain = re.sub(r"\s*\(observer\)$", "", name)
            head = "Observers for" if plain != name else "Representatives of"
            found += [replace(one, inferred=one.inferred or NO_ROLE) for one in speakers.read(f"{head} {plain}")]
    return found


def _of_a_group(entry: str) -> list[Speaking]:
    """The speakers of one entry: "Representatives of observer States: A, B", or "Observer for the Holy See"."""
    match = GROUP.match(entry)
    if match is None:
        return speakers.read(entry)
    listed = names.split(match["names"])
    observer = match["role"].lower().startswith("observer") or "observer" in match["group"]
    head = "the observers for" if observer else "the representatives of"
    read_here = speakers.read(f"{head} {'; '.join([*listed, ''])}", bool(NGO.search(match["group"])))
    if OTHERS.search(match["group"]):
        return [replace(one, capacity="other", inferred="") for one in read_here]
    return read_here


def _invited(speaker: Speaking) -> Speaking:
    """A person invited to speak: an official of the Secretariat only if the words name an office of it."""
    if speaker.capacity != "secretariat_official" or offices.is_of_the_secretariat(speaker.entity):
        return speaker
    why = "an invited speaker; in which capacity, the words do not say"
    return replace(speaker, capacity="other", inferred=why)


def _head(announced: re.Match[str]) -> str:
    """The head of a list announced by "the following": in the plural where several follow, so that they are split."""
    observer = re.match(r"(?:The )?(?:an? )?(?:following )?observer", announced["who"], re.IGNORECASE)
    group = announced["group"] or "speakers"
    role = speakers.ROLE.match(announced["who"])
    several = ";" in announced["list"] or (role["many"] if role else SEVERAL.match(group))
    return f"{'Observer' if observer else 'Representative'}{'s' if several else ''} {'for' if observer else 'of'}"
