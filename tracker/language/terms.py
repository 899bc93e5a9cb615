"""The words for the codes of facts: what a page prints for a capacity, a part of a session, the rank of a source."""

from tracker.language.messages import N_

CAPACITIES = {
    "member_state": N_("Representatives of members"),
    "observer_state": N_("Observers for States"),
    "regional_or_political_group": N_("Speakers on behalf of groups"),
    "secretariat_official": N_("Officials of the Secretariat"),
    "special_procedure": N_("Special procedure mandate holders"),
    "pni_institute": N_("Institutes of the programme network"),
    "un_entity": N_("United Nations entities"),
    "specialized_agency": N_("Specialized agencies"),
    "igo": N_("Intergovernmental organizations"),
    "treaty_or_expert_body": N_("Treaty and expert bodies"),
    "ngo_consultative": N_("Non-governmental organizations in consultative status"),
    "officer_of_body": N_("Officers of the body"),
    "other": N_("Other speakers"),
}

STATEMENTS = {
    "introductory": N_("introductory statement"),
    "general": "",
    "closing": N_("closing statement"),
    "explanation_of_vote_before": N_("explanation of vote before the vote"),
    "explanation_of_vote_after": N_("explanation of vote after the vote"),
    "explanation_of_position": N_("explanation of position"),
    "right_of_reply": N_("right of reply"),
    "point_of_order": N_("point of order"),
    "introduction_of_draft": N_("introduction of a draft"),
}

QUANTIFIERS = {
    "many": N_("Many speakers"),
    "several": N_("Several speakers"),
    "some": N_("Some speakers"),
    "a_number_of": N_("A number of speakers"),
    "one": N_("One speaker"),
    "another": N_("Another speaker"),
    "same_speaker": N_("The same speaker"),
    "unattributed": N_("Not attributed"),
}

PARTS = {
    "regular": N_("regular session"),
    "opening": N_("opening part"),
    "reconvened": N_("reconvened session"),
    "resumed": N_("resumed session"),
    "special": N_("special session"),
    "organizational": N_("organizational session"),
    "high_level": N_("high-level segment"),
    "management": N_("management segment"),
    "elections": N_("elections"),
}

MEETINGS = {
    "plenary": "",
    "committee_of_the_whole": N_("Committee of the Whole"),
    "joint": N_("joint meeting"),
    "working_group": N_("working group"),
    "board": N_("meeting of the board"),
}

PRECISIONS = {
    "day": "",
    "span": N_("over these days"),
    "each": N_("on each of these days"),
    "one_of": N_("on one of these days; the source does not say which"),
    "not_after": N_("not after this day"),
    "unknown": N_("the source gives no day"),
}

RANKS = {
    0: N_("our own statement"),
    1: N_("final text"),
    2: N_("final session report"),
    3: N_("draft report"),
    4: N_("reported by the secretariat, the text awaited"),
    5: N_("journal or meetings coverage"),
    6: N_("web page"),
}

ACCEPTED = {
    "alone": N_("by a person, on its own"),
    "group": N_("by a person, with others of its kind"),
    "edited": N_("by a person, after editing what had been suggested"),
    "import": N_("with an import"),
}

KINDS = {
    "documents": N_("documents"),
    "statements": N_("statements"),
    "views": N_("views"),
    "actions": N_("actions"),
    "mandates": N_("mandates"),
    "elections": N_("elections"),
}

DOCUMENT_DATES = {
    "forecast": N_("Forecast"),
    "submission": N_("Handed in for processing"),
    "issuance": N_("Issued"),
    "in_session": N_("Papers for use in session forecast"),
    "post_session": N_("Report on the session handed in"),
}

ASKED_OF = {"elect": N_("election"), "re_elect": N_("re-election"), "appoint": N_("appointment")}

SEAT_ACTS = {
    "elected": N_("elected"),
    "re_elected": N_("re-elected"),
    "appointed": N_("appointed"),
    "endorsed": N_("endorsed"),
}
