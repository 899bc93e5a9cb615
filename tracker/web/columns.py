"""What each column of each list means: the header of its CSV, what describes it, the dictionary of the data page.

In English only, as the names are. Cells with several values have `; ` between them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "boolean", "date", "dateTime"]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column says, the type of its cells (as CSV on the Web names it), and whether they hold several values."""

    meaning: str
    type: Type = "string"
    several: bool = False


Columns = Mapping[str, Column]

_ADDRESS = Column("Address of its page on this site")
_ENTRIES = Column("The entries of the log behind the row, by their ids", several=True)
_ENTRY = Column("The entry of the log behind the row, by its id")
_SENTENCE = Column("Its status in one sentence, as its page opens")
_RECORDED = Column("When the entry was recorded, in UTC", "dateTime")
_SESSION = Column("Key of the session, such as CCPCJ/28")
_TEXT = Column("Key of the text, such as GA resolution 74/173")

FOLLOW_UP: Columns = {
    "matter": Column("Key of the matter: body, session, what is asked, of what"),
    "title": Column("Its title as printed, or what it is about"),
    "stands": Column("Where it stands, in a word or two"),
    "sentence": _SENTENCE,
    "asked": Column("Who is to be elected or appointed, with the verb of the text"),
    "by": Column("Code of the body that sent it"),
    "to": Column("Code of the organ that it was sent to"),
    "sent": Column("When and at which meeting it was sent, as far as the source says"),
    "sent_on": Column("The day on which it was sent; empty where the source does not name one day", "date"),
    "sent_precision": Column("How the days of `sent` are meant: day, span, each, one_of, not_after or unknown"),
    "papers": Column("Symbols of the documents through which it was sent", several=True),
    "next_step": Column("What comes next, in words; empty once no step is left"),
    "next_from": Column("First day of the sitting at which it can be taken up, where one is set", "date"),
    "next_to": Column("Last day of that sitting", "date"),
    "entries": _ENTRIES,
    "address": _ADDRESS,
}
MANDATES: Columns = {
    "text": _TEXT,
    "paragraph": Column("Number of the operative paragraph"),
    "clause": Column("Letter of its clause, where it has several"),
    "addressees": Column("Who is asked, as printed", several=True),
    "verb": Column("The operative verb as printed"),
    "action": Column("What is asked, as printed, in short"),
    "only_states": Column("Whether it is addressed only to States, and so followed no further", "boolean"),
    "status": _SENTENCE,
    "due_on": Column("The day that follows from its rule and the calendar; empty where none does", "date"),
    "session": Column("Key of the session at which it falls due, such as CCPCJ/29"),
    "reports": Column("Symbols of the reports submitted under it", several=True),
    "entries": _ENTRIES,
    "address": _ADDRESS,
}
SITTINGS: Columns = {
    "session": _SESSION,
    "name": Column("The session in words"),
    "part": Column("The part of the session: regular, opening, management …"),
    "state": Column("held, planned, expected (foreseen, not set) or moved to other dates"),
    "starts_on": Column("Its first day", "date"),
    "ends_on": Column("Its last day", "date"),
    "place": Column("Where it is held"),
    "sentence": Column("Its dates in words"),
    "entries": _ENTRY,
    "address": _ADDRESS,
}
SEATS: Columns = {
    "person": Column("The name as printed; empty where a seat has nobody"),
    "standing": Column("nominated, withdrawn (the candidacy), elected, ended, vacant or postponed"),
    "act": Column("elected, re_elected, appointed or endorsed; who nominated or withdrew; how it ended; which seat"),
    "on": Column("When that was done, as far as the source says"),
    "from": Column("First day of the term", "date"),
    "to": Column("Last day of the term", "date"),
    "to_close_of": Column("Key of the session with whose close the term ends, where the source says so"),
    "text": Column("Key of the text by which it was done"),
    "sits": Column("Whether the person sits on the day shown, by this record", "boolean"),
    "entries": _ENTRY,
}
COVERAGE: Columns = {
    "body": Column("Code of the body"),
    "kinds": Column(
        "What of it has been read: documents, statements, views, actions, mandates, elections", several=True
    ),
    "read_to": Column("The day up to which it has been read", "date"),
    "in_full": Column("Whether it has been read in full", "boolean"),
    "sessions": Column("Keys of the sessions that this speaks of", several=True),
    "sources": Column("What has been read", several=True),
    "entries": _ENTRY,
}
CORRECTIONS: Columns = {
    "said": Column("What the entry said"),
    "said_in": Column("The entry that was wrong, by its id"),
    "now": Column("What holds in its place; empty where it was taken back"),
    "why": Column("The reason given"),
    "entry_id": Column("The entry that corrects or retracts it, by its id"),
    "recorded_at": _RECORDED,
}
ENTRIES: Columns = {
    "position": Column("Position in the log, from 1 without gaps", "integer"),
    "entry_id": Column("The id of the entry"),
    "type": Column("The type of the event, such as RecommendationMade"),
    "stream": Column("Kind and key of what the entry is of"),
    "sentence": Column("What the entry says"),
    "cited": Column("Where that is printed: symbol, paragraph, rank of the source"),
    "about": Column("The entry that a correction, retraction or confirmation speaks of, by its id"),
    "recorded_at": _RECORDED,
    "address": _ADDRESS,
}
STATEMENTS: Columns = {
    "speaker": Column("The State, organization or office as printed"),
    "name": Column("The name of the person, where printed"),
    "capacity": Column("In which capacity: member_state, observer_state, ngo_consultative …"),
    "kind": Column("The kind of statement: general, introductory, right_of_reply …"),
    "on_behalf_of": Column("On whose behalf it was made, as printed", several=True),
    "occasion": Column("When and at which meeting"),
    "entries": _ENTRY,
}
VIEWS: Columns = {
    "quantifier": Column("How many held it, as printed: many, several, some, one …"),
    "words": Column("The view in the words of the report"),
    "entries": _ENTRY,
}
ITEMS: Columns = {
    "item": Column("Key of the agenda item, such as CCPCJ/28/6"),
    "number": Column("Its number, with the letter of a sub-item"),
    "title": Column("Its title as printed"),
    "considered_at": Column("The numbers of the meetings at which it was considered", several=True),
    "documents": Column("How many documents before the body are on record", "integer"),
    "statements": Column("How many statements are on record", "integer"),
    "actions": Column("How many actions are on record", "integer"),
    "address": _ADDRESS,
}
DONE: Columns = {
    "place": Column("The paragraph that prints it"),
    "sentence": Column("What was done"),
    "meetings": Column("At which meetings and when"),
    "entries": _ENTRY,
}
OFFICES: Columns = {
    "person": Column("The name as printed"),
    "office": Column("The office, membership or recommendation, in words"),
    "entries": _ENTRY,
    "address": Column("Address of the page of the board, session or matter"),
}
AHEAD: Columns = {
    "on": Column("The day", "date"),
    "kind": Column("session, mandate or term"),
    "name": Column("What it is of"),
    "sentence": Column("What is then, in words"),
    "entries": _ENTRY,
    "address": _ADDRESS,
}
DUE: Columns = {
    "day": Column("The day on which a letter goes out", "date"),
    "rule": Column("The rule that it follows"),
    "version": Column("The version of that rule"),
    "matter": Column("Key of what it is about"),
    "due_on": Column("The day that counts", "date"),
    "title": Column("What it is about, in words"),
    "reason": Column("How the day follows, in words"),
    "page": Column("Address of its page on this site"),
    "entries": _ENTRIES,
}
DIFFERENCES: Columns = {
    "name": Column("What differs between the two days"),
    "before": Column("Its status on the earlier day; empty where nothing was on record"),
    "after": Column("Its status on the later day; empty where nothing is on record"),
    "entries": _ENTRIES,
    "address": _ADDRESS,
}
FOUND: Columns = {
    "kind": Column("The heading under which it stands on the page, such as Documents or Matters"),
    "line": Column("Its name or words"),
    "detail": Column("What it says besides"),
    "address": _ADDRESS,
}
GLOSSARY: Columns = {"term": Column("A word on these pages"), "meaning": Column("What it means, and what it does not")}
ADDRESSES: Columns = {
    "address": Column("The address, names to be filled in between braces"),
    "answers": Column("What the page answers"),
    "forms": Column("The endings that it has besides the page itself", several=True),
    "parameters": Column("The parameters that it takes", several=True),
}
DICTIONARY: Columns = {
    "part": Column("event, row (of the JSON) or column (of a CSV)"),
    "name": Column("The type of the event, the name of the row, or the CSV and its column"),
    "meaning": Column("What it says"),
    "fields": Column("The fields of an event or row; the type of the cells of a column", several=True),
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
