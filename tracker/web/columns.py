"""What each column of each list means: the header of its CSV, what describes it, the dictionary of the data page.

The names are the same in every language, what they mean is translated. Several values of a cell have `; ` between them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tracker.language.messages import N_

Type = Literal["string", "integer", "boolean", "date", "dateTime"]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column says, the type of its cells (as CSV on the Web names it), and whether they hold several values."""

    meaning: str
    type: Type = "string"
    several: bool = False


Columns = Mapping[str, Column]

_ADDRESS = Column(N_("Address of its page on this site"))
_ENTRIES = Column(N_("The entries of the log behind the row, by their ids"), several=True)
_ENTRY = Column(N_("The entry of the log behind the row, by its id"))
_SENTENCE = Column(N_("Its status in one sentence, as its page opens"))
_RECORDED = Column(N_("When the entry was recorded, in UTC"), "dateTime")
_SESSION = Column(N_("Key of the session, such as CCPCJ/28"))
_TEXT = Column(N_("Key of the text, such as GA resolution 74/173"))

FOLLOW_UP: Columns = {
    "matter": Column(N_("Key of the matter: body, session, what is asked, of what")),
    "title": Column(N_("Its title as printed, or what it is about")),
    "stands": Column(N_("Where it stands, in a word or two")),
    "sentence": _SENTENCE,
    "asked": Column(N_("Who is to be elected or appointed, with the verb of the text")),
    "by": Column(N_("Code of the body that sent it")),
    "to": Column(N_("Code of the organ that it was sent to")),
    "sent": Column(N_("When and at which meeting it was sent, as far as the source says")),
    "sent_on": Column(N_("The day on which it was sent; empty where the source does not name one day"), "date"),
    "sent_precision": Column(N_("How the days of `sent` are meant: day, span, each, one_of, not_after or unknown")),
    "papers": Column(N_("Symbols of the documents through which it was sent"), several=True),
    "next_step": Column(N_("What comes next, in words; empty once no step is left")),
    "next_from": Column(N_("First day of the sitting at which it can be taken up, where one is set"), "date"),
    "next_to": Column(N_("Last day of that sitting"), "date"),
    "entries": _ENTRIES,
    "address": _ADDRESS,
}
MANDATES: Columns = {
    "text": _TEXT,
    "paragraph": Column(N_("Number of the operative paragraph")),
    "clause": Column(N_("Letter of its clause, where it has several")),
    "addressees": Column(N_("Who is asked, as printed"), several=True),
    "verb": Column(N_("The operative verb as printed")),
    "action": Column(N_("What is asked, as printed, in short")),
    "only_states": Column(N_("Whether it is addressed only to States, and so followed no further"), "boolean"),
    "status": _SENTENCE,
    "due_on": Column(N_("The day that follows from its rule and the calendar; empty where none does"), "date"),
    "session": Column(N_("Key of the session at which it falls due, such as CCPCJ/29")),
    "reports": Column(N_("Symbols of the reports submitted under it"), several=True),
    "entries": _ENTRIES,
    "address": _ADDRESS,
}
SITTINGS: Columns = {
    "session": _SESSION,
    "name": Column(N_("The session in words")),
    "part": Column(N_("The part of the session: regular, opening, management …")),
    "state": Column(N_("held, planned, expected (foreseen, not set) or moved to other dates")),
    "starts_on": Column(N_("Its first day"), "date"),
    "ends_on": Column(N_("Its last day"), "date"),
    "place": Column(N_("Where it is held")),
    "sentence": Column(N_("Its dates in words")),
    "entries": _ENTRY,
    "address": _ADDRESS,
}
SEATS: Columns = {
    "person": Column(N_("The name as printed; empty where a seat has nobody")),
    "standing": Column(N_("nominated, withdrawn (the candidacy), elected, ended, vacant or postponed")),
    "act": Column(
        N_("elected, re_elected, appointed or endorsed; who nominated or withdrew; how it ended; which seat")
    ),
    "on": Column(N_("When that was done, as far as the source says")),
    "from": Column(N_("First day of the term"), "date"),
    "to": Column(N_("Last day of the term"), "date"),
    "to_close_of": Column(N_("Key of the session with whose close the term ends, where the source says so")),
    "text": Column(N_("Key of the text by which it was done")),
    "sits": Column(N_("Whether the person sits on the day shown, by this record"), "boolean"),
    "entries": _ENTRY,
}
COVERAGE: Columns = {
    "body": Column(N_("Code of the body")),
    "kinds": Column(
        N_("What of it has been read: documents, statements, views, actions, mandates, elections"), several=True
    ),
    "read_to": Column(N_("The day up to which it has been read"), "date"),
    "in_full": Column(N_("Whether it has been read in full"), "boolean"),
    "sessions": Column(N_("Keys of the sessions that this speaks of"), several=True),
    "sources": Column(N_("What has been read"), several=True),
    "entries": _ENTRY,
}
CORRECTIONS: Columns = {
    "said": Column(N_("What the entry said")),
    "said_in": Column(N_("The entry that was wrong, by its id")),
    "now": Column(N_("What holds in its place; empty where it was taken back")),
    "why": Column(N_("The reason given")),
    "entry_id": Column(N_("The entry that corrects or retracts it, by its id")),
    "recorded_at": _RECORDED,
}
ENTRIES: Columns = {
    "position": Column(N_("Position in the log, from 1 without gaps"), "integer"),
    "entry_id": Column(N_("The id of the entry")),
    "type": Column(N_("The type of the event, such as RecommendationMade")),
    "stream": Column(N_("Kind and key of what the entry is of")),
    "sentence": Column(N_("What the entry says")),
    "cited": Column(N_("Where that is printed: symbol, paragraph, rank of the source")),
    "about": Column(N_("The entry that a correction, retraction or confirmation speaks of, by its id")),
    "recorded_at": _RECORDED,
    "address": _ADDRESS,
}
STATEMENTS: Columns = {
    "speaker": Column(N_("The State, organization or office as printed")),
    "name": Column(N_("The name of the person, where printed")),
    "capacity": Column(N_("In which capacity: member_state, observer_state, ngo_consultative …")),
    "kind": Column(N_("The kind of statement: general, introductory, right_of_reply …")),
    "on_behalf_of": Column(N_("On whose behalf it was made, as printed"), several=True),
    "occasion": Column(N_("When and at which meeting")),
    "entries": _ENTRY,
}
VIEWS: Columns = {
    "quantifier": Column(N_("How many held it, as printed: many, several, some, one …")),
    "words": Column(N_("The view in the words of the report")),
    "entries": _ENTRY,
}
ITEMS: Columns = {
    "item": Column(N_("Key of the agenda item, such as CCPCJ/28/6")),
    "number": Column(N_("Its number, with the letter of a sub-item")),
    "title": Column(N_("Its title as printed")),
    "considered_at": Column(N_("The numbers of the meetings at which it was considered"), several=True),
    "documents": Column(N_("How many documents before the body are on record"), "integer"),
    "statements": Column(N_("How many statements are on record"), "integer"),
    "actions": Column(N_("How many actions are on record"), "integer"),
    "address": _ADDRESS,
}
DONE: Columns = {
    "place": Column(N_("The paragraph that prints it")),
    "sentence": Column(N_("What was done")),
    "meetings": Column(N_("At which meetings and when")),
    "entries": _ENTRY,
}
OFFICES: Columns = {
    "person": Column(N_("The name as printed")),
    "office": Column(N_("The office, membership or recommendation, in words")),
    "entries": _ENTRY,
    "address": Column(N_("Address of the page of the board, session or matter")),
}
AHEAD: Columns = {
    "on": Column(N_("The day"), "date"),
    "kind": Column(N_("session, mandate or term")),
    "name": Column(N_("What it is of")),
    "sentence": Column(N_("What is then, in words")),
    "entries": _ENTRY,
    "address": _ADDRESS,
}
DUE: Columns = {
    "day": Column(N_("The day on which a letter goes out"), "date"),
    "rule": Column(N_("The rule that it follows")),
    "version": Column(N_("The version of that rule")),
    "matter": Column(N_("Key of what it is about")),
    "due_on": Column(N_("The day that counts"), "date"),
    "title": Column(N_("What it is about, in words")),
    "reason": Column(N_("How the day follows, in words")),
    "page": Column(N_("Address of its page on this site")),
    "entries": _ENTRIES,
}
DIFFERENCES: Columns = {
    "name": Column(N_("What differs between the two days")),
    "before": Column(N_("Its status on the earlier day; empty where nothing was on record")),
    "after": Column(N_("Its status on the later day; empty where nothing is on record")),
    "entries": _ENTRIES,
    "address": _ADDRESS,
}
FOUND: Columns = {
    "kind": Column(N_("The heading under which it stands on the page, such as Documents or Matters")),
    "line": Column(N_("Its name or words")),
    "detail": Column(N_("What it says besides")),
    "address": _ADDRESS,
}
GLOSSARY: Columns = {
    "term": Column(N_("A word on these pages")),
    "meaning": Column(N_("What it means, and what it does not")),
}
ADDRESSES: Columns = {
    "address": Column(N_("The address, names to be filled in between braces")),
    "answers": Column(N_("What the page answers")),
    "forms": Column(N_("The endings that it has besides the page itself"), several=True),
    "parameters": Column(N_("The parameters that it takes"), several=True),
}
DICTIONARY: Columns = {
    "part": Column(N_("event, row (of the JSON) or column (of a CSV)")),
    "name": Column(N_("The type of the event, the name of the row, or the CSV and its column")),
    "meaning": Column(N_("What it says")),
    "fields": Column(N_("The fields of an event or row; the type of the cells of a column"), several=True),
}

# what the data page explains: each list by the name of its page
LISTS: Mapping[str, Columns] = {
    "/follow-up": FOLLOW_UP,
    "/mandates": MANDATES,
    "/calendar": SITTINGS,
    "/next": AHEAD,
    "/people": OFFICES,
    "/coverage": COVERAGE,
    "/corrections": CORRECTIONS,
    "/log": ENTRIES,
    "/diff": DIFFERENCES,
    "/due": DUE,
    "/search": FOUND,
    "/glossary": GLOSSARY,
    "/openapi": ADDRESSES,
    "/data": DICTIONARY,
    "/boards/{code}": SEATS,
    "/bodies/{code}/sessions/{number}": ITEMS,
    "/bodies/{code}/sessions/{number}/items/{item_number}": STATEMENTS,
    "/bodies/{code}/sessions/{number}/items/{item_number}/-/views": VIEWS,
    "/bodies/{code}/sessions/{number}/meetings/{meeting}": DONE,
}
