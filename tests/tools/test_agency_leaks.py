"""Ten thousand random plans: nothing is on an agency's copy that its rules do not allow, and nothing is missing."""

import re
from datetime import date

import pytest

from coachdesk.errors import Refused
from coachdesk.models.agency_copy import AgencyCopy
from coachdesk.tools.agency_copy import agency_copy
from coachdesk.tools.sharing_papers import SharingPapers
from tests.tools.agency_plans import AREA_OF, HOMES, PART, Plans
from tests.tools.sharing_records import EXPLAINED, TODAY, agreed, rule

SLICES = 8
EACH = 10_000 // SLICES
WHEREABOUTS = re.compile(r"07700|01632|ZZ\d|tanner|7331|poppy|drew kent|our own", re.IGNORECASE)


def copy_of(plans: Plans, papers: SharingPapers | None = None) -> AgencyCopy | None:
    try:
        return agency_copy(plans.content, HOMES, PART, papers or plans.papers, plans.facts(), TODAY, plans.inks)
    except Refused:
        return None


@pytest.mark.parametrize("part", range(SLICES))
def test_every_copy_holds_exactly_what_a_careful_reader_of_the_papers_would_tell(part: int) -> None:
    copies = 0
    for seed in range(part * EACH, (part + 1) * EACH):
        plans = Plans(seed)
        copy = copy_of(plans)
        printed = copy.page.model_dump_json() if copy else ""
        assert plans.leaks(copy) == [], seed
        assert not WHEREABOUTS.search(printed), seed
        missing = [one for one in plans.canaries if one.word not in printed and plans.may(one)]
        assert [one for one in missing if "name" not in one.word] == [], seed
        copies += copy is not None
    assert copies > EACH / 5


def test_a_leak_would_be_seen() -> None:
    """The control: copies made by papers in which everybody agreed to everything are told from the real ones."""
    seen = 0
    for seed in range(300):
        plans = Plans(seed)
        rules = tuple(
            rule(who, HOMES, what, from_date=date(2011, 1, 1))
            for who in plans.people
            for what in {one.information_class for one in plans.papers.rules}
        )
        grown = tuple(
            one.model_copy(update={"role": "parent", "birth_date": None, "due_date": None}) for one in plans.people
        )
        yes = tuple(agreed(who, **EXPLAINED) for who in grown)
        loose = SharingPapers(people=grown, agreements=yes, rules=rules)
        seen += bool(plans.leaks(copy_of(plans, loose)))
    assert seen > 60


def test_the_random_plans_reach_every_area_they_are_sorted_by() -> None:
    areas = {target.area for seed in range(60) for target in Plans(seed).content.targets}
    assert set(AREA_OF) < areas
