"""How to cite a page: as of its day and at its position of the log, so that what is cited stays the same."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urljoin

from flask import request

from tracker.language.messages import _
from tracker.web import languages
from tracker.web.feeds import NAME
from tracker.web.moment import Moment

_SPECIAL = str.maketrans(
    # BibTeX counts braces, even those with a backslash before them
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {sign: f"\\{sign}" for sign in "%$&#_"}
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A page as it stands: `address` shows the same for as long as the record does."""

    title: str
    said: str
    address: str
    as_of: date
    position: int
    read_on: date


def of(title: str, said: str, moment: Moment) -> Citation:
    """The citation of the page of this request."""
    asked = {name: text for name, text in request.args.items() if name not in ("as_of", "at")}
    asked["as_of"] = moment.day.isoformat()
    # before the first entry there is no position to name
    if moment.position:
        asked["at"] = str(moment.position)
    address = f"{urljoin(request.host_url, languages.spelled(languages.here()))}?{urlencode(asked)}"
    return Citation(title, said, address, moment.day, moment.position, moment.today)


def as_bibtex(cited: Citation) -> str:
    """An entry for BibTeX."""
    fields = {
        "title": f"{{{cited.title.translate(_SPECIAL)}}}",
        "howpublished": NAME,
        "year": str(cited.as_of.year),
        "month": str(cited.as_of.month),
        "day": str(cited.as_of.day),
        "note": f"{cited.said} {_stand(cited)}".strip().translate(_SPECIAL),
        # a link is printed as it is
        "url": cited.address.replace("{", "%7B").replace("}", "%7D"),
        "urldate": cited.read_on.isoformat(),
    }
    lines = "".join(f",\n  {name} = {{{text}}}" for name, text in fields.items())
    return f"@misc{{resolution-tracker-{cited.as_of:%Y%m%d}-{cited.position}{lines}\n}}\n"


def as_ris(cited: Citation) -> str:
    """A record for RIS, which reference managers read."""
    fields = (
        ("TY", "ELEC"),
        ("TI", cited.title),
        ("T2", NAME),
        ("AB", cited.said),
        ("N1", _stand(cited)),
        ("DA", f"{cited.as_of:%Y/%m/%d}/"),
        ("PY", str(cited.as_of.year)),
        ("UR", cited.address),
        ("Y2", f"{cited.read_on:%Y/%m/%d}/"),
        ("ER", ""),
    )
    # a line each: what a report prints over several lines is one here
    return "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in fields)


def _stand(cited: Citation) -> str:
    return _("Position %(position)s of the log.", position=cited.position)
