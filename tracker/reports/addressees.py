"""Whom an operative paragraph asks, and what is asked of them: "Requests the Office, such as …, to report"."""

import re

from tracker.reports import names

HERE = (
    r"(?:[Ii]n (?:this|that) (?:regard|respect|context|connection)|[Ii]n particular|[Tt]o (?:this|that) end"
    r"|[Ii]n the same vein)"
)
# the end of the addressee: what is to be done, or how, by when and under which condition
END = re.compile(
    # "Parties to the Convention" goes on: no verb stands behind that "to"
    r",?\s+(?:(?<!position )(?<!able )(?<!wishing )(?<!right )(?<!rights )(?<!access )to,?\s+"
    r"(?!(?:the|an?|this|that|these|its|their|all|other)\b)[a-z]"
    r"|that\b|not\s+to\b)"
    r"|\s+at\s+(?:its|their)\s"
    r"|:\s*$|:\s*\n|:\s+(?=\((?:a|i)\))"
    r"|,\s+(?=(?:in|within|upon|subject|consistent|as(?! well)|where|when|with|through|inter|on|taking|such as"
    r"|in particular|especially|[a-z]+ly\b|bearing|based|together|at|by|if|while|and in|for|under|pursuant|according"
    r"|including|acting|particularly|especially|working|via|from|building|drawing|mindful|prior|to the extent)\b)"
    r"|\s+(?:in (?:consultation|collaboration|cooperation|coordination|close)|within (?:existing|their|its|available)"
    r"|upon request|through|pursuant to|under the)\b"
)
# between one addressee and "as well as" the next: how they are asked to act
QUALIFIER = re.compile(
    r",\s+(?:[a-z]+ly(?: and [^,]+)?|within|in accordance with|consistent with|where appropriate"
    r"|as appropriate|and (?:with due|in accordance|within|where|as) )[^,]*(?=,\s+(?:as well as|and)\s)",
)
# "the Office and, where appropriate, civil society to cooperate"
AS_APPROPRIATE = re.compile(
    r"\b(and|as well as),\s+(?:where|as|when|if) (?:appropriate|applicable|relevant|necessary),\s+"
)
# "the Office and other entities, such as the Fund, to assist": the members named are part of the one before, and what
# is asked stands behind them; "including by training officers" says how
MEMBERS = re.compile(
    r",\s+(?:including|such as|in particular|particularly|especially)\s+"
    r"(?!(?:in|within|by|through|when|where|with|on|for|at|as|to|under|upon|from|during|via|[a-z]+ing)\b)"
)
# and another addressee follows: "…, in particular the Fund, and the regional commissions"
FURTHER = re.compile(r",\s+as well as\s|(?<!, )(?<=[a-zA-Z)]), and (?=the [a-z]|all |other |relevant )")
# "Requests that the Secretary-General report": who is asked stands before the bare verb
THAT = re.compile(
    r"that\s+(?P<who>(?:the\s+)?[A-Z][^,;:]{2,90}?)\s+(?=(?:report|submit|provide|convene|continue|prepare|include"
    r"|present|consider|ensure|take|undertake|develop|make|hold|transmit|keep|give|inform|facilitate|allocate|comply"
    r"|review|assess|establish|cease|respect|withdraw|adopt|approve|examine|organize|request|maintain|extend)\b)"
)
# "Encourages continued collaboration between …", "Requests the full completion of …": what is wished for, of nobody
AN_ACT = re.compile(
    r"(?:in this regard )?(?:(?:the|an?|its|their)\s+)?(?:(?:further|full|close|active|prompt|greater|continued|early"
    r"|enhanced|increased|urgent|effective|timely|immediate|[a-z]+ed) (?:and )?){0,3}"
    r"(?:[a-z]+(?:tion|sion|ment|ance|ence)"
    r"|efforts|updates|pursuit|progress|focus|use|support) (?:of|between|among|in|with|to|for|on|and)\b"
)
# "Decides that the Commission shall", "Reaffirms that the Power concerned should": a duty inside another verb
DUTY = re.compile(
    r"\bthat,?\s+(?:in [^,]+,\s+)?(?:as [^,]+,\s+)?(?P<who>(?:the\s+)?[A-Za-z][^,;:]{2,90}?)\s+(?:shall|should|must"
    r"|will|is to|are to)\b"
)
# "will be held by the Commission on …": who acts, in the passive
BY = re.compile(
    r"\b(?:shall|should|will|must)\s+be\s+\w+\s+by\s+(?P<who>(?:the\s+)?[A-Z][\w’-]+(?:\s+(?:(?:and|of|for|on"
    r"|the)\s+)*[A-Z][\w’-]+)*)"
)
# "Israel, the occupying Power, to", "Member States, therefore, to": one addressee
APPOSED = ("occupying Power", "administering Power", "administering Powers", "therefore", "accordingly", "inter alia")
ROLE = re.compile(
    r"\bthe\s+(?:important\s+|central\s+|leading\s+|key\s+)?(?:role"
    r"|mandate)\s+of\s+(?P<who>the\s+[A-Z][\w’-]+(?:\s+(?:(?:and|of|for|on|the)\s+)*[A-Z][\w’-]+)*),?[^,;]*,?\s+as\b"
)
STATES = re.compile(
    r"\b(?:States|Governments|Parties|countries|donors?|Powers?|stakeholders|private sector|civil society|community)\b",
    re.IGNORECASE,
)
ORGANS = re.compile(
    r"\b(?:Secretary|Office|Organi[sz]ation|United Nations|Commission|Committee|Council|Board|Programme|Fund|Director"
    r"|Executive|Secretariat|Institute|Assembly|Conference|Expert Group|Working Group|Rapporteur|commissions"
    r"|Commissioner|Forum|agenc)\w*",
    re.IGNORECASE,
)


