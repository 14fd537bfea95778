"""Yasmin and Zara answer for themselves on the family's own pages; the coach looks through it and adds her own view."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QAbstractButton

from coachdesk.demo.hands import WalkBroken
from coachdesk.demo.sitting import Sitting
from coachdesk.models.family_mode import FamilyPage
from coachdesk.models.measures import Marking
from coachdesk.ui.handing_over.handing_over import HandingOver
from coachdesk.ui.pages.family_mode.given_page import GivenPage
from coachdesk.ui.pages.family_mode.page import HandOverPage
from coachdesk.ui.pages.measures.entry_page import MeasureEntryPage
from coachdesk.ui.pages.measures.page import MeasuresPage

WHO = ("Yasmin", "Zara")
AGENCY = "Marlmoor Academy"
FAMILY_HAS_IT = 120.0
"""Seconds in which the family's hands must have given the laptop back."""


def answer_for_themselves(coach: Sitting, family_id: str) -> None:
    """Hand over, wait for it to come back, look through it alone and keep it, write the coach's own view, look."""
    _hand_over(coach, family_id)
    _take_back(coach)
    _own_view(coach, family_id)
    page = coach.hands.find(MeasuresPage)
    coach.hands.wait(lambda: coach.says(WHO[0]), "the pictures of how things are")
    coach.hands.press(coach.hands.find(QAbstractButton, "I am alone: show all", inside=page))
    coach.hands.picture("how-things-are")


def _hand_over(coach: Sitting, family_id: str) -> None:
    hands = coach.hands
    handing_over = coach.window.findChild(HandingOver)
    if not isinstance(handing_over, HandingOver):
        raise WalkBroken("no way to hand over")
    pictures = coach.prepared.folder / "screens" / "family"
    pictures.mkdir(parents=True)
    handing_over.command = (sys.executable, "-m", "coachdesk.demo.family_hands", str(pictures))
    coach.go("family_mode", family_id)
    page = hands.find(HandOverPage)
    for name in WHO:
        hands.press(hands.choice(page.people, name))
    for one in (FamilyPage.QUESTIONS, FamilyPage.LINES, FamilyPage.GOOD_NEWS):
        hands.press(hands.choice(page.pages, one))
    hands.press(hands.choice(page.asking.agencies, AGENCY))
    hands.picture("hand-over")
    handed: list[bool] = []
    handing_over.handed.connect(lambda: handed.append(True))
    hands.press(page.button)
    hands.wait(lambda: handed, "the family's pages to be on the screen")
    broken = pictures / "broken.txt"
    hands.wait(lambda: coach.window.isVisible() or broken.is_file(), "the family to give it back", FAMILY_HAS_IT)
    if broken.is_file():
        raise WalkBroken(broken.read_text(encoding="utf-8").strip())
    coach.hands.picture("given-back")


def _take_back(coach: Sitting) -> None:
    hands = coach.hands
    coach.unlock()
    page = hands.find(GivenPage)
    hands.wait(page.alone.isVisible, "what the family gave")
    hands.picture("what-they-gave")
    hands.press(page.alone)
    hands.picture("what-they-gave-alone")
    hands.press(page.keep)
    coach.wait_for("kept.")


def _own_view(coach: Sitting, family_id: str) -> None:
    """Made without a look at theirs, and kept apart."""
    hands = coach.hands
    coach.go("measure_entry", family_id)
    page = hands.find(MeasureEntryPage)
    hands.press(hands.choice(page.form.way, Marking.COACHS_VIEW))
    hands.press(hands.choice(page.form.person, WHO[0]))
    hands.wait(lambda: page.rows, "the questions")
    for row in page.rows[:3]:
        hands.press(hands.choice(row.answer, row.question.faces[2]))
    hands.picture("own-view")
    hands.press(page.keep_button)
    hands.find(MeasuresPage)
