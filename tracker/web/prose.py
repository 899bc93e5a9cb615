"""How this record is made, chapter by chapter."""

from dataclasses import dataclass

from tracker.language.messages import N_
from tracker.web.glossary import Term


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, its place on the page, and its paragraphs; `points` is a list of terms that belongs to it."""

    place: str
    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[Term, ...] = ()


_RANKS = (
    Term(N_("Final text"), N_("the resolution or decision as adopted and issued")),
    Term(N_("Final session report"), N_("the report of the body on its session")),
    Term(N_("Draft report"), N_("the report before its adoption; pages say “according to the draft report”")),
    Term(N_("Reported by the secretariat"), N_("announced, with the text still awaited")),
    Term(N_("Journal or meetings coverage"), N_("notices of the day")),
    Term(N_("Web page"), N_("anything else that was published")),
)

METHOD = (
    Chapter(
        "facts",
        N_("Facts, and nothing that we conclude"),
        (
            N_(
                "The record holds what bodies did: a document was before a body, a draft was adopted, a matter was "
                "sent up. Each fact is an entry of a log, with its occasion, its source, and the paragraph and words "
                "that print it."
            ),
            N_(
                "Where something stands is worked out from those entries each time a page is shown. Each status word "
                "leads to the entries behind it; were one of them retracted, the word would change."
            ),
            N_(
                "A reader of reports suggests entries, and a named person accepts, changes or dismisses each. Nothing"
                " enters the record by itself."
            ),
        ),
    ),
    Chapter(
        "ranks",
        N_("Ranks of sources"),
        (
            N_(
                "Sources are ranked. A better source that prints the same fact confirms it;"
                " one that differs corrects it."
            ),
        ),
        _RANKS,
    ),
    Chapter(
        "certainty",
        N_("How certain a day is"),
        (
            N_(
                "A day is given as far as the source gives it: on a day, on one of two days, not after a day, or with"
                " no date stated. Days are never guessed."
            ),
            N_(
                "A page as of a day shows what had certainly happened by then. Where a report names two meetings for "
                "an item and does not say at which of them somebody spoke, the later one counts."
            ),
        ),
    ),
    Chapter(
        "coverage",
        N_("How far the record reaches"),
        (
            N_(
                "That no act is on record proves nothing by itself. So the record also states what has been read: of "
                "which body, which kinds of acts, of which sessions, to which day, in full or in part."
            ),
            N_(
                "“No action by the Council recorded” therefore always says “covered to” a day. Beyond that a page "
                "says “not covered”."
            ),
        ),
    ),
    Chapter(
        "times",
        N_("Two times"),
        (
            N_("Add ?as_of=2019-05-24 to an address to see what had happened by that day, as we know it now."),
            N_(
                "Add ?at=12 to see what this record knew when its log ended at position 12; an instant such as "
                "2020-01-06T09:00:00Z serves as well. With both, the page stays the same for ever, unless content is "
                "withheld by legal order."
            ),
        ),
    ),
    Chapter(
        "errors",
        N_("When we err"),
        (
            N_(
                "Nothing is changed or taken out. A later entry corrects or retracts the wrong one, says why, and "
                "both can be read."
            ),
            N_(
                "Our own errors are listed under corrections to this record. A final text that differs from a draft "
                "is not among them: the record follows the text, and nobody was wrong."
            ),
        ),
    ),
    Chapter(
        "verify",
        N_("Checking this record"),
        (
            N_(
                "Each entry bears a hash that covers its content and the hash of the entry before it. Whoever changed"
                " an entry, or took one out, would have to change every hash after it."
            ),
            N_(
                "The command “tracker verify” recomputes the whole chain from a copy of the record and names the "
                "first position that does not fit."
            ),
        ),
    ),
    Chapter(
        "forms",
        N_("The same facts as data"),
        (
            N_(
                "Every page is also JSON, lists are also CSV, what changes is also a feed, and sessions are also a "
                "calendar: add .json, .csv, .atom, .feed.json or .ics to the address. The forms are made from the "
                "same data as the page."
            ),
            N_(
                "/changes?after=0 gives the log from its beginning, a hundred entries at a time; each answer names "
                "the position to go on from. Positions have no gaps, so a reader who goes on from the last one misses"
                " nothing."
            ),
            N_("In JSON, names may be added in later versions and are never renamed."),
        ),
    ),
    Chapter(
        "limits",
        N_("What this is not"),
        (
            N_(
                "This is an unofficial compilation. The official documents prevail, and each symbol leads to the "
                "official text."
            ),
            N_(
                "The record draws no conclusions about States: there are no rankings, no counts and no status for "
                "what is asked only of them. Names of States stand in the form and order of the report."
            ),
        ),
    ),
)
