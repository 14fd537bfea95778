"""A person's copy says who sees it, and carries the story of whoever told it; nobody else's paper has either."""

from datetime import date
from pathlib import Path

import pytest

from coachdesk.models.plan_copy import PlanCopy, StoryOnPaper
from coachdesk.models.who_sees import SeenLine
from coachdesk.reports.plan_pages import render_plan
from coachdesk.tools.who_sees import on_paper
from coachdesk.tools.who_sees_words import line_in_words
from tests.pdf_readers import all_text, broken_rules, squeezed, structure_text
from tests.plan_copies import plan_copy
from tests.tools.records import assignment, worker
from tests.tools.seen_facts import DAD, HOME, HOMES, MUM, PLAN, event, facts
from tests.tools.sharing_records import TODAY, agreed, rule

STORY = StoryOnPaper(
    words="There are three of us.\n\nTheir mum went in 2008.", told_by=("Ruth", "Callum"), told_on=date(2011, 2, 24)
)


def box() -> tuple[SeenLine, ...]:
    coach = worker("Bronwen Tarr", role="coach")
    known = facts(
        agreed(MUM),
        rule(MUM, HOMES, PLAN, until=date(2012, 3, 1)),
        rule(MUM, HOMES, HOME, until=date(2012, 3, 1)),
        event(HOMES, included=(PLAN,)),
        workers=(coach,),
        assignments=(assignment(coach, "2011-01-01"),),
    )
    return on_paper(known, MUM)


def copy(large: bool) -> PlanCopy:
    return plan_copy("Ruth", large_print=large, who_sees=box(), story=STORY)


@pytest.mark.parametrize("large", [True, False])
def test_the_box_is_printed_read_aloud_in_its_place_and_keeps_both_standards(large: bool, tmp_path: Path) -> None:
    pdf = render_plan(copy(large))
    assert broken_rules(pdf, "ua1") == []
    assert broken_rules(pdf, "2a") == []
    text, spoken = squeezed(all_text(pdf, tmp_path)), squeezed(" ".join(structure_text(pdf, tmp_path)))
    for line in box():
        assert squeezed(line_in_words(line)) in text
        assert squeezed(line_in_words(line)) in spoken
    assert squeezed("Brue Vale Homes may know: the plan and the home, till 1 March 2012.") in spoken
    assert spoken.index(squeezed("Who sees this?")) < spoken.index(squeezed("They see all that you tell us."))


@pytest.mark.parametrize("large", [True, False])
def test_the_story_is_printed_as_it_was_told_and_by_whom(large: bool, tmp_path: Path) -> None:
    spoken = squeezed(" ".join(structure_text(render_plan(copy(large)), tmp_path)))
    assert squeezed("Their mum went in 2008. Told by Ruth and Callum on 24 February 2011.") in spoken


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"told_by": ("Ruth",), "told_on": None}, "Told by Ruth."),
        ({"told_by": (), "told_on": TODAY}, "Told on 31 August 2011."),
        ({"told_by": (), "told_on": None}, ""),
    ],
)
def test_what_is_not_known_of_a_telling_is_not_said(known: dict[str, object], said: str, tmp_path: Path) -> None:
    story = STORY.model_copy(update=known)
    text = all_text(render_plan(plan_copy("", story=story)), tmp_path)
    assert ("Told" in text) is bool(said)
    assert said in text


@pytest.mark.parametrize("reader", ["", "Marcus"])
def test_without_either_there_is_no_heading_for_it(reader: str, tmp_path: Path) -> None:
    text = all_text(render_plan(plan_copy(reader)), tmp_path)
    assert "Who sees this?" not in text
    assert "story" not in text.casefold()


def test_a_person_without_a_rule_reads_that_nobody_else_may_know() -> None:
    said = [line_in_words(line) for line in on_paper(facts(agreed(MUM), rule(MUM, HOMES)), DAD)]
    assert "You have not said yes. So no one else may know." in said
    assert not [line for line in said if "Homes" in line]
