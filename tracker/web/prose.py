"""The words of the glossary and of the method."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word, and what it means here."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, its place on the page, and its paragraphs; `points` is a list of terms that belongs to it."""

    place: str
    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[Term, ...] = ()


GLOSSARY = (
    Term(
        "Session",
        "The period in which a body meets, by number (twenty-eighth) or year (2019). It may have parts: an "
        "opening part, a regular session, a reconvened session.",
    ),
    Term("Meeting", "One numbered sitting of a body within a session, usually a morning or an afternoon."),
    Term(
        "Agenda item",
        "A subject on the agenda that a body adopted for a session; it may have lettered sub-items. Its "
        "number is good for one session only.",
    ),
    Term(
        "Document",
        "A paper issued under a symbol. A joint document has a symbol in the series of each body and is still"
        " one document; a corrigendum belongs to the document it corrects.",
    ),
    Term("Symbol", "The name of a document, such as E/CN.15/2019/8. It leads to the official text."),
    Term(
        "Before a body",
        "The body had the document in front of it. That proves neither that it was read nor that it was endorsed.",
    ),
    Term(
        "Draft",
        "A draft resolution or decision, under its L. symbol or its place in a report. It becomes a text when"
        " it is adopted.",
    ),
    Term(
        "Text",
        "A resolution, decision or declaration that an organ adopted and numbered. A number alone can name "
        "texts of several organs.",
    ),
    Term(
        "Recommendation",
        "What one body asks another to do: to adopt a draft, to elect members. Nothing is adopted or elected by it.",
    ),
    Term("Transmitted", "A body sent a document on to another. It takes no responsibility for the content by that."),
    Term("Matter", "One recommendation or transmission with all that became of it."),
    Term("Follow-up", "The ledger of matters: what was sent to another organ, and what came back."),
    Term(
        "With the Council",
        "Sent to the Council, and no act of the Council is on record as far as the record reaches. It says "
        "nothing about why.",
    ),
    Term(
        "Acted on",
        "The organ that was asked did something, and the page gives its own verb. To take note of a document "
        "is neither approval nor disapproval.",
    ),
    Term(
        "Not adopted",
        "The draft was put to the body and not adopted. “No action taken” and “withdrawn” are other outcomes "
        "and are named apart.",
    ),
    Term(
        "Next step",
        "The sitting at which the organ asked can take the matter up. Where no date is set, the date is to be"
        " determined.",
    ),
    Term("Mandate", "What one operative paragraph of an adopted text asks of somebody, in the words of the text."),
    Term(
        "Renewed, adapted, merged, replaced, retired",
        "What a later text did to a mandate. “Lapsed” means that it ran out without a decision; “completed” "
        "stands only where a body said so.",
    ),
    Term(
        "Addressed only to States",
        "A paragraph that asks something of States alone. It is listed with its words and bears no status: "
        "what a State does under it is not followed here.",
    ),
    Term(
        "Board",
        "A body whose members are elected or appointed to seats. To be nominated or recommended for a seat is"
        " not yet to sit.",
    ),
    Term(
        "Representative, observer",
        "The two ways in which a State takes part. Both are printed in the form and order of the report.",
    ),
    Term(
        "View on record",
        "What the report says that speakers said, with its own quantifier (many, some, one). The report does "
        "not say whose view it was, and nor do these pages.",
    ),
    Term(
        "Entry",
        "One line of the log: one fact, its occasion and its source. It is never changed or taken out; a "
        "later entry may correct or retract it.",
    ),
    Term("Log", "All entries in the order in which they were recorded, each numbered by its position."),
    Term("Covered to", "The day up to which the acts of a body have been read for this record, in full or in part."),
    Term("Not covered", "Nothing has been read there. That no act is on record then says nothing at all."),
    Term(
        "According to the draft report",
        "Only a draft of the report says so yet. The words go once the final report prints the same.",
    ),
    Term("Inferred", "Concluded by a reader from what is printed around it. The reason is always shown."),
    Term("No date stated in the text", "The paragraph sets no day and no session. It does not fall due."),
    Term("Date to be determined", "The session is foreseen and its dates are not set. Nothing is counted from them."),
    Term(
        "Correction to this record",
        "An entry that was our own error. Where a final text differs from a draft, that is no error of ours "
        "and stands elsewhere.",
    ),
)

