"""Pages and letters say where a matter stands in the same English words."""

from dataclasses import replace
from typing import get_args

import pytest

from tests.facts import COUNCIL_COVERED, COUNCIL_ELECTED, FINAL_REPORT, RECOMMENDED, TRANSMITTED, again, fact
from tests.projections.test_status import DAY
from tests.web.conftest import Site
from tracker.domain.recommendation import Asks, Outcome, RecommendationActedOn
from tracker.domain.terms import Fact
from tracker.projections import coverage, follow_up, status
from tracker.web import outcomes

KEY = "CCPCJ/28/elect/UNICRI"
ASKED = [replace(RECOMMENDED, event=replace(RECOMMENDED.event, asks=asks)) for asks in get_args(Asks)]
ACTED = [
    [RECOMMENDED, fact(RecommendationActedOn(KEY, outcome, "ECOSOC decision 2019/219B"), COUNCIL_ELECTED.occasion)]
    for outcome in get_args(Outcome)
]


@pytest.mark.parametrize("covered", [(), (COUNCIL_COVERED,)])
@pytest.mark.parametrize(
    "facts", [[TRANSMITTED], [again(RECOMMENDED, FINAL_REPORT, "34")], *([one] for one in ASKED), *ACTED]
)
def test_a_page_says_of_a_matter_what_a_letter_says(site: Site, facts: list[Fact], covered: tuple[Fact, ...]) -> None:
    [matter] = follow_up.rows(KEY, facts)
    reach = coverage.rows("ECOSOC", covered)
    with site.client.application.test_request_context("/"):
        on_a_page = outcomes.of_matter(matter, reach, DAY)
        assert str(on_a_page) == str(status.of_matter(matter, reach, DAY))
        assert on_a_page.word == status.of_matter(matter, reach, DAY).word
        assert outcomes.title_of(matter) == status.title_of(matter)
