"""What the person who holds the laptop can do: the pages the coach chose, and passing it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FamilyPage
from coachdesk.models.measures_in_sight import AskedOf, SetInSight
from coachdesk.ui.family_mode.questions.asking_words import title_of
from coachdesk.ui.family_mode.questions.way import Way
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.widgets.bidi import isolated

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow

Offer = tuple[str, str, Callable[[], object]]
"""The words of a button, its icon, and what it does."""


class HomePage(Sheet):
    """One large button for each thing."""

    def __init__(self, window: FamilyWindow) -> None:
        person = window.sitting.person
        assert person is not None
        super().__init__(window)
        self.set_title(self.tr("{name}, what now?").format(name=isolated(person.name)))
        for words, icon, deed in self._offers(person.id):
            button = self.big(words, icon)
            button.clicked.connect(deed)
            self.first = self.first or button
        self.finish()

    def _offers(self, person: str) -> Iterator[Offer]:
        pages = self.sitting.snapshot.pages
        if FamilyPage.QUESTIONS in pages:
            yield from self._questions(person)
        if FamilyPage.LINES in pages and any(person in one.people for one in self.sitting.snapshot.lines):
            yield self.tr("Our lines"), "right", lambda: self.at.go("lines")
        if FamilyPage.JOURNEY in pages and self.sitting.snapshot.feelings is not None:
            yield self.tr("Our ups and downs"), "up", lambda: self.at.go("journey")
        if FamilyPage.STEPS in pages:
            yield self.tr("Our steps"), "step_done", lambda: self.at.go("steps")
        if FamilyPage.GOOD_NEWS in pages:
            yield self.tr("Good news"), "sun", lambda: self.at.go("good_news")
        if FamilyPage.TELL in pages:
            yield self.tr("Something to tell"), "note", lambda: self.at.go("tell")
        yield self.tr("Who sees this?"), "eye", lambda: self.at.go("who_sees")
        if len(self.sitting.snapshot.people) > 1:
            yield self.tr("Give it to the next one"), "person", lambda: self.at.go("who")

    def _questions(self, person: str) -> Iterator[Offer]:
        """The sets this person is asked and has not finished: what was finished is put away."""
        for content in self.sitting.snapshot.sets:
            so_far = self.sitting.so_far.get((content.id, person))
            for asked in content.asked:
                if asked.person == person and not (so_far and so_far.finished):
                    yield title_of(content), "plan", partial(self._ask, content, asked)

    def _ask(self, content: SetInSight, asked: AskedOf, _pressed: bool = False) -> None:
        Way(self.at, content, asked).begin()
