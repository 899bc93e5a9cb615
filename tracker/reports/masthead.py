"""What a document says of itself before its first paragraph: symbol, body, session, dates, kind, rapporteur."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Literal

from tracker.domain import bodies
from tracker.reports import papers
from tracker.reports.days import MONTH, days, intervals
from tracker.reports.words import ORDINAL, ordinal

Kind = Literal["report", "draft report", "resolution", "draft text", "agenda", "document", "fragment"]

DISTRIBUTION = re.compile(r"Distr\.?\s*:?\s*(General|Limited|Restricted)", re.IGNORECASE)
ORIGINAL = re.compile(r"Original\s*:\s*([A-Z][a-z]+)")
RAPPORTEUR = re.compile(
    r"(?P<office>(?:Vice-Chair(?:person|man)?(?:-cum-|/| and ))?Rapporteur)\s*:\s*(?:(?:Mr|Ms|Mrs|Miss|Dr)\b\.?\s*)?"
    r"(?P<name>[^():]{3,80}?)\s*\((?P<state>[^()]+(?:\([^()]*\))?[^()]*)\)"
)
# "Sixty-fifth session", "Report on its resumed fifty-third session", "2019 session", "2023 regular session"; but "first
# regular session 2024" is counted within its year, and has no key
SESSION = re.compile(
    rf"\b(?P<part>reconvened |resumed |special |emergency special )?(?:(?P<number>{ORDINAL})|(?P<year>(?:19|20)\d\d))"
    r"(?P<after> \(?(?:reconvened|resumed|special|emergency special|organizational|regular|annual|substantive)\)?)?"
    r" (?:session|meeting|United Nations Congress)\b(?! (?:of )?(?:19|20)\d\d\b(?!/))",
    re.IGNORECASE,
)
# the line under the session: "Vienna, 20–24 May 2019"
PLACE = re.compile(
    rf"(?P<place>[A-Z][A-Za-zÀ-ÿ.’' -]+?),\s+(?P<days>\d{{1,2}}\b[^;:]*?\b(?:{MONTH})\b[^;:]*?\b(?:19|20)\d\d)"
)
DATED = re.compile(rf"\[?(\d{{1,2}} (?:{MONTH}) (?:19|20)\d\d)\]?")
ITEM = re.compile(
    r"\(?(?:Agenda )?[Ii]tems? (\d{1,3}(?: \([a-z]\)(?: \([ivx]+\))?)?)(?: of the provisional agenda)?\*?\)?"
)
# a body names itself in the title of its report: "Report of the Third Committee"
_NOUN = (
    "Committee|Commission|Council|Board|Forum|Conference|Assembly|Congress|Working Group|Group of Experts|Subcommittee"
    "|Plenary"
)
REPORTING = re.compile(
    r"(?:(?:R|[Dd]raft r)eport (?:of|on the (?:\w+ )?meeting of|of the [\w-]+ (?:session|meeting) of)|Proceedings of"
    r"|Resolutions and decisions (?:of|adopted by)) "
    r"the (?!Secretar|Director|Executive|Chair|High )"
    r"(?P<name>(?:(?:[A-Z][\w-]+|and|on|for|of|the) ){0,6}?"
    rf"(?:{_NOUN})\b"
    r"(?: \([A-Z][a-z]+ Committee\)|(?:,? (?:on|for|of|to|against|and|the|in|[A-Z][\w-]+)){1,14})?)"
)
# an item of a provisional agenda heads many a paper; an agenda is called one in its title
AN_AGENDA = re.compile(
    r"(?<!of the )\b(?:[Pp]rovisional (?:annotated )?agenda|[Aa]nnotated (?:provisional )?agenda)\b"
    r"|\bannotations to the provisional agenda\b",
)
A_DRAFT = re.compile(r"\b(?:[Rr]evised )?[Dd]raft (?:resolution|decision)s?\b")
ADOPTED = re.compile(
    rf"(?:Resolution|Decision)s? adopted by the (?P<organ>.+?) (?:at its .+? )?on (?P<day>\d{{1,2}} (?:{MONTH})"
    rf" \d{{4}})",
    re.IGNORECASE,
)
BODY = re.compile(
    r"(?:[A-Z][\w’'-]+ )*(?:Commission|Committee|Conference|Council|Board|Assembly|Forum|Congress|Working Group"
    r"|Expert Group|Group of Experts|Subcommittee|Plenary)\b[^.:;()\[\]]{0,150}"
)


BROKEN = re.compile(r"\b(?:for|on|of|and|the|to)$")
PRINCIPAL = ("Economic and Social Council", "General Assembly", "Security Council")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a document says of itself; empty where it is silent. `body` is a code, or the name if none is known."""

    symbols: tuple[str, ...] = ()
    kind: Kind = "document"
    body: str = ""
    body_name: str = ""
    session: str = ""
    parts: tuple[tuple[date, date], ...] = ()
    reconvened: bool = False
    place: str = ""
    dated: date | None = None
    distribution: str = ""
    original: str = ""
    office: str = ""
    rapporteur: str = ""
    rapporteur_state: str = ""
    item: str = ""
    adopted_on: date | None = None
    meeting: int | None = None
    words: str = ""

    @property
    def rank(self) -> int:
        """How good a source this is: 1 a final text, 2 a session's report, 3 a draft, 5 a pasted piece of any."""
        return {"resolution": 1, "report": 2, "fragment": 5}.get(self.kind, 3)


