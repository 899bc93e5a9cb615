"""A paper as the words before its symbol describe it: its kind, its author, its title, and what it carries."""

import re

from tracker.domain.document import Carried, DocumentIssued
from tracker.reports import papers

# what kind of paper it is, and by whom, before what it is about
# an author begins with a capital: "Secretary-General", "Commission on Narcotic Drugs", "Board of Trustees of the …"
_NAME = r"(?:[A-Z][\w’'/-]*|[Ss]ecretariat|(?:[a-z-]+ ){0,4}(?:working|expert|drafting) group)"
_ON = (
    r"(?<=ission) on|(?<=mittee) on|(?<=ference) on|(?<=Group) on|(?<=Forum) on|(?<=Panel) on|(?<=Office) on"
    r"|(?<=orteur) on|(?<=Expert) on|(?<=vention) on"
)
_BY = (
    rf"(?: (?:of|by|from|prepared by|submitted by) (?:the )?{_NAME}(?:,?(?: (?:of|and|for|the|to|in|against|with)"
    rf"|{_ON})* [A-Z][\w’'/-]*)*)"
)
ENTRY = re.compile(
    r"(?P<kind>(?:[A-Za-z][\w-]* ){0,3}?(?:[Rr]eport|[Nn]ote|[Ll]etter|[Mm]emorandum|[Pp]aper|[Ss]ummary|[Ss]tatement"
    r"|[Pp]lan|[Aa]genda"
    r"|[Dd]ecision|[Rr]esolution|[Ss]tudy|[Cc]ompilation|[Pp]rogramme|[Ll]ist|[Uu]pdate|[Cc]ommunication|[Bb]udget"
    r"|[Dd]ocument"
    rf"|[Cc]hapter|[Ss]ection|[Pp]art|[Rr]eview|[Pp]roposal|[Aa]mendment)s?)\b(?P<by>{_BY})?"
)
AUTHOR = re.compile(r" (?:of|by|from|prepared by|submitted by) (?:the )?(?P<author>.+)")
ABOUT = re.compile(
    r"^,?\s*(?:dated [^,]+,?\s*)?(?:on|concerning|regarding|about|entitled|containing|relating to|addressed to)?:?\s*"
)
# the author of a covering note is not the author of what it carries
CARRIES = re.compile(r"\b(?:transmitting|forwarding|conveying)\s+(?P<title>.+)")
OF_ANOTHER = re.compile(
    r"\b(?:report|statement|letter|recommendations?|note|study)s?\s+(?:of|by"
    r"|from)\s+(?:the\s+)?(?P<author>[A-Z].+?)(?:,? (?:on|entitled|concerning|regarding)\b.*)?$"
)
# what stands between a paper and its symbol
CONTAINED_IN = re.compile(
    r",?\s+(?:as )?(?:contained|set out|set forth|reproduced|issued)?\s*(?:in|as)(?: (?:the )?(?:documents?|annex))?$"
)


def issued(words: str, named: tuple[str, ...]) -> DocumentIssued:
    """A document as its entry in a list describes it."""
    whole = CONTAINED_IN.sub("", without_symbols(words))
    bare = re.sub(r"^(?:of\s+)?(?:the|a|an|its)\s+", "", whole, flags=re.IGNORECASE)
    match = ENTRY.match(bare)
    if match is None:
        return DocumentIssued(named, "document", whole)
    by = AUTHOR.fullmatch(match["by"] or "")
    # "provisional agenda and organization of work" goes on saying what it is: that is no title
    rest = re.sub(r"^and\b.*", "", bare[match.end() :].strip(" ,;."))
    carries = CARRIES.search(rest)
    return DocumentIssued(
        symbols=named,
        kind=match["kind"][0].lower() + match["kind"][1:],
        title=ABOUT.sub("", rest, count=1).strip(' “”"') if not carries else rest,
        author=by["author"] if by else "",
        carries=_carried(carries["title"]) if carries else None,
    )


def without_symbols(words: str) -> str:
    """The words of an entry without its symbols, their brackets and the punctuation of the list."""
    for printed in reversed(papers.find(words)):
        words = words[: printed.start] + words[printed.end :]
    words = re.sub(r"\s*\($", "", words)
    words = re.sub(r"\((?:\s|and|see|Corr\.|,|;|[Cc]hap\.[^()]*)*\)", "", words)
    return re.sub(r"\s+", " ", re.sub(r"[;.,]?(?: and)?\s*$", "", words.strip())).strip(" ;.,")


def _carried(title: str) -> Carried:
    title = re.sub(r"^(?:the|a)\s+", "", title.strip())
    author = OF_ANOTHER.match(title)
    return Carried(title, author["author"] if author else "")
