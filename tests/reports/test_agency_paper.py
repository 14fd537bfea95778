"""What an agency's rules keep back is not on the paper either: fifty random plans, read by another program (P-19)."""

from pathlib import Path

from coachdesk.reports.plan_pages import render_plan
from tests.pdf_readers import all_text, broken_rules
from tests.tools.agency_plans import Plans
from tests.tools.test_agency_leaks import WHEREABOUTS, copy_of

PAPERS = 50


def test_fifty_papers_hold_no_canary_that_was_not_allowed(tmp_path: Path) -> None:
    drawn = allowed = seed = 0
    while drawn < PAPERS:
        plans = Plans(seed)
        copy = copy_of(plans)
        seed += 1
        if copy is None:
            continue
        text = all_text(render_plan(copy.page), tmp_path).replace(" ", "")
        leaked = [one for one in plans.canaries if one.word in text and not plans.may(one)]
        assert leaked == [], seed
        assert not WHEREABOUTS.search(text), seed
        assert "ThiscopyisforBrueValeHomes." in text
        allowed += sum(one.word in text for one in plans.canaries)
        drawn += 1
    assert allowed > PAPERS


def test_an_agencys_paper_keeps_both_standards() -> None:
    copy = next(found for seed in range(50) if (found := copy_of(Plans(seed))) is not None)
    pdf = render_plan(copy.page)
    assert broken_rules(pdf, "ua1") == []
    assert broken_rules(pdf, "2a") == []
