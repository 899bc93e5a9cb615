"""Who speaks, as a list prints it: "the representatives of Algeria and Japan, the observer for UNAIDS"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.domain.terms import Capacity
from tracker.reports import names, offices, organizations, states

# "the representatives of", "an observer for", "Observers for"
ROLE = re.compile(
    r"(?:\b(?:the|an?|both|two|other|one)\s+)?\b(?P<role>representative|observer|spokesperson|delegation)(?P<many>s)?"
    r"\s+(?:of|for|from)\s+",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:Secretary-General|Director-General|High Commissioner|Administrator|President|Chairs?|Chairpersons?"
    r"|Chairm[ae]n|Chairwoman"
    r"|Co-Chairs?|Vice-Chairs?|Vice-Presidents?|Rapporteur|Directors?|Chiefs?|Heads?|Secretary|Officer|Advis[eo]r"
    r"|Coordinator"
    r"|Observer|Expert|Manager|Commissioner|Minister|Ambassador|Envoy|Facilitators?|Moderator|Scientist|Economist|Spokesperson"
    r"|Controller|Comptroller"
    r"|Auditors?|Counsel|Specialist|Analyst|Adviser|Governor|Executive|Mayor|Professor|Representative|Associate"
    r"|Inspector|Member)"
)
# "the Chief of the …", "a Senior Adviser of the …", "the Officer-in-Charge of …": an article, an office in capitals
TITLE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s+(?P<title>(?:[A-Z][\w’'/-]+\s+(?:(?:for|of|and"
    rf"|on)\s+)?){{0,5}}?(?:[A-Z][a-z]+-)*{_OFFICE}(?:-[A-Za-z]+)*\b)"
)
BEHALF = re.compile(
    r"\(?(?:,\s*)?\b(?:also )?(?:speaking |delivering a (?:joint )?statement )?(?:also )?(?:as .{3,60}? and )?on"
    r" behalf of (?P<whom>(?:[^(),]|\([^()]*\)|,(?! (?:and|made|introduced|also)\b))+)\)?"
)
CAPACITY_AS = re.compile(r",?\s*\(?\bin (?:its|his|her|their) capacity as (?P<what>[^,()]+(?: of [^,()]+)?)\)?")
# "…, non-governmental organizations in consultative status with the Council": what the ones before are
APPOSITIVE = re.compile(
    r",\s+(?:an?\s+|both\s+|all\s+)?(?:(?P<ngo>non-governmental organi[sz]ations?)|(?:inter)?governmental"
    r" organi[sz]ations?|specialized agenc(?:y|ies)|entit(?:y|ies)|related organi[sz]ations?)\b.*$",
    re.DOTALL,
)
# how or why they spoke: "(video message)", ", via video message,", "(in explanation of position)"
_REMOTELY = r"(?:by |via |through )(?:a |an )?(?:pre-recorded )?(?:video|audio|remote|virtual)"
ASIDE = re.compile(
    r"\s*\((?:also )?(?:by |via |through )?(?:pre-recorded )?(?:video|audio|remote|in person|virtual|in explanation"
    rf"|in exercise|before the|after the)[^()]*\)|,\s+{_REMOTELY}[^,;]*,"
    rf"|\s+{_REMOTELY}(?:\s?conference|link|\s?message)?",
    re.IGNORECASE,
)
# "representatives of France and, on behalf of the Group of African States, Angola"
BEHALF_FIRST = re.compile(
    r"(?P<joint>\b(?:of|for|and)),?\s+(?:speaking |also )*on behalf of (?P<whom>[^,()]{1,200}),\s+"
    r"(?P<name>[^,;]{1,200}?)(?=,|;|\s+and\s|\.?$)"
)
# "The keynote speaker, Ms. Ada Quay, Chief Economist of …": what the person was there comes first
PART = re.compile(
    r"^\s*(?:[Tt]he|[Aa]n?)\s+(?:[a-z-]+\s+){0,2}(?:speaker|panellist|moderator|facilitator|presenter|discussant"
    r"|respondent)s?,\s+"
)
_PERSON = (
    r"(?:(?:His |Her )?(?:H\.E|Excellency)\.?\s+)?(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir|Dame|Amb)\.?\s+)?"
    r"(?P<name>[A-ZÀ-Ý][\w’'.-]*(?:\s+(?:(?:de|da|do|dos|del|der|di|van|von|bin|ibn|al|el|la|le|y)\s+){0,2}"
    r"[A-ZÀ-Ý][\w’'.-]*){1,6})"
)
NAMED = re.compile(rf",\s+{_PERSON}(?:\s+\([^()]+\)(?:,? and [A-ZÀ-Ý][^,;]{{3,80}}\([^()]+\))?)?$")
# "Ada Quay, Minister of Health of Chile": the person first
PERSON_FIRST = re.compile(
    rf"{_PERSON}(?:\s+\([^()]+\))?,\s+(?:the\s+)?(?P<office>[A-Z].*\b{_OFFICE}\b.*|{_OFFICE}\b.*)", re.DOTALL
)
# "the Chair, speaking in her capacity as representative of Peru": Peru speaks
AS_REPRESENTATIVE = re.compile(
    r"\b[Tt]he [\w-]+,? (?:speaking )?in (?:his|her|their) (?:national )?capacity(?: as (?:the )?representative)? of\s"
)
# "representatives of Member States": nobody is named
JOINT = re.compile(r"(?:^|[,;:]|\band|\bby|\bas well as|\bas did)\s*$")
UNNAMED = re.compile(r"(?:the\s+)?(?:(?:Member\s+)?States|Governments|Observers|Delegations)\b", re.IGNORECASE)
# "representatives of the Statistics and Surveys Section": one office, though an "and" is in its name
ONE_OFFICE = re.compile(r"the [A-Z][^,;]*\b(?:Section|Branch|Division|Department|Unit|Service)")
# "Chile and Peru on the draft resolution", "Peru in explanation of vote": the State, then what was spoken of
STATE_AND_MORE = re.compile(r"(.+?)\s+(?:on|in|at|about|under|during|before|after|following|regarding|concerning)\s")
# what is said of one speaker behind the name
ABOUT_THE_SPEAKER = re.compile(
    r",\s+(?:in|on|speaking|as|who|which|also|acting|representing|introducing|delivering)\b|\s+at (?:the|its) [\ds]"
)
# the secretariat of a convention is not that of the United Nations
CONVENTION = re.compile(
    r"(?:the )?[Ss]ecretariat of the [A-Z].*(?:Convention|Protocol|Agreement|Partnership|Platform)\b"
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


def of(text: str) -> list[Speaking]:
    """The speakers that words name: by role or office, as persons with an office, or by bare names known here."""
    return read(text) or persons(text) or _bare(text)


def _bare(text: str) -> list[Speaking]:
    """The speakers of "statements were made by Chile, Peru and the European Union": names, each of them known."""
    listed = [_without_behalf(name) for name in names.split(ASIDE.sub("", text).strip())] if len(text) < 4000 else []
    found = [_classed(name, False, False, False, behalf) for name, behalf in listed if name]
    if not all(one.state or organizations.capacity(one.entity) for one in found):
        return []
    return [replace(one, inferred="the role in which the speaker spoke is not printed") for one in found]


def read(text: str, ngo: bool = False) -> list[Speaking]:
    """The speakers of a list. `ngo`: the words around it say that these are non-governmental organizations."""
    text = BEHALF_FIRST.sub(r"\g<joint> \g<name> (on behalf of \g<whom>)", ASIDE.sub("", text))
    text = AS_REPRESENTATIVE.sub("the representative of ", text)
    found: list[Speaking] = []
    for head, rest in _heads(text):
        if head.re is ROLE:
            found.extend(_in_role(head, rest, ngo))
        elif speaker := _in_office(head, rest):
            found.append(speaker)
    return found


def persons(text: str) -> list[Speaking]:
    """The speakers of a list of persons, each with an office: "Ada Quay, Minister of Health of Chile; Bo Lind, …"."""
    found: list[Speaking] = []
    entries = re.split(r";|\n", ASIDE.sub("", PART.sub("", text)))
    for entry in (one for several in entries for one in _each_person(several)):
        printed, behalf = _without_behalf(re.sub(r"^\s*(?:and\s+)?", "", entry).rstrip(" .,"))
        if (match := PERSON_FIRST.fullmatch(printed.strip())) and len(printed) < 300:
            capacity = offices.capacity(match["office"])
            found.append(Speaking(match["office"], capacity, match["name"], "", behalf, DOUBTS.get(capacity, "")))
    return found


def _each_person(entry: str) -> list[str]:
    """The persons of an entry: "Ada Quay, President of Peru, and Bo Lind, Minister of Health of Peru" are two."""
    first, joint, rest = entry.partition(", and ")
    other = PERSON_FIRST.match(rest)
    if joint and PERSON_FIRST.match(first.strip()) and other and not re.search(_OFFICE, other["name"]):
        return [first, *_each_person(rest)]
    return [entry]


def _heads(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each head of the list ("the observers for", "the Chief of") with the words up to the next."""
    masked = names.BRACKETS.sub(lambda match: "\x00" * len(match[0]), text)
    heads = [head for head in ROLE.finditer(masked) if _at_joint(masked, head.start())]
    taken = [(head.start(), head.end()) for head in heads]
    for head in TITLE.finditer(masked):
        if _at_joint(masked, head.start()) and not any(start <= head.start() < end for start, end in taken):
            heads.append(head)
    heads.sort(key=lambda head: head.start())
    for head, end in zip(heads, [*(following.start() for following in heads[1:]), len(text)], strict=False):
        yield head, text[head.end() : end]


