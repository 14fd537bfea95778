"""A family's page leads to what is to come for it, and to planning more."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.operations.letters import keep_letter
from coachdesk.operations.visits import plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.theme import Theme
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def test_each_line_and_each_way_leads_on_with_the_family(here: DeskStanding) -> None:
    page = here.page(FamilyPage, family_id=here.family.id)
    assert "No visit or appointment is planned." in words(page)
    visit = plan_visit(here.desk, here.family.id, wall_time(date(2011, 3, 4), time(9, 30))).record
    letter = keep_letter(here.desk, here.family.id, from_words="Court", says="It asks.", wants="An answer").record
    here.settle()
    for name, where in (
        ("Fri 4 Mar 2011, 09:30: Visit", ("visit", visit.id)),
        ("Letter, Court", ("letter", letter.id)),
        ("Plan a visit", ("visit_new", "")),
        ("Appointment", ("appointment", "")),
        ("A letter", ("letter", "")),
    ):
        here.press(page, name)
        went = here.went[-1]
        assert (went.page, went.where.get("record_id", "")) == where
        assert went.family_id == here.family.id
