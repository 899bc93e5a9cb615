"""Codes and reasons that are printed as they are recorded, marked for translation."""

from tracker.language.messages import N_

# codes that are printed as they are, without their underscores
_CODES = (
    *(N_("without a vote"), N_("by vote"), N_("general"), N_("limited"), N_("restricted")),
    *(N_("decide"), N_("adopt"), N_("take note"), N_("approve"), N_("endorse"), N_("authorize"), N_("nominate")),
    *(N_("defer"), N_("elect"), N_("re-elect"), N_("appoint"), N_("forward"), N_("consider"), N_("transmit")),
    *(N_("closure"), N_("adjournment"), N_("no action"), N_("division"), N_("suspension")),
    *(N_("rejected"), N_("deferred"), N_("show of hands"), N_("recorded"), N_("roll call"), N_("secret ballot")),
    N_("acclamation"),
    *(N_("expired"), N_("resigned"), N_("died"), N_("replaced"), N_("merged"), N_("retired"), N_("lapsed")),
    *(N_("adopted"), N_("adopted as revised"), N_("approved"), N_("taken note of"), N_("forwarded")),
    *(N_("not adopted"), N_("resolution"), N_("decision"), N_("declaration"), N_("date"), N_("session")),
    *(N_("interval"), N_("recurring"), N_("unspecified"), N_("renewed"), N_("adapted"), N_("discharged")),
)
# codes that the page of an entry prints as they are recorded
_RECORDED = (
    *(N_("member state"), N_("observer state"), N_("regional or political group"), N_("secretariat official")),
    *(N_("special procedure"), N_("pni institute"), N_("un entity"), N_("specialized agency"), N_("igo")),
    *(N_("treaty or expert body"), N_("ngo consultative"), N_("officer of body"), N_("other")),
    *(N_("regular"), N_("opening"), N_("reconvened"), N_("resumed"), N_("special"), N_("organizational")),
    *(N_("high level"), N_("management"), N_("introductory"), N_("closing"), N_("explanation of vote before")),
    *(N_("explanation of vote after"), N_("introduction of draft"), N_("plenary"), N_("committee of the whole")),
    *(N_("joint"), N_("many"), N_("several"), N_("some"), N_("a number of"), N_("one"), N_("another")),
    *(N_("same speaker"), N_("unattributed")),
)
# what documents are, as sources print it
_PAPERS = (
    *(N_("report"), N_("note"), N_("note verbale"), N_("letter"), N_("memorandum"), N_("conference room paper")),
    *(N_("draft resolution"), N_("draft decision"), N_("statement"), N_("working paper"), N_("background paper")),
    *(N_("annotated provisional agenda"), N_("provisional agenda"), N_("draft report")),
)
# what our reader of reports concludes, and from what; a person's own reason stands as it was written
_REASONS = (
    N_("an invited speaker; in which capacity, the words do not say"),
    N_("an office of a Government; whether its State is a member of the body, the words do not say"),
    N_("meetings and days are listed in equal number, and paired in order"),
    N_("no capacity is printed, and the name is neither a State's nor that of an organization known here"),
    N_("the first of the dates that the title gives, taken for the opening part"),
    N_(
        "the Council takes up the reports of its commissions at its management segment (General Assembly resolution"
        " 72/305, annex, para. 24); the text names only the meeting and the day"
    ),
    N_("who the speakers were is not printed"),
)
