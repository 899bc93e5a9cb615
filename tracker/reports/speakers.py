"""Who speaks, as a list prints it: "the representatives of Algeria and Japan, the observer for UNAIDS"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.terms import Capacity
from tracker.reports import names, offices, organizations, persons, states
from tracker.reports.speaking import ASIDE, DOUBTS, OFFICE, PERSON, Speaking, without_behalf

# "the representatives of", "an observer for", "Observers for"
ROLE = re.compile(
    r"(?:\b(?:the|an?|both|two|other|one)\s+)?\b(?P<role>representative|observer|spokesperson|delegation)(?P<many>s)?"
    r"\s+(?:of|for|from)\s+",
    re.IGNORECASE,
)
# "the Chief of the …", "a Senior Adviser of the …", "the Officer-in-Charge of …": an article, an office in capitals
TITLE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s+(?P<title>(?:[A-Z][\w’'/-]+\s+(?:(?:for|of|and"
    rf"|on)\s+)?){{0,5}}?(?:[A-Z][a-z]+-)*{OFFICE}(?:-[A-Za-z]+)*\b)"
)
CAPACITY_AS = re.compile(r",?\s*\(?\bin (?:its|his|her|their) capacity as (?P<what>[^,()]+(?: of [^,()]+)?)\)?")
# "…, non-governmental organizations in consultative status with the Council": what the ones before are
APPOSITIVE = re.compile(
    r",\s+(?:an?\s+|both\s+|all\s+)?(?:(?P<ngo>non-governmental organi[sz]ations?)|(?:inter)?governmental"
    r" organi[sz]ations?|specialized agenc(?:y|ies)|entit(?:y|ies)|related organi[sz]ations?)\b"
    # another name may follow, with what it is: "…, category I, and the Population Council, a non-governmental …"
    r".*?(?:$|, and (?=(?:the )?[A-Z]))",
    re.DOTALL,
)
PARTED = "\x04"
# "representatives of France and, on behalf of the Group of African States, Angola"
BEHALF_FIRST = re.compile(
    r"(?P<joint>\b(?:of|for|and)),?\s+(?:speaking |also )*on behalf of (?P<whom>[^,()]{1,200}),\s+"
    r"(?P<name>[^,;]{1,200}?)(?=,|;|\s+and\s|\.?$)"
)
NAMED = re.compile(rf",\s+{PERSON}(?:\s+\([^()]+\)(?:,? and [A-ZÀ-Ý][^,;]{{3,80}}\([^()]+\))?)?$")
# "the Chair, speaking in her capacity as representative of Peru": Peru speaks
AS_REPRESENTATIVE = re.compile(
    r"\b[Tt]he [\w-]+,? (?:speaking )?in (?:his|her|their) (?:national )?capacity(?: as (?:the )?representative)? of\s"
)
# "representatives of Member States": nobody is named
JOINT = re.compile(r"(?:^|[,;:]|\band|\bby|\bas well as|\bas did)\s*$")
UNNAMED = re.compile(r"(?:the\s+)?(?:(?:Member\s+)?States|Governments|Observers|Delegations)\b", re.IGNORECASE)
# one of the nine groups of Agenda 21, not an organization: "the major group for children and youth"
MAJOR_GROUP = re.compile(r"(?:the\s+)?[Mm]ajor [Gg]roups?\b")
# "representatives of the Statistics and Surveys Section": one office, though an "and" is in its name
ONE_OFFICE = re.compile(r"the (?:[A-Z][^,;]*\b(?:Section|Branch|Division|Department|Unit|Service)|Secretary-General)")
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


def of(text: str) -> list[Speaking]:
    """The speakers that words name: by role or office, as persons with an office, or by bare names known here."""
    return read(text) or persons.read(text) or _bare(text)


def _bare(text: str) -> list[Speaking]:
    """The speakers of "statements were made by Chile, Peru and the European Union": names, each of them known."""
    listed = [without_behalf(name) for name in names.split(ASIDE.sub("", text).strip())] if len(text) < 4000 else []
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
    rest = re.sub(r"(?:[,;]?\s+(?:and|as well as)(?: by)?|[,;]|(?<!Inc)(?<!Ltd)(?<!\b[A-Z])\.)\s*$", "", rest.strip())
    if appositive := APPOSITIVE.search(rest):
        ngo, rest = ngo or bool(appositive["ngo"]), APPOSITIVE.sub(PARTED, rest)
    if head["many"] and ONE_OFFICE.fullmatch(rest):
        yield Speaking(f"representatives of {rest}", "secretariat_official")
        return
    if head["many"] and names.GROUPS.fullmatch(rest):
        yield _of_groups(head, rest)
        return
    observer = head["role"].lower() == "observer" or bool(re.search(r"capacity as (?:an )?observer", rest))
    rest, on_behalf = without_behalf(CAPACITY_AS.sub("", rest)) if not head["many"] else (CAPACITY_AS.sub("", rest), ())
    listed = [name for part in rest.split(PARTED) for name in names.split(part) if name]
    for printed in listed if head["many"] else [_single(rest)]:
        entity, behalf = without_behalf(printed.strip())
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


def _is_name(entity: str) -> bool:
    if UNNAMED.match(entity):
        return False
    if MAJOR_GROUP.match(entity):
        return True
    return bool(re.match(r"(?:the\s+|an?\s+)?(?:[“\"]?[A-ZÀ-Ý0-9]|[Ss]ecretariat\b)", entity)) and len(entity) < 200


def _classed(entity: str, observer: bool, ngo: bool, listed: bool, behalf: tuple[str, ...]) -> Speaking:
    """A speaker by role and name."""
    entity = entity.strip()
    if code := states.code(entity):
        return Speaking(entity, "observer_state" if observer else "member_state", state=code, on_behalf_of=behalf)
    bare = entity if listed else re.sub(r"^(?:the|The)\s+", "", entity)
    if MAJOR_GROUP.match(entity):
        return Speaking(bare, "other", on_behalf_of=behalf)
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
    rest, behalf = without_behalf(rest)
    named = NAMED.search(rest)
    entity = f"{head['title']}{rest[: named.start()] if named else rest}".rstrip(" ,")
    if len(entity) > 250:
        return None
    capacity = offices.capacity(entity)
    return Speaking(entity, capacity, named["name"] if named else "", "", behalf, DOUBTS.get(capacity, ""))