def asked(rest: str) -> tuple[tuple[str, ...], str]:
    """The addressees of a verb that asks, as printed without "the", and what they are asked to do.

    The task is in the words of the text, in their order; "…" stands where the names of addressees were left out of it.
    """
    if that := THAT.match(rest):
        return (re.sub(r"^the\s+", "", that["who"]),), rest[that.end() :]
    if rest.startswith("that ") or AN_ACT.match(rest):
        return (), rest
    whole = AS_APPROPRIATE.sub(r"\1 ", re.sub(rf"^,\s+{HERE},\s+", "", rest), count=1)
    rest, how = _without_qualifiers(whole)
    rest = _without_members(rest)
    end = END.search(rest)
    if end is None and not (len(rest) < 200 and re.search(r"[A-Z]", rest)):
        return (), whole
    named = re.sub(r",?\s+(?:and|as well as)$", "", (rest[: end.start()] if end else rest).strip(" ,"))
    if len(named) > 600 or not named:
        return (), whole
    found = [re.sub(r"^(?:as well as\s+)?(?:(?:all )?the\s+)?", "", name).strip() for name in names.members(named)]
    action = (*how, rest[end.start() :].strip(" ,:")) if end else ()
    return tuple(name for name in found if name and name not in APPOSED), " … ".join(action)


def _without_qualifiers(rest: str) -> tuple[str, tuple[str, ...]]:
    """The words without how each addressee but the last is asked to act, and those words."""
    how: list[str] = []
    # what stands behind the end is the task, and is quoted as it stands
    while (said := QUALIFIER.search(rest)) and not END.search(rest, 0, said.start()):
        how.append(said[0].strip(" ,"))
        rest = rest[: said.start()] + rest[said.end() :]
    return rest, tuple(how)


def _without_members(rest: str) -> str:
    """The words without the members of an addressee, which stand between it and what it is asked."""
    while (members := MEMBERS.search(rest)) and not END.search(rest, 0, members.start()):
        ends = (end.start() for end in END.finditer(rest, members.end()) if not MEMBERS.match(rest, end.start()))
        further = FURTHER.search(rest, members.end())
        after = min([*ends, *([further.start()] if further else [])], default=len(rest))
        rest = rest[: members.start()] + rest[after:]
    return rest


def implied(verb: str, rest: str) -> tuple[str, ...]:
    """Whose duty a verb that does not ask holds inside: "Decides that the Commission shall"."""
    if verb.lower().startswith("recommends") and (that := THAT.match(rest)):
        return (re.sub(r"^the\s+", "", that["who"]),)
    if not re.match(
        r"(?:decides|reaffirms|stresses|emphasizes|agrees|recommends|confirms|reiterates)", verb, re.IGNORECASE
    ):
        return ()
    match = BY.search(rest) if verb.lower().startswith("decide") else None
    match = match or DUTY.search(rest) or (ROLE.search(rest) if verb.lower().startswith("reaffirm") else None)
    if (
        not match
        or not (ORGANS.search(match["who"]) or STATES.search(match["who"]))
        or re.search(
            r"\b(?:of|on|in|for|to)\b", re.sub(r"^.*?(?:Commission|Committee|Office|Power)\b.*", "", match["who"])
        )
    ):
        return ()
    return (re.sub(r"^the\s+", "", match["who"]),)


def is_of_states(name: str) -> bool:
    """Whether an addressee is States or their like, and no organ."""
    return bool(STATES.search(name) and not ORGANS.search(name))
