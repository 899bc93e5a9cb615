"""PURE: letters that are no single reminder: a day's or a week's together, and the one that asks to confirm."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from tracker.language import wording
from tracker.language.messages import N_, _, ngettext
from tracker.language.printed import raised
from tracker.reminders import layout, letters, reasons
from tracker.reminders.contacts import Choices
from tracker.reminders.layout import Link, Section
from tracker.reminders.letters import Part, Sender

_OFTEN = {
    "immediate": N_("Letters come one by one, each on its day, at 9 a.m. in the time zone %(zone)s."),
    "daily": N_("Letters come together, at most once a day, at 9 a.m. in the time zone %(zone)s."),
    "weekly": N_("Letters come together, on Mondays, at 9 a.m. in the time zone %(zone)s."),
}


def write(key: str, digest: str, parts: Sequence[Part], to: str, sender: Sender) -> bytes:
    """A day's or a week's letter as RFC 5322 bytes, the earliest day that counts first."""
    ordered = sorted(parts, key=lambda part: (part.planned.due_on, part.planned.matter, part.planned.rule))
    first = ordered[0]
    assert first.links
    title = _title(digest, len(parts), wording.day(first.planned.day))
    letter = letters.frame(key, title, to, first.planned.at, sender)
    letter["List-Id"] = f"Reminders <reminders.{sender.domain}>"
    body = [*_at_a_glance(ordered)]
    for number, part in enumerate(ordered, 1):
        body += _of_part(number, part, sender)
    foot = (*_why(ordered), Section(links=(letters.to_change(first.links),)), letters.unofficial())
    layout.put_into(letter, key, title, body, foot)
    return letters.as_bytes(letter, first.links)


def _title(digest: str, number: int, day: str) -> str:
    if digest == "weekly":
        return ngettext(
            "%(num)s reminder for the week of %(day)s", "%(num)s reminders for the week of %(day)s", number, day=day
        )
    return ngettext("%(num)s reminder for %(day)s", "%(num)s reminders for %(day)s", number, day=day)


def _at_a_glance(ordered: Sequence[Part]) -> Iterator[Section]:
    """The days that count, with what counts on them."""
    day = wording.day(ordered[0].planned.day)
    yield Section(texts=(_("What falls due, as recorded on %(day)s.", day=day),))
    if len(ordered) > 1:
        yield Section(facts=tuple((wording.day(one.planned.due_on), one.content.title) for one in ordered))


def _of_part(number: int, part: Part, sender: Sender) -> Iterator[Section]:
    yield Section(f"{number}. {part.content.title}")
    yield from letters.what_is_asked(part)
    yield from letters.where_it_stands(part.content)
    yield Section(texts=(part.content.please,))
    yield Section(_("Why now"), texts=(reasons.said(part.planned.because),))
    yield letters.on_record(part, sender)
    assert part.links
    yield Section(links=(letters.rule_and_entries(part, sender), letters.seen_or_later(part.links)))


def _why(parts: Sequence[Part]) -> Iterator[Section]:
    followed = dict.fromkeys(part.follows for part in parts if part.follows)
    if followed:
        texts = tuple(_("You follow: %(what)s.", what=what) for what in followed)
        yield Section(_("Why this letter"), texts=texts)


def confirmation(key: str, what: str, choices: Choices, link: str, to: str, at: datetime, sender: Sender) -> bytes:
    """The letter that asks to confirm. `what` is in our own words: nothing of what a stranger typed."""
    title = _("Please confirm: letters from the resolution tracker")
    letter = letters.frame(key, title, to, at, sender)
    letter["List-Id"] = f"Reminders <reminders.{sender.domain}>"
    body = (
        Section(texts=(_("Somebody, perhaps you, asked that reminders be sent to this address."),)),
        Section(
            _("To be followed"),
            texts=(f"{raised(what)}.", _(_OFTEN[choices.digest], zone=choices.zone)),
        ),
        Section(
            texts=(_("To receive them, open this address and press the button there. It holds for three days."),),
            links=(Link(_("Confirm"), link),),
        ),
    )
    nothing = _(
        "If it was not you, do nothing: no reminder comes of this request, and it is forgotten after three days, with"
        " the address if nothing else was asked for with it."
    )
    layout.put_into(letter, key, title, body, (Section(texts=(nothing,)), letters.unofficial()))
    return letters.as_bytes(letter, None)