def _at_joint(text: str, at: int) -> bool:
    """Whether a new member of the list can begin here."""
    return bool(JOINT.search(text[max(0, at - 40) : at]))


def _in_role(head: re.Match[str], rest: str, ngo: bool) -> Iterator[Speaking]:
    rest = re.sub(r"(?:[,;]?\s+(?:and|as well as)(?: by)?|[,;.])\s*$", "", rest.strip())
    if appositive := APPOSITIVE.search(rest):
        ngo, rest = ngo or bool(appositive["ngo"]), rest[: appositive.start()]
    if head["many"] and ONE_OFFICE.fullmatch(rest):
        yield Speaking(f"representatives of {rest}", "secretariat_official")
        return
    if head["many"] and names.GROUPS.fullmatch(rest):
        yield _of_groups(head, rest)
        return
    observer = head["role"].lower() == "observer" or bool(re.search(r"capacity as (?:an )?observer", rest))
    rest, on_behalf = (
        _without_behalf(CAPACITY_AS.sub("", rest)) if not head["many"] else (CAPACITY_AS.sub("", rest), ())
    )
    for printed in names.split(rest) if head["many"] else [_single(rest)]:
        entity, behalf = _without_behalf(printed.strip())
        if (state := STATE_AND_MORE.match(entity)) and states.code(state[1]) and not states.code(entity):
            entity = state[1]
        if entity and _is_name(entity):
            yield _classed(entity, observer, ngo, bool(head["many"]), on_behalf + behalf)