def read(lines: list[str], running: list[str]) -> Masthead:
    """The masthead in the lines before the first paragraph; `running` are lines of symbols that head its pages."""
    text = " ".join(line.strip() for line in lines)
    adopted = ADOPTED.search(text)
    kind = _kind(text, bool(adopted))
    name = adopted["organ"] if adopted else _body_name(lines, text)
    body = bodies.named(name)
    code = body.code if body else name
    own = _own_symbols(lines) or _own_symbols(running)
    session, reconvened = _session(text, code, own)
    place, parts = _place(lines, text)
    rapporteur = RAPPORTEUR.search(text)
    return Masthead(
        symbols=own,
        kind=kind,
        body=code,
        body_name=name,
        session=session,
        parts=parts,
        reconvened=reconvened,
        place=place,
        dated=_dated(lines),
        distribution=(match[1].lower() if (match := DISTRIBUTION.search(text)) else ""),
        original=(match[1] if (match := ORIGINAL.search(text)) else ""),
        office=rapporteur["office"] if rapporteur else "",
        rapporteur=rapporteur["name"].strip() if rapporteur else "",
        rapporteur_state=rapporteur["state"].strip() if rapporteur else "",
        item=(match[1] if (match := ITEM.search(text)) else ""),
        adopted_on=(days(adopted["day"]).days or (None,))[0] if adopted else None,
        words=text[:300],
    )


def of_a_fragment(item: str, meeting: int | None) -> Masthead:
    """What is known of a pasted piece of text: the item under which it belongs (`CCPCJ/28/6`), and the meeting."""
    session, _, number = item.rpartition("/")
    code = session.partition("/")[0]
    body = bodies.find(code)
    name = body.names[0].name if body else code
    return Masthead(kind="fragment", body=code, body_name=name, session=session, item=number, meeting=meeting)


def _kind(text: str, adopted: bool) -> Kind:
    if adopted:
        return "resolution"
    if re.search(r"\bDraft report\b", text):
        return "draft report"
    title = re.search(r"\bReport o[nf]\b|\bProceedings of\b|Official Records", text)
    draft = A_DRAFT.search(text)
    if draft and not title:
        return "draft text"
    if AN_AGENDA.search(text[:1500]) and not title:
        return "agenda"
    return "report" if title else "document"


