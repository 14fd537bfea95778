"""The savings run of the guide, done as it is written there, action by action, in at most twelve of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from coachdesk.models.frozen_figures import FiguresSnapshot
from coachdesk.models.saving_reason import SavingReason
from coachdesk.ui.frame.rail import RAIL
from coachdesk.ui.pages.savings.page import SavingsPage
from coachdesk.ui.theme import Theme
from tests.figures_vault import family_called, figures_vault
from tests.ui.pages.desk_standing import words
from tests.ui.pages.figures_standing import filled
from tests.ui.pages.page_visit import PageVisit

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "costs-and-savings.md"
MOST = 12
_ACTION = re.compile(
    r"^\d+\. (?:(?P<deed>Press|Choose) \*\*(?P<name>[^*]+)\*\*|In \*\*(?P<field>[^*]+)\*\*, type `(?P<typed>[^`]+)`)\.$"
)


def actions() -> list[re.Match[str]]:
    """The numbered lines under "A savings run", each of which must be an action that can be done."""
    part = GUIDE.read_text(encoding="utf-8").split("## A savings run\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if re.match(r"\d+\.", line)]
    found = [_ACTION.match(line) for line in lines]
    assert all(found), [line for line, one in zip(lines, found, strict=True) if one is None]
    return [one for one in found if one is not None]


@pytest.fixture
def guided(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[PageVisit]:
    opened = figures_vault(tmp_path)
    made = PageVisit(opened, theme, tmp_path, qtbot)
    yield made
    made.stack.close()
    made.stack.keep_typing()
    assert made.deeds.stop()
    opened.close()
    assert made.broken == []


def do(visit: PageVisit, action: re.Match[str]) -> None:
    """One action by the words of the guide, as a person finds what they name; then all is written and shown."""
    page = visit.stack.page
    if action["field"]:
        (box,) = [
            one for one in page.findChildren(QLineEdit)
            if one.accessibleName() == action["field"] and one.isVisibleTo(page)
        ]  # fmt: skip
        box.setFocus()
        box.selectAll()
        visit.write(action["typed"])
    else:
        rail = {row.word: row.page for row in RAIL}
        if action["name"] in rail:
            assert visit.stack.go_to(rail[action["name"]])
        else:
            named = [
                one for one in page.findChildren(QAbstractButton)
                if one.accessibleName() == action["name"] and one.isVisibleTo(page) and one.isEnabled()
            ]  # fmt: skip
            assert len(named) == 1, (action["name"], [one.accessibleName() for one in named])
            named[0].setFocus()
            named[0].click()
    done: list[object] = []
    visit.deeds.carry(lambda: None, then=done.append)
    visit.qtbot.waitUntil(lambda: len(done) == 1, timeout=20_000)
    visit.settle()
    visit.qtbot.waitUntil(lambda: filled(visit.stack.page), timeout=20_000)


def test_a_run_of_seven_families_takes_no_more_than_twelve_actions_and_stays_as_it_was(guided: PageVisit) -> None:
    found = actions()
    assert 3 <= len(found) <= MOST
    for number, action in enumerate(found, 1):
        do(guided, action)
        if action["name"] == "75%":
            assert "Predicted to cost £57,267 less" in words(guided.stack.page), number
    page = guided.here_is(SavingsPage)
    said = words(page)
    assert "Predicted to cost £76,356 less" in said
    assert "7 of 9 (78%) families. No map, left out: F6, F9. None recorded before, counted as nothing: F5." in said
    assert "F3: Needed more help: predicted to cost £17,253 more. Reason: A relapse in May, and two stays" in said
    assert "These are the figures of the snapshot “V1 of 1 September”." in said
    assert page.reasons.fields == {}, "what was frozen is not written in"
    (snapshot,) = guided.desk.records(FiguresSnapshot)
    assert snapshot.name == "V1 of 1 September"
    f3 = family_called(guided.opened, "F3")
    reason = next(one for one in guided.desk.all(SavingReason, f3) if one.record.during == "2011-03..2011-08")
    guided.desk.amend(reason, words="Something else")
    assert guided.stack.go_to("families")
    guided.go(SavingsPage, "savings", snapshot_id=snapshot.id)
    assert "Reason: A relapse in May, and two stays" in words(guided.here_is(SavingsPage))
    assert "Something else" in words(guided.go(SavingsPage, "savings"))