def _of_groups(head: re.Match[str], groups: str) -> Speaking:
    """Speakers known only by the groups that they represent: as printed, and as one."""
    ngo = re.fullmatch(r"(?:other |relevant )?non-governmental organi[sz]ations", groups)
    capacity: Capacity = "ngo_consultative" if ngo else "other"
    entity = re.sub(r"^(?:the|The)\s+(.)", lambda first: first[1].upper(), f"{head[0].strip()} {groups}")
    return Speaking(entity, capacity, inferred="who the speakers were is not printed")


def _single(text: str) -> str:
    """The one name after "the representative of": up to a clause about the speaker, or a comma after a known name."""
    text = ABOUT_THE_SPEAKER.split(text)[0]
    if named := NAMED.search(text):
        text = text[: named.start()]
    first = re.split(r",\s", text)[0]
    return first if states.code(first) or organizations.capacity(first) else text.strip(" ,")


def _without_behalf(text: str) -> tuple[str, tuple[str, ...]]:
    match = BEHALF.search(text)
    if not match:
        return text.rstrip(), ()
    whom = re.sub(r"\)$", "", match["whom"].strip()) if match[0].startswith("(") else match["whom"].strip()
    rest = f"{text[: match.start()].rstrip(' (,')}{text[match.end() :]}"
    return rest.rstrip(), (whom,)


def _is_name(entity: str) -> bool:
    if UNNAMED.match(entity):
        return False
    return bool(re.match(r"(?:the\s+|an?\s+)?(?:[“\"]?[A-ZÀ-Ý0-9]|[Ss]ecretariat\b)", entity)) and len(entity) < 200


def _classed(entity: str, observer: bool, ngo: bool, listed: bool, behalf: tuple[str, ...]) -> Speaking:
    """A speaker by role and name."""
    entity = entity.strip()
    if code := states.code(entity):
        return Speaking(entity, "observer_state" if observer else "member_state", state=code, on_behalf_of=behalf)
    bare = entity if listed else re.sub(r"^(?:the|The)\s+", "", entity)
    if ngo:
        return Speaking(bare, "ngo_consultative", on_behalf_of=behalf)
    if known := organizations.capacity(entity):
        return Speaking(bare, known, on_behalf_of=behalf)
    if CONVENTION.match(entity):
        return Speaking(bare, "un_entity", on_behalf_of=behalf)
    if not observer and (offices.OF_THE_SECRETARIAT if listed else offices.SECRETARIAT).search(entity):
        return Speaking(f"representative of {entity}", "secretariat_official", on_behalf_of=behalf)
    if code := states.nearly(entity):
        why = f"“{entity}” is taken for a misprint of the name of a State"
        return Speaking(entity, "observer_state" if observer else "member_state", "", code, behalf, why)
    why = "no capacity is printed, and the name is neither a State's nor that of an organization known here"
    return Speaking(bare, "ngo_consultative", on_behalf_of=behalf, inferred=why)


def _in_office(head: re.Match[str], rest: str) -> Speaking | None:
    rest = re.sub(r"(?:[,;]?\s+(?:and|as well as)(?: by)?|[,;.])\s*$", "", rest.rstrip())
    rest, behalf = _without_behalf(rest)
    named = NAMED.search(rest)
    entity = f"{head['title']}{rest[: named.start()] if named else rest}".rstrip(" ,")
    if len(entity) > 250:
        return None
    capacity = offices.capacity(entity)
    return Speaking(entity, capacity, named["name"] if named else "", "", behalf, DOUBTS.get(capacity, ""))
