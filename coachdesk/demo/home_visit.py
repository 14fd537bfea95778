"""The visit to F1 from Today to the next date: two ticks, Callum's words, and the lid shut in mid-sentence."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QAbstractButton

from coachdesk.demo.hands import WalkBroken
from coachdesk.demo.sitting import Sitting
from coachdesk.models.plan import StepDone
from coachdesk.models.visit import VisitOutcome
from coachdesk.ui.pages.plan.step_row import StepRow
from coachdesk.ui.pages.today.planned_row import PlannedRow
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.widgets.words_field import WordsField

REF = "F1"
TICKED = ("Sixteen Mondays of rent and seven pounds, no misses", "Get the last tenant's debt off our electric key")
"""The two steps of F1 that can be ticked on the sample's day."""

BEFORE_THE_LID, AFTER_THE_LID = "Marcus read the whole of the gas letter", " out loud, and nobody helped him."
CALLUM = "I went in every day this week and nobody rang Dad."


class Visited(NamedTuple):
    """What one visit took: clicks, keys and fields; and passphrases."""

    actions: int
    passphrases: int


def visit_f1(coach: Sitting) -> Visited:
    """Start it from Today and end it with the next one agreed. Raises WalkBroken when a word has been lost."""
    hands, window = coach.hands, coach.window
    before = hands.actions
    hands.press(_todays_row(coach).button)
    page = hands.find(VisitPage)
    for name in ("Marcus", "Callum"):
        hands.press(hands.choice(page.who.people, name))
    for words in TICKED:
        row = _step(coach, page, words)
        hands.press(row.tick_button(StepDone.WE_DID_IT))
        hands.gone(row.tick_button(StepDone.WE_DID_IT), "the step to be ticked")
    voice = page.note.voices[0]
    hands.write(voice.words, CALLUM)
    hands.press(hands.choice(voice.whose, "Callum"))
    hands.go_on(page.note.fact, BEFORE_THE_LID)
    hands.picture("visit")
    coach.shut_the_lid()
    hands.picture("lid-opened")
    coach.unlock()
    hands.press(_todays_row(coach).button)
    page = hands.find(VisitPage)
    fact = hands.find(WordsField, "visit-note-fact", inside=page)
    hands.wait(lambda: fact.text() == BEFORE_THE_LID, "the sentence as it was when the lid was shut")
    hands.go_on(fact, AFTER_THE_LID)
    hands.press(hands.choice(page.end_card.outcome, VisitOutcome.MET))
    hands.write(page.end_card.next_day, "in 2 weeks")
    hands.picture("before-you-leave")
    hands.press(hands.find(QAbstractButton, "visit-end", inside=page))
    coach.wait_for("Visit ended.")
    hands.picture("visit-ended")
    if window.findChildren(WordsField, "visit-note-fact")[0].text():
        raise WalkBroken("the note was not kept")
    return Visited(hands.actions - before, coach.passphrases)


def _todays_row(coach: Sitting) -> PlannedRow:
    found: list[PlannedRow] = []

    def look() -> bool:
        rows = coach.window.findChildren(PlannedRow)
        found[:] = [one for one in rows if one.planned.family.ref == REF and one.isVisible()]
        return bool(found)

    coach.hands.wait(look, "the visit on today's list")
    return found[0]


def _step(coach: Sitting, page: VisitPage, words: str) -> StepRow:
    found: list[StepRow] = []

    def look() -> bool:
        found[:] = [one for one in page.findChildren(StepRow) if one.words() == words and one.isVisible()]
        if not found and page.steps.more.isVisible():
            coach.hands.press(page.steps.more)
        return bool(found)

    coach.hands.wait(look, "a step of the plan")
    return found[0]
