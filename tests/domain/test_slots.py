"""The 10-4-6 rule, on the twenty-eighth session of the Commission: it opened on Monday, 20 May 2019."""

from datetime import date

from tracker.domain.slots import dates_for, document_dates

OPENED, CLOSED = date(2019, 5, 20), date(2019, 5, 24)


def test_the_dates_of_the_documents_for_the_twenty_eighth_session() -> None:
    assert {one.kind: one.on for one in document_dates(OPENED, CLOSED)} == {
        "forecast": date(2019, 2, 11),
        "submission": date(2019, 3, 11),
        "issuance": date(2019, 4, 8),
        "in_session": date(2019, 4, 29),
        "post_session": date(2019, 6, 7),
    }


def test_each_date_says_how_it_was_reckoned() -> None:
    [submission] = [one for one in document_dates(OPENED) if one.kind == "submission"]
    assert submission.arithmetic == "10 weeks before the opening on 20 May 2019"


def test_a_document_for_two_bodies_has_one_slot_from_the_session_that_opens_first() -> None:
    assert dates_for([(OPENED, CLOSED), (date(2019, 3, 14), date(2019, 3, 22))]) == document_dates(
        date(2019, 3, 14), date(2019, 3, 22)
    )
    assert dates_for([]) == []
