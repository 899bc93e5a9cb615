"""In which capacity the holder of an office speaks: for a State, the Secretariat, an organization, a body itself."""

import re

from tracker.domain.terms import Capacity
from tracker.reports import organizations, states

# an office of a body, not of an organization: "Chair of the Commission", "President of the General Assembly"
OF_A_BODY = re.compile(
    r"(?:(?:First |Second |Third |Acting |Deputy )?(?:Vice-|Co-)?(?:Chair|President|Rapporteur)[\w-]*"
    r"(?: and (?:Vice-Chair|Rapporteur))?(?:,? (?:of|on"
    r"|for|at) (?:the |its )?"
    r"(?:[\w-]+ ){0,6}(?:Commission|Committee|Council|Assembly|Conference|Board|Bureau"
    r"|Forum|[Gg]roup|Meeting|session|meeting|[Pp]lenary)\b.*)?|Chair \(.*\)"
    # nothing behind it is a name: "Vice-Chair and facilitator for the negotiations"
    r"|(?:Vice-|Co-)?(?:Chair|President|Rapporteur|[Ff]acilitator)\w*(?: with Rapporteur)?[^A-Z]*)"
)
# an office of a Government: the State that it is of speaks, but whether as a member, the words do not say
OF_A_STATE = re.compile(
    r"\b(?:Minister|Ministry|Prime Minister|Ambassador|Permanent Representative|Attorney[ -]General"
    r"|Secretary of State|President of the Republic|Vice-President of|State Secretary|Government|Governor|Parliament"
    r"|Permanent Secretary|National (?:Authority|Agency))\b"
)
# no Government's, though a State is named last: "Chair of the Women's Association of", "Head of the UNODC Office of"
IN_A_STATE = re.compile(
    r"\b(?:UN[A-Z]+|United Nations|Country Office|Association|Society|Alliance|Federation|Foundation|League|Network"
    r"|University|Friends|Non-[Gg]overnmental)\b"
)
SECRETARIAT = re.compile(
    r"\b(?:[Ss]ecretariat|Branch|Section|Division|Department|Unit|Office (?:of|for)|Regional Office|Service)\b"
    r"|\bUNODC\b|\bUnited Nations Office\b|^(?:the )?Secretary-General$"
)
# in a list, where others than the Secretariat have offices and departments too
OF_THE_SECRETARIAT = re.compile(r"\b[Ss]ecretariat\b|\bUNODC\b|\bUnited Nations Office\b")
# an office that neither Governments nor the Secretariat have
OF_NEITHER = re.compile(
    r"(?:[\w-]+ ){0,3}(?:Mayor|Dean|Professor|Rector|Fellow|Founder|Co-Founder|Lecturer|Researcher)\b"
)
SPECIAL_PROCEDURE = re.compile(
    r"^(?:Special Rapporteur|Independent Expert|Special Representative of the Secretary-General on (?:violence|human))"
)
EXPERT_BODY = re.compile(
    r"\b(?:International Narcotics Control Board|INCB|Committee (?:on the Rights|against Torture|on the Elimination"
    r"|for Development"
    r" Policy|on Economic, Social)|Human Rights Committee|Permanent Forum|Subcommittee on Prevention)"
)


# behind it may stand whose office it is
JOINT = re.compile(r"\b(?:of|for|at|in)\s+|,\s+(?!and )")


def capacity(entity: str) -> Capacity:
    """The capacity in which the holder of an office speaks."""
    if SPECIAL_PROCEDURE.match(entity):
        return "special_procedure"
    if EXPERT_BODY.search(entity):
        return "treaty_or_expert_body"
    named = _last_known(entity) or entity.partition(" ")[0]
    organization = organizations.capacity(named)
    if organization and not organizations.is_secretariat(named):
        return organization
    if re.match(r"(?:Permanent )?Observer\b", entity):
        return "observer_state"
    if not organization and _is_of_a_state(entity):
        return "member_state"
    if OF_A_BODY.fullmatch(entity):
        return "officer_of_body"
    if not organization and OF_A_STATE.search(entity):
        return "member_state"
    if re.match(r"(?:Vice-|Co-)?(?:Chair|President)\b", entity) and not organization:
        return "ngo_consultative"
    return "other" if OF_NEITHER.match(entity) else "secretariat_official"


def _is_of_a_state(entity: str) -> bool:
    """Whether the office ends in the name of a State: "Director of the Central Office for Customs of Mozambique"."""
    # the Congo is not the State behind "the Democratic Republic of"
    joints = re.finditer(r"(?<!Republic) of ", entity)
    return any(
        states.code(entity[joint.end() :]) and not IN_A_STATE.search(entity, 0, joint.start()) for joint in joints
    )


def is_of_the_secretariat(entity: str) -> bool:
    """Whether the words of an office name the Secretariat, or a part of it."""
    if SECRETARIAT.search(entity) or re.search(r"\bSecretary-General\b|\bSecretary of the\b", entity):
        return True
    joints = JOINT.finditer(entity)
    return any(organizations.is_secretariat(entity[joint.end() :]) for joint in joints)


def _last_known(entity: str) -> str:
    """The organization that an office belongs to: what stands after one of its "of"s or commas, if known here."""
    ends = (entity[joint.end() :] for joint in JOINT.finditer(entity))
    return next(filter(organizations.capacity, ends), "")
