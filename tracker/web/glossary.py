"""The glossary: what the words on these pages mean."""

from dataclasses import dataclass

from tracker.language.messages import N_


@dataclass(frozen=True, slots=True)
class Term:
    """A word, and what it means here."""

    term: str
    meaning: str


GLOSSARY = (
    Term(
        N_("Session"),
        N_(
            "The period in which a body meets, by number (twenty-eighth) or year (2019). It may have parts: an "
            "opening part, a regular session, a reconvened session."
        ),
    ),
    Term(N_("Meeting"), N_("One numbered sitting of a body within a session, usually a morning or an afternoon.")),
    Term(
        N_("Agenda item"),
        N_(
            "A subject on the agenda that a body adopted for a session; it may have lettered sub-items. Its "
            "number is good for one session only."
        ),
    ),
    Term(
        N_("Document"),
        N_(
            "A paper issued under a symbol. A joint document has a symbol in the series of each body and is still"
            " one document; a corrigendum belongs to the document it corrects."
        ),
    ),
    Term(N_("Symbol"), N_("The name of a document, such as E/CN.15/2019/8. It leads to the official text.")),
    Term(
        N_("Before a body"),
        N_("The body had the document in front of it. That proves neither that it was read nor that it was endorsed."),
    ),
    Term(
        N_("Draft"),
        N_(
            "A draft resolution or decision, under its L. symbol or its place in a report. It becomes a text when"
            " it is adopted."
        ),
    ),
    Term(
        N_("Text"),
        N_(
            "A resolution, decision or declaration that an organ adopted and numbered. A number alone can name "
            "texts of several organs."
        ),
    ),
    Term(
        N_("Recommendation"),
        N_(
            "What one body asks another to do: to adopt a draft, to elect members. Nothing is adopted or elected by it."
        ),
    ),
    Term(
        N_("Transmitted"),
        N_("A body sent a document on to another. It takes no responsibility for the content by that."),
    ),
    Term(N_("Matter"), N_("One recommendation or transmission with all that became of it.")),
    Term(N_("Follow-up"), N_("The ledger of matters: what was sent to another organ, and what came back.")),
    Term(
        N_("With the Council"),
        N_(
            "Sent to the Council, and no act of the Council is on record as far as the record reaches. It says "
            "nothing about why."
        ),
    ),
    Term(
        N_("Acted on"),
        N_(
            "The organ that was asked did something, and the page gives its own verb. To take note of a document "
            "is neither approval nor disapproval."
        ),
    ),
    Term(
        N_("Not adopted"),
        N_(
            "The draft was put to the body and not adopted. “No action taken” and “withdrawn” are other outcomes "
            "and are named apart."
        ),
    ),
    Term(
        N_("Next step"),
        N_(
            "The sitting at which the organ asked can take the matter up. Where no date is set, the date is to be"
            " determined."
        ),
    ),
    Term(
        N_("Mandate"), N_("What one operative paragraph of an adopted text asks of somebody, in the words of the text.")
    ),
    Term(
        N_("Renewed, adapted, merged, replaced, retired"),
        N_(
            "What a later text did to a mandate. “Lapsed” means that it ran out without a decision; “completed” "
            "stands only where a body said so."
        ),
    ),
    Term(
        N_("Nothing recorded at three sessions (dormant)"),
        N_(
            "What was awaited under a mandate, and of which no entry speaks through three sessions of the body to"
            " which it is to be reported. Only sessions whose documents were read in full for this record count."
        ),
    ),
    Term(
        N_("Addressed only to States"),
        N_(
            "A paragraph that asks something of States alone. It is listed with its words and bears no status: "
            "what a State does under it is not followed here."
        ),
    ),
    Term(
        N_("Board"),
        N_(
            "A body whose members are elected or appointed to seats. To be nominated or recommended for a seat is"
            " not yet to sit."
        ),
    ),
    Term(
        N_("Representative, observer"),
        N_("The two ways in which a State takes part. Both are printed in the form and order of the report."),
    ),
    Term(
        N_("View on record"),
        N_(
            "What the report says that speakers said, with its own quantifier (many, some, one). The report does "
            "not say whose view it was, and nor do these pages."
        ),
    ),
    Term(
        N_("Entry"),
        N_(
            "One line of the log: one fact, its occasion and its source. It is never changed or taken out; a "
            "later entry may correct or retract it."
        ),
    ),
    Term(N_("Log"), N_("All entries in the order in which they were recorded, each numbered by its position.")),
    Term(
        N_("Covered to"),
        N_("The day up to which the acts of a body have been read for this record, in full or in part."),
    ),
    Term(N_("Not covered"), N_("Nothing has been read there. That no act is on record then says nothing at all.")),
    Term(
        N_("According to the draft report"),
        N_("Only a draft of the report says so yet. The words go once the final report prints the same."),
    ),
    Term(N_("Inferred"), N_("Concluded by a reader from what is printed around it. The reason is always shown.")),
    Term(N_("No date stated in the text"), N_("The paragraph sets no day and no session. It does not fall due.")),
    Term(
        N_("Date to be determined"),
        N_("The session is foreseen and its dates are not set. Nothing is counted from them."),
    ),
    Term(
        N_("Correction to this record"),
        N_(
            "An entry that was our own error. Where a final text differs from a draft, that is no error of ours "
            "and stands elsewhere."
        ),
    ),
)