def _body_name(lines: list[str], text: str) -> str:
    """The body whose document this is: named in the title of its report, or on a line of its own."""
    if re.search(r"Report of the [Cc]hair(?:person)?s of\b", text):
        return ""  # a meeting of persons, of no organ
    if reporting := REPORTING.search(text):
        return _reporting(reporting["name"])
    lines = [line.strip() for line in lines]
    # a name that breaks after "for" or "and" goes on in the next line
    lines = [
        f"{line} {after}" if BROKEN.search(line) else line
        for line, after in zip_longest(lines, lines[1:], fillvalue="")
    ]
    # a name may go over two lines or three
    joined = [" ".join(lines[at : at + count]) for count in (1, 2, 3) for at in range(len(lines))]
    known = [line for line in joined if bodies.named(line)]
    named = known or [line for line in lines if BODY.fullmatch(line)]
    below = [name for name in known if name not in PRINCIPAL] or [
        line for line in lines if BODY.fullmatch(line) and line not in PRINCIPAL
    ]
    return (below or named or [""])[0]


def _reporting(printed: str) -> str:
    """The longest beginning of a title that is a body on file; up to the noun, where none is."""
    words = printed.split()
    known = (" ".join(words[:end]) for end in range(len(words), 1, -1) if bodies.named(" ".join(words[:end])))
    short = re.match(rf".*?(?:{_NOUN})\b(?: \([^()]+\)| (?:on|of|to|for|against) .*)?", printed)
    # the line below may begin with the session, "Twenty-fifth session"
    named = re.sub(rf"\s+{ORDINAL}$", "", short[0] if short else printed, flags=re.IGNORECASE)
    return next(known, re.sub(r"(?: (?:on|of|for|to|and|the|in))+$", "", named))


def _session(text: str, code: str, own: tuple[str, ...]) -> tuple[str, bool]:
    match = SESSION.search(text)
    if not match and code and not re.search(r"\bsession\b", text):
        # a body that counts no sessions sits by the year, as its symbols do: A/AC.109/2025/L.18
        year = next(iter(re.findall(r"/((?:19|20)\d\d)/", f"{own[0]}/")), "") if own else ""
        return (f"{code}/{year}" if year else ""), False
    if not match or not code:
        return "", False
    part = f"{match['part'] or ''}{match['after'] or ''}".lower()
    which = match["year"] or str(ordinal(match["number"]))
    if match["year"] and not bodies.find(code):
        return f"{code}/{which}", "resumed" in part
    if "special" in part:
        which = f"{'ES' if 'emergency' in part else 'S'}-{which}"
    on_file = bodies.find(code)
    if on_file and on_file.sessions == "year" and not match["year"]:
        # "Report of the Economic and Social Council for 2019", in the records of the Assembly's seventy-fourth session
        for_year = re.search(r"\bfor (?:the year )?((?:19|20)\d\d)\b", text)
        which = for_year[1] if for_year else which
    try:
        return bodies.session_key(code, which), "reconvened" in part or "resumed" in part
    except ValueError:
        return "", False


def _place(lines: list[str], text: str) -> tuple[str, tuple[tuple[date, date], ...]]:
    for line in lines:
        if len(line) < 160 and (match := PLACE.fullmatch(line.strip())):
            return match["place"], tuple(intervals(match["days"]))
    if match := re.search(rf"session\s+\((\d[^()]*(?:{MONTH})[^()]*\d{{4}})\)", text):
        return "", tuple(intervals(match[1]))
    return "", ()


def _dated(lines: list[str]) -> date | None:
    """The date of submission: on a line of its own, or beside the distribution."""
    for line in lines:
        if match := DATED.fullmatch(line.strip()) or re.search(
            rf"Distr\.?:?\s*\w+\s+(\d{{1,2}} (?:{MONTH}) \d{{4}})", line
        ):
            return (days(match[1]).days or (None,))[0]
    return None


def _own_symbols(lines: list[str]) -> tuple[str, ...]:
    """The document's own symbols: alone on a line, or after "United Nations"; a second one below the first is joint."""
    found: list[str] = []
    for line in lines:
        bare = re.sub(r"^\s*United Nations\s+", "", line).strip()
        printed = papers.named(bare)
        if printed and re.fullmatch(r"[A-Z][\w./*() –-]+", bare) and "/" in bare and len(bare.split()) <= 3:
            found += printed
        elif found:
            break
    return tuple(dict.fromkeys(found))
