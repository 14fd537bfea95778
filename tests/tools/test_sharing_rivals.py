"""While two people disagree about a sharing rule, it allows no more than each of them wrote."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.sharing import InformationClass, SharePurpose, SharingDecision, SharingRule
from coachdesk.tools.sharing import may_share
from coachdesk.tools.sharing_papers import SharingPapers
from coachdesk.tools.sharing_rivals import as_narrow_as_any
from tests.tools.records import agency, person
from tests.tools.sharing_records import TODAY, agreed, rule

MARCUS, HOMES = person("Marcus"), agency()
days = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
some_days = st.lists(st.none() | days, min_size=2, max_size=3)


def allows(one: SharingRule, on: date) -> bool:
    papers = SharingPapers(people=(MARCUS,), agreements=(agreed(MARCUS),), rules=(one,))
    return may_share(papers, MARCUS, HOMES, SharePurpose.DO_ITS_PART, InformationClass.PLAN, on).allowed


@given(st.lists(days, min_size=2, max_size=3), some_days, some_days, days, st.randoms(use_true_random=False))
def test_it_allows_on_a_day_only_what_every_one_of_them_allowed(
    begins: list[date], reviews: list[date | None], ends: list[date | None], on: date, chance: random.Random
) -> None:
    shown = rule(
        MARCUS, HOMES, from_date=chance.choice(begins), review_on=chance.choice(reviews), until=chance.choice(ends)
    )
    rivals: dict[str, list[Any]] = {
        name: [value and value.isoformat() for value in values]
        for name, values in (("from_date", begins), ("review_on", reviews), ("until", ends))
    }
    narrow = as_narrow_as_any(shown, rivals)
    versions = [
        shown.model_copy(update={"from_date": first, "review_on": review, "until": last})
        for first in begins
        for review in reviews
        for last in ends
    ]
    assert allows(narrow, on) == all(allows(one, on) for one in versions)


@pytest.mark.parametrize("name", ["person", "agency", "purpose", "information_class"])
def test_where_it_is_in_dispute_what_the_rule_is_about_it_refuses(name: str) -> None:
    shown = rule(MARCUS, HOMES)
    assert as_narrow_as_any(shown, {name: ["1" * 32, "2" * 32]}).decision is SharingDecision.REFUSED


def test_one_refusal_among_rivals_refuses_and_no_rivals_change_nothing() -> None:
    shown = rule(MARCUS, HOMES)
    assert as_narrow_as_any(shown, {"decision": ["allowed", "refused"]}).decision is SharingDecision.REFUSED
    assert as_narrow_as_any(shown, {"decision": ["allowed"], "basis_words": ["a", "b"]}) == shown
    assert as_narrow_as_any(shown, {}) == shown
