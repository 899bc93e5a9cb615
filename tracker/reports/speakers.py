"""Who speaks, as a list prints it: "the representatives of Algeria and Japan, the observer for UNAIDS"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.terms import Capacity
from tracker.reports import names, organizations, states

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
    r"|Controller"
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
APPOSITIVE = re.compile(r",\s+(?:an?\s+|both\s+|all\s+)?non-governmental organi[sz]ations?\b.*$", re.DOTALL)
# an office of a body, not of an organization: "Chair of the Commission", "President of the General Assembly"
OF_A_BODY = re.compile(
    r"(?:(?:First |Second |Third |Acting |Deputy )?(?:Vice-|Co-)?(?:Chair|President|Rapporteur)[\w-]*(?:,? (?:of|on"
    r"|for|at) (?:the |its )?"
    r"(?:[\w-]+ ){0,6}(?:Commission|Committee|Council|Assembly|Conference|Board|Bureau"
    r"|Forum|[Gg]roup|Meeting|session|meeting)\b.*)?|Chair \(.*\))"
)
# an office of a Government: the State that it is of speaks, but whether as a member, the words do not say
OF_A_STATE = re.compile(
    r"\b(?:Minister|Ministry|Prime Minister|Ambassador|Permanent Representative|Attorney[ -]General"
    r"|Secretary of State|President of the Republic|Vice-President of|State Secretary|Government|Governor|Parliament"
    r"|Permanent Secretary)\b"
)
ASIDE = re.compile(
    r"\s*\((?:also )?(?:by |via |through )?(?:pre-recorded )?(?:video|audio|remote|in person|virtual)[^()]*\)",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:(?:Mr|Ms|Mrs|Dr|H\.E)\.?\s+)?(?P<name>(?:[A-ZÀ-Ý][\w’'.-]*\s+){1,5}(?:(?:de|da|van|von|bin|al|el|la)\s+){0,2}"
    r"[A-ZÀ-Ý][\w’'-]+)"
)
NAMED = re.compile(rf",\s+{_PERSON}(?:\s+\([^()]+\)(?:,? and [A-ZÀ-Ý][^,;]{{3,80}}\([^()]+\))?)?$")
# "Ada Quay, Minister of Health of Chile": the person first
PERSON_FIRST = re.compile(rf"{_PERSON},\s+(?:the\s+)?(?P<office>[A-Z].*\b{_OFFICE}\b.*|{_OFFICE}\b.*)", re.DOTALL)
# "the Chair, speaking in her capacity as representative of Peru": Peru speaks
AS_REPRESENTATIVE = re.compile(
    r"\b[Tt]he [\w-]+,? (?:speaking )?in (?:his|her|their) (?:national )?capacity(?: as (?:the )?representative)? of\s"
)
# "representatives of Member States": nobody is named
UNNAMED = re.compile(r"(?:the\s+)?(?:(?:Member\s+)?States|Governments|Observers|Delegations)\b", re.IGNORECASE)
SECRETARIAT = re.compile(
    r"\b(?:[Ss]ecretariat|Branch|Section|Division|Department|Unit|Office of the|Regional Office|Service)\b"
    r"|\bUNODC\b|\bUnited Nations Office\b"
)
SPECIAL_PROCEDURE = re.compile(
    r"^(?:Special Rapporteur|Independent Expert|Special Representative of the Secretary-General on (?:violence|human))"
)
EXPERT_BODY = re.compile(
    r"\b(?:International Narcotics Control Board|INCB|Committee (?:on the Rights|against Torture|on the Elimination"
    r"|for Development"
    r" Policy|on Economic, Social)|Human Rights Committee|Permanent Forum|Subcommittee on Prevention)"
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


def read(text: str, ngo: bool = False) -> list[Speaking]:
    """The speakers of a list. `ngo`: the words around it say that these are non-governmental organizations."""
    text = AS_REPRESENTATIVE.sub("the representative of ", ASIDE.sub("", text))
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
    for entry in re.split(r";|\n", ASIDE.sub("", text)):
        printed, behalf = _without_behalf(re.sub(r"^\s*(?:and\s+)?", "", entry).rstrip(" .,"))
        if (match := PERSON_FIRST.fullmatch(printed.strip())) and len(printed) < 300:
            capacity = office_capacity(match["office"])
            found.append(Speaking(match["office"], capacity, match["name"], "", behalf, DOUBTS.get(capacity, "")))
    return found


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
    return bool(re.search(r"(?:^|[,;:]|\band|\bby|\bas well as|\bas did)\s*$", text[:at]))


def _in_role(head: re.Match[str], rest: str, ngo: bool) -> Iterator[Speaking]:
    rest = re.sub(r"(?:[,;]?\s+(?:and|as well as)(?: by)?|[,;.])\s*$", "", rest.strip())
    if appositive := APPOSITIVE.search(rest):
        ngo, rest = True, rest[: appositive.start()]
    if head["many"] and names.GROUPS.fullmatch(rest):
        yield _of_groups(head, rest)
        return
    observer = head["role"].lower() == "observer" or bool(re.search(r"capacity as (?:an )?observer", rest))
    rest, on_behalf = (
        _without_behalf(CAPACITY_AS.sub("", rest)) if not head["many"] else (CAPACITY_AS.sub("", rest), ())
    )
    for printed in names.split(rest) if head["many"] else [_single(rest)]:
        entity, behalf = _without_behalf(printed.strip())
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
    text = re.split(r",\s+(?:in|on|speaking|as|who|which|also|acting|representing|introducing|delivering)\b", text)[0]
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
    if not observer and SECRETARIAT.search(entity):
        return Speaking(f"representative of {entity}", "secretariat_official", on_behalf_of=behalf)
    if code := states.nearly(entity):
        why = f"“{entity}” is taken for a misprint of the name of a State"
        return Speaking(entity, "observer_state" if observer else "member_state", "", code, behalf, why)
    why = "no capacity is printed, and the name is neither a State's nor that of an organization known here"
    return Speaking(bare, "ngo_consultative", on_behalf_of=behalf, inferred=why)


def _in_office(head: re.Match[str], rest: str) -> Speaking | None:
    rest = re.sub(r"(?:,?\s+(?:and|as well as)(?: by)?|[,;.])\s*$", "", rest.rstrip())
    rest, behalf = _without_behalf(rest)
    named = NAMED.search(rest)
    entity = f"{head['title']}{rest[: named.start()] if named else rest}".rstrip(" ,")
    if len(entity) > 250:
        return None
    capacity = office_capacity(entity)
    return Speaking(entity, capacity, named["name"] if named else "", "", behalf, DOUBTS.get(capacity, ""))


def office_capacity(entity: str) -> Capacity:
    """The capacity in which the holder of an office speaks."""
    if SPECIAL_PROCEDURE.match(entity):
        return "special_procedure"
    if EXPERT_BODY.search(entity):
        return "treaty_or_expert_body"
    organization = _last_known(entity)
    if organization and not (organization == "un_entity" and is_of_the_secretariat(entity)):
        return organization
    if OF_A_BODY.fullmatch(entity):
        return "officer_of_body"
    if re.match(r"(?:Permanent )?Observer\b", entity):
        return "observer_state"
    if OF_A_STATE.search(entity):
        return "member_state"
    if re.match(r"(?:Vice-|Co-)?(?:Chair|President)\b", entity) and not organization:
        return "ngo_consultative"
    return "secretariat_official"


def is_of_the_secretariat(entity: str) -> bool:
    """Whether the words of an office name the Secretariat, or a part of it."""
    if SECRETARIAT.search(entity) or re.search(r"\bSecretary-General\b|\bSecretary of the\b", entity):
        return True
    joints = re.finditer(r"\b(?:of|for|at|in)\s+", entity)
    return any(organizations.is_secretariat(entity[joint.end() :]) for joint in joints)


def _last_known(entity: str) -> Capacity | None:
    """The class of the organization that an office belongs to: what stands after one of its "of"s."""
    for joint in re.finditer(r"\b(?:of|for|at|in)\s+", entity):
        if known := organizations.capacity(entity[joint.end() :]):
            return known
    return None
