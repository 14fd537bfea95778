"""Results on paper: a person's own, or what was released to all; nothing private, no worker's view, no number."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.models.measures import AnswerMode, Marking
from coachdesk.models.person import Person
from coachdesk.operations.measure_entry import Typed, keep_typed
from coachdesk.operations.measures_paper import chart_file_name, chart_for, draw_chart
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.operations.sample import family_id, person_id
from coachdesk.tools.success_chart import SuccessChart
from tests.pdf_readers import all_text, broken_rules, text_pages
from tests.sample_vaults import sample

WELLBEING = shipped_sets()[0]
FACES = AnswerMode.FACES_5
F1, MARCUS, CALLUM = family_id("F1"), person_id("F1", "marcus"), person_id("F1", "callum")
HIS, HERS = "Very low", "because of the bus"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """The sample, with a private sitting of Callum's and the coach's view of Marcus."""
    opened = sample(tmp_path_factory.mktemp("chart"))
    alone = next(one.key for one in WELLBEING.questions if one.alone)
    his = {"feelings": Typed(0, words=HERS), alone: Typed(0)}
    keep_typed(opened.desk, F1, CALLUM, WELLBEING, Marking.PAPER, FACES, his)
    keep_typed(opened.desk, F1, MARCUS, WELLBEING, Marking.COACHS_VIEW, FACES, {"feelings": Typed(0)})
    yield opened
    opened.close()


def _chart(vault: OpenDesk, person: str | None) -> SuccessChart:
    return chart_for(vault, F1, vault.desk.get(Person, person).record if person else None)


def test_a_private_answer_is_on_its_own_persons_paper_and_on_nobody_elses(vault: OpenDesk, tmp_path: Path) -> None:
    own = all_text(draw_chart(_chart(vault, CALLUM)), tmp_path)
    assert HIS in own
    for reader in (None, MARCUS):
        chart = _chart(vault, reader)
        assert {one.name for one in chart.answers} == {"Marcus"}
        text = all_text(draw_chart(chart), tmp_path)
        assert HIS not in text
        assert "view" not in text
    assert HERS not in own
    assert "Staying safe" not in own


def test_a_persons_paper_is_one_side_with_steps_and_answers_and_no_number_on_a_scale(
    vault: OpenDesk, tmp_path: Path
) -> None:
    chart = _chart(vault, MARCUS)
    assert (chart.own_targets, chart.is_child, chart.reader) == (True, False, "Marcus")
    pdf = draw_chart(chart)
    assert len(text_pages(pdf, tmp_path)) == 1
    text = all_text(pdf, tmp_path)
    for words in ("What I want", "6 of 7 steps done", "This is what I said", "First: Hard", "Sample: a made-up family"):
        assert words in text
    assert not re.search(r"\d of 10|total|average|score|%", text)
    assert chart_file_name(chart) == "F1-how-things-are-2011-09-01.pdf"
    assert _chart(vault, CALLUM).is_child


def test_the_paper_for_all_says_that_it_is_self_reported_and_has_no_targets(vault: OpenDesk, tmp_path: Path) -> None:
    chart = _chart(vault, None)
    text = all_text(draw_chart(chart), tmp_path)
    assert (chart.targets, chart.reader) == ((), "")
    assert "Self-reported: what Marcus said" in text
    assert "Marcus: How the help has been" in text


def test_it_is_read_by_a_screen_reader_and_kept_for_good(vault: OpenDesk) -> None:
    chart = _chart(vault, CALLUM)
    pdf = draw_chart(chart)
    assert broken_rules(pdf, "ua1") == broken_rules(pdf, "2a") == []
    assert pdf == draw_chart(chart)


def test_nobody_who_is_not_to_be_contacted_has_a_paper(vault: OpenDesk) -> None:
    dean = vault.desk.get(Person, person_id("F2", "dean")).record
    assert dean.no_contact
    with pytest.raises(Refused):
        chart_for(vault, family_id("F2"), dean)
