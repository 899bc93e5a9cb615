"""Days, meetings, sessions and bodies in the language of the page: the same functions as `tracker.domain.wording`.

English is spelled by the domain, so that pages and letters agree. Names of bodies come from their files.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from babel.dates import format_date

from tracker.domain import bodies, wording
from tracker.domain.bodies import Body
from tracker.domain.terms import Occasion
from tracker.domain.wording import capital
from tracker.language import french
from tracker.language.messages import N_, _, by_language, code, locale, ngettext, pgettext

__all__ = ["capital", "day", "meetings", "name", "ordinal", "organ", "organ_in_short", "series", "session_name", "when"]

# what reports call the bodies on file
_SHORT = (
    *(N_("Council"), N_("Commission"), N_("Committee"), N_("Assembly"), N_("Fourth Committee")),
    N_("Board of Trustees of UNICRI"),
)


@by_language
def day(of: date) -> str:
    """`23 May 2019`."""
    if code() == "en":
        return wording.day(of)
    return _with_its_first(of, format_date(of, "long", locale()))


@by_language
def day_in_short(of: date) -> str:
    """`23 May 2019`, `18 Dec 2019`; `18 déc. 2019`: for drawings, which have little room."""
    return _with_its_first(of, format_date(of, "d MMM y", locale()))


def _with_its_first(of: date, said: str) -> str:
    return f"1er {said.partition(' ')[2]}" if code() == "fr" and of.day == 1 else said


def span(first: date, last: date) -> str:
    """`20–24 May 2019`, `26 July 2018–24 July 2019`; `du 20 au 24 mai 2019`, `le 20 mai 2019`."""
    if first == last:
        return pgettext("a day on which something was held", "%(day)s", day=day(first))
    if code() == "fr" and last - first == timedelta(days=1):
        return ngettext("on %(days)s", "on %(days)s", 2, days=days([first, last]))
    if (first.month, first.year) == (last.month, last.year):
        start = _number(first)
    else:
        start = _day_and_month(first) if first.year == last.year else day(first)
    return _("%(first)s–%(last)s", first=start, last=day(last))


def _number(of: date) -> str:
    return "1er" if code() == "fr" and of.day == 1 else str(of.day)


def _day_and_month(of: date) -> str:
    return day(of).removesuffix(f" {of.year}")


def days(several: Sequence[date]) -> str:
    """`22 and 23 May 2019`."""
    return series(_days(several))


def _days(several: Sequence[date]) -> list[str]:
    if len({(one.month, one.year) for one in several}) == 1:
        return [*(_number(one) for one in several[:-1]), day(several[-1])]
    return [day(one) for one in several]


def series(names: Sequence[str]) -> str:
    """`Algeria, Japan and Thailand`."""
    if len(names) < 2:
        return "".join(names)
    before = pgettext("between the names of a list", ", ").join(names[:-1])
    return _("%(names)s and %(last)s", names=before, last=names[-1])


def either(names: Sequence[str]) -> str:
    """`6th or 7th`."""
    if len(names) < 2:
        return "".join(names)
    before = pgettext("between the names of a list", ", ").join(names[:-1])
    return _("%(names)s or %(last)s", names=before, last=names[-1])


def ordinal(number: int) -> str:
    """`6th`, `22nd`, `113th`; `6e`."""
    if code() == "fr":
        return french.ordinal(number)
    return wording.ordinal(number) if code() == "en" else str(number)


@by_language
def when(occasion: Occasion) -> str:
    """The day of an occasion as far as it is known: `on 23 May 2019`, `on 22 or 23 May 2019`, `no date stated`."""
    if not occasion.days:
        return _("no date stated")
    match occasion.precision:
        case "not_after":
            return _("not after %(day)s", day=day(max(occasion.days)))
        case "span":
            return span(min(occasion.days), max(occasion.days))
        case "one_of":
            return pgettext("one of several days", "on %(days)s", days=either(_days(occasion.days)))
        case _:
            return ngettext("on %(days)s", "on %(days)s", len(occasion.days), days=days(occasion.days))


@by_language
def meetings(occasion: Occasion) -> str:
    """The meetings of an occasion: `7th meeting`, `6th and 7th meetings`, `6th or 7th meeting`; empty for none."""
    numbers = [ordinal(int(key.rpartition("/")[2])) for key in occasion.meetings if key.rpartition("/")[2].isdigit()]
    if not numbers:
        return ""
    if occasion.precision == "one_of" or len(numbers) == 1:
        return _("%(number)s meeting", number=either(numbers))
    return _("%(numbers)s meetings", numbers=series(numbers))


@by_language
def meeting(number: int) -> str:
    """`7th meeting`."""
    return _("%(number)s meeting", number=ordinal(number))


def name(code_of_body: str) -> str:
    """The full name of a body without an article; the code itself where unknown."""
    body = bodies.find(code_of_body)
    return _name(body) if body else code_of_body


def _name(body: Body) -> str:
    own = (one.name for one in body.names if one.language == code() and not one.until)
    return next(own, body.names[0].name)


def organ(code_of_body: str) -> str:
    """The full name of a body with its article: `the Economic and Social Council`; the code itself where unknown."""
    body = bodies.find(code_of_body)
    return _with_article(_name(body)) if body and body.names else code_of_body


def lettered(number: str) -> str:
    """`6 (a)` for `6(a)`: the number of an item or paragraph with the letter of its part."""
    return french.lettered(number) if code() == "fr" else number.replace("(", " (")


def place(name: str) -> str:
    """`Vienna`; `Vienne`: a seat of the United Nations under its name in the language of the page."""
    return _(name)


def offices(names: Sequence[str]) -> list[str]:
    """The offices that body files name, in the language of the page."""
    return [_(one) for one in names]


_OFFICES = (
    *(N_("Secretary-General"), N_("Director of the Institute"), N_("representative of the Secretary-General")),
    N_("representative of the Administrator of the United Nations Development Programme"),
    N_("representative of the host country"),
)
_SEATS = (
    *(N_("Addis Ababa"), N_("Bangkok"), N_("Beirut"), N_("Geneva"), N_("Nairobi"), N_("New York"), N_("Rome")),
    *(N_("Santiago"), N_("The Hague"), N_("Turin"), N_("Vienna")),
)


def organ_in_short(code_of_body: str) -> str:
    """The body as reports call it: `the Council`; its full name where it has no short one."""
    body = bodies.find(code_of_body)
    return _with_article(_(body.short_names[0])) if body and body.short_names else organ(code_of_body)


def name_in_short(code_of_body: str) -> str:
    """The body as reports call it, without an article."""
    body = bodies.find(code_of_body)
    return _(body.short_names[0]) if body and body.short_names else name(code_of_body)


def kind_of_body(kind: str) -> str:
    """`functional commission`."""
    return _(kind) if kind else ""


_KINDS = (
    *(N_("functional commission"), N_("principal organ"), N_("committee"), N_("main committee"), N_("board")),
    N_("conference of parties"),
)


def _with_article(of: str) -> str:
    if code() == "fr":
        return french.with_article(of)
    return _("the %(name)s", name=of)


def session_name(key: str) -> str:
    """A session in words: `twenty-eighth session of the Commission on …`; what is no key of one as it is."""
    short, _sep, whose = _session(key)
    return short if not whose else _("%(session)s of %(organ)s", session=short, organ=whose)


def session_in_short(key: str) -> str:
    """`twenty-eighth session` of the body that the page is about; what is no key of a session as it is."""
    return _session(key)[0]


def _session(key: str) -> tuple[str, str, str]:
    body, sep, number = key.partition("/")
    try:
        bodies.session_key(body, number)
    except ValueError:
        return key, sep, ""
    known = bodies.find(body)
    if known and known.sessions == "year":
        return _("%(year)s session", year=number), sep, organ(body)
    series_of, _hyphen, count = number.rpartition("-")
    nth = _nth(int(count))
    match series_of.upper():
        case "S":
            said = _("%(nth)s special session", nth=nth)
        case "ES":
            said = _("%(nth)s emergency special session", nth=nth)
        case _:
            said = _("%(nth)s session", nth=nth)
    return said, sep, organ(body)


def _nth(number: int) -> str:
    if code() == "fr":
        return french.in_words(number)
    return bodies.ordinal_in_words(number) if code() == "en" else str(number)