_RANKS = (
    Term("Final text", "the resolution or decision as adopted and issued"),
    Term("Final session report", "the report of the body on its session"),
    Term("Draft report", "the report before its adoption; pages say “according to the draft report”"),
    Term("Reported by the secretariat", "announced, with the text still awaited"),
    Term("Journal or meetings coverage", "notices of the day"),
    Term("Web page", "anything else that was published"),
)

METHOD = (
    Chapter(
        "facts",
        "Facts, and nothing that we conclude",
        (
            "The record holds what bodies did: a document was before a body, a draft was adopted, a matter was "
            "sent up. Each fact is an entry of a log, with its occasion, its source, and the paragraph and words "
            "that print it.",
            "Where something stands is worked out from those entries each time a page is shown. Each status word "
            "leads to the entries behind it; were one of them retracted, the word would change.",
            "A reader of reports suggests entries, and a named person accepts, changes or dismisses each. Nothing"
            " enters the record by itself.",
        ),
    ),
    Chapter(
        "ranks",
        "Ranks of sources",
        ("Sources are ranked. A better source that prints the same fact confirms it; one that differs corrects it.",),
        _RANKS,
    ),
    Chapter(
        "certainty",
        "How certain a day is",
        (
            "A day is given as far as the source gives it: on a day, on one of two days, not after a day, or with"
            " no date stated. Days are never guessed.",
            "A page as of a day shows what had certainly happened by then. Where a report names two meetings for "
            "an item and does not say at which of them somebody spoke, the later one counts.",
        ),
    ),
    Chapter(
        "coverage",
        "How far the record reaches",
        (
            "That no act is on record proves nothing by itself. So the record also states what has been read: of "
            "which body, which kinds of acts, of which sessions, to which day, in full or in part.",
            "“No action by the Council recorded” therefore always says “covered to” a day. Beyond that a page "
            "says “not covered”.",
        ),
    ),
    Chapter(
        "times",
        "Two times",
        (
            "Add ?as_of=2019-05-24 to an address to see what had happened by that day, as we know it now.",
            "Add ?at=12 to see what this record knew when its log ended at position 12; an instant such as "
            "2020-01-06T09:00:00Z serves as well. With both, the page stays the same for ever, unless content is "
            "withheld by legal order.",
        ),
    ),
    Chapter(
        "errors",
        "When we err",
        (
            "Nothing is changed or taken out. A later entry corrects or retracts the wrong one, says why, and "
            "both can be read.",
            "Our own errors are listed under corrections to this record. A final text that differs from a draft "
            "is not among them: the record follows the text, and nobody was wrong.",
        ),
    ),
    Chapter(
        "verify",
        "Checking this record",
        (
            "Each entry bears a hash that covers its content and the hash of the entry before it. Whoever changed"
            " an entry, or took one out, would have to change every hash after it.",
            "The command “tracker verify” recomputes the whole chain from a copy of the record and names the "
            "first position that does not fit.",
        ),
    ),
    Chapter(
        "forms",
        "The same facts as data",
        (
            "Every page is also JSON, lists are also CSV, what changes is also a feed, and sessions are also a "
            "calendar: add .json, .csv, .atom, .feed.json or .ics to the address. The forms are made from the "
            "same data as the page.",
            "/changes?after=0 gives the log from its beginning, a hundred entries at a time; each answer names "
            "the position to go on from. Positions have no gaps, so a reader who goes on from the last one misses"
            " nothing.",
            "In JSON, names may be added in later versions and are never renamed.",
        ),
    ),
    Chapter(
        "limits",
        "What this is not",
        (
            "This is an unofficial compilation. The official documents prevail, and each symbol leads to the "
            "official text.",
            "The record draws no conclusions about States: there are no rankings, no counts and no status for "
            "what is asked only of them. Names of States stand in the form and order of the report.",
        ),
    ),
)
