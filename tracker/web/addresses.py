"""Where each thing stands on this site, by its key. Addresses stay for ever; tests hold the list of them."""

from urllib.parse import quote, urlencode
from uuid import UUID

from flask import g, request

from tracker.domain import bodies
from tracker.domain.terms import Entry
from tracker.projections.mandates import Mandate
from tracker.reminders import following

_TEXT_KINDS = ("resolution", "decision", "declaration")
# what may stand in a path, and in a query, as it is
_IN_PATH, _IN_QUERY = "!$&'()*+,/:;=@", "!$'()*,/:;?@"


def of_site(path: str, **asked: object) -> str:
    """An address of this site, in the language and, unless `asked` says otherwise, at the moment of the request.

    A long page has hundreds of links: Flask's `url_for` looks up a rule for each, which takes ten times as long. A
    parameter that is None is left out.
    """
    page = g.get("page")
    path = f"{request.root_path.rstrip('/')}{quote(path, safe=_IN_PATH)}"
    shown = page.moment.asked if page else {}
    if not asked and not shown:
        return path
    query = {**asked, **{name: text for name, text in shown.items() if name not in asked}}
    given = {name: value for name, value in query.items() if value is not None}
    return f"{path}?{urlencode(given, safe=_IN_QUERY)}" if given else path


def home() -> str:
    """`/`."""
    return of_site("/")


def matter(key: str) -> str:
    """`/matters/CCPCJ/28/elect/UNICRI`."""
    return of_site(f"/matters/{key}")


def follow_up() -> str:
    """`/follow-up`."""
    return of_site("/follow-up")


def body(code: str) -> str:
    """`/bodies/ccpcj`."""
    return of_site(f"/bodies/{code.lower()}")


def session(key: str) -> str:
    """`/bodies/ccpcj/sessions/28` for `CCPCJ/28`."""
    code, _, number = key.partition("/")
    return of_site(f"/bodies/{code.lower()}/sessions/{number}")


def item(key: str) -> str:
    """`/bodies/ccpcj/sessions/28/items/6` for `CCPCJ/28/6`."""
    code, number, item_number = (*key.split("/", 2), "", "")[:3]
    return of_site(f"/bodies/{code.lower()}/sessions/{number}/items/{item_number}")


def views(key: str) -> str:
    """`/bodies/ccpcj/sessions/28/items/6/-/views`."""
    code, number, item_number = (*key.split("/", 2), "", "")[:3]
    return of_site(f"/bodies/{code.lower()}/sessions/{number}/items/{item_number}/-/views")


def meeting(key: str) -> str:
    """`/bodies/ccpcj/sessions/28/meetings/7` for `CCPCJ/28/meeting/7`."""
    code, number, _, meeting_number = (*key.split("/", 3), "", "", "")[:4]
    return of_site(f"/bodies/{code.lower()}/sessions/{number}/meetings/{meeting_number}")


def document(symbol: str) -> str:
    """`/documents/E/CN.15/2019/8`."""
    return of_site(f"/documents/{symbol}")


def text(key: str) -> str:
    """`/texts/ga/resolution/74/173` for `GA resolution 74/173`."""
    organ, kind, number = (*key.split(" ", 2), "", "")[:3]
    return of_site(f"/texts/{organ.lower()}/{kind}/{number}")


def mandate(of: Mandate) -> str:
    """`/mandates/ga/resolution/74/173/-/14`, with the clause after the paragraph."""
    organ, kind, number = (*of.text.split(" ", 2), "", "")[:3]
    place = "/".join(part for part in (of.paragraph, of.clause) if part)
    return of_site(f"/mandates/{organ.lower()}/{kind}/{number}/-/{place}")


def board(code: str) -> str:
    """`/boards/unicri`."""
    return of_site(f"/boards/{code.lower()}")


def log(*, before: int | None = None, after: int | None = None, key: str | None = None) -> str:
    """`/log`, or the part of it `before` or `after` a position, or that on one `key`."""
    return of_site("/log", after=after, before=before, key=key)


def changes(after: int) -> str:
    """`/changes?after=12`."""
    return of_site("/changes", after=after)


def mandates(**narrowed_to: str) -> str:
    """`/mandates`, or `/mandates?addressee=…`."""
    return of_site("/mandates", **narrowed_to)


def due() -> str:
    """`/due`: what is due from today on, whatever the moment shown."""
    return of_site("/due", as_of=None, at=None)


def calendar() -> str:
    """`/calendar`."""
    return of_site("/calendar")


def search(**words: str) -> str:
    """`/search`, or `/search?q=…`."""
    return of_site("/search", **words)


def about(page: str) -> str:
    """`/method`, `/glossary`, `/corrections`."""
    return of_site(f"/{page}")


def people() -> str:
    """`/people`."""
    return of_site("/people")


def person(name: str) -> str:
    """`/people/Youngju Oh`, under the name printed."""
    return of_site(f"/people/{name}")


def diff(**between: str) -> str:
    """`/diff`, or `/diff?from=…&to=…&of=…`."""
    return of_site("/diff", **between)


def next_moments() -> str:
    """`/next`."""
    return of_site("/next")


def data() -> str:
    """`/data`."""
    return of_site("/data")


def accessibility() -> str:
    """`/accessibility`."""
    return of_site("/accessibility")


def touching(key: str) -> str:
    """`/log?key=…`: the entries that touch a key."""
    return log(key=key)


def coverage() -> str:
    """`/coverage`."""
    return of_site("/coverage")


def entry(entry_id: UUID) -> str:
    """`/entries/…`."""
    return of_site(f"/entries/{entry_id}")


def is_text(key: str) -> bool:
    """Whether a key names a numbered text."""
    parts = key.split(" ", 2)
    return len(parts) == 3 and parts[1] in _TEXT_KINDS


def of_entry(entry: Entry) -> str:
    """The page of the thing that an entry is about; empty where it has none."""
    kind, _, key = entry.stream.partition(":")
    match kind:
        case "recommendation":
            return matter(key)
        case "session":
            return session(key)
        case "item":
            # what was done under no item stands with its session
            return item(key) if key.count("/") > 1 else session(key)
        case "document":
            return document(key)
        case "text":
            return text(key)
        case "mandate" if entry.fact and (about := getattr(entry.fact.event, "text", "")):
            return f"{text(about)}#paragraph-{getattr(entry.fact.event, 'paragraph', '')}"
        case "board":
            return board(key)
        case "coverage":
            return coverage()
        case _:
            return ""


def topic(followed: str) -> str:
    """The page of what a subscription follows; of a thing, the entries that touch it."""
    if followed == following.EVERYTHING:
        return home()
    if followed.startswith(following.SEARCH):
        return search(q=followed.removeprefix(following.SEARCH))
    if followed.startswith(following.ADDRESSEE):
        return mandates(addressee=followed.removeprefix(following.ADDRESSEE))
    if known := bodies.find(followed):
        return board(known.code) if known.kind == "board" else body(known.code)
    return touching(followed)
