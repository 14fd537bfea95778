"""The family's process of the demo: the very pages a family holds, and hands that answer them as Yasmin and Zara would.

`python -m coachdesk.demo.family_hands PICTURES`. It is started in place of the program's own family process, hears and
says the same on its pipes, and ends like it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from coachdesk.demo.hands import Hands, WalkBroken
from coachdesk.operating_system import boot_seconds
from coachdesk.ui.collecting import ScreenThreadCollecting
from coachdesk.ui.family_mode.child import streams
from coachdesk.ui.family_mode.lines.mark_page import MarkPage
from coachdesk.ui.family_mode.questions.practice_page import PracticePage
from coachdesk.ui.family_mode.questions.question_page import QuestionPage
from coachdesk.ui.family_mode.questions.why_page import WhyPage
from coachdesk.ui.family_mode.showing import Showing
from coachdesk.ui.family_mode.window import FamilyWindow
from coachdesk.ui.widgets.line_scale import LineScale

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.questions.question_sheet import QuestionSheet
    from coachdesk.ui.family_mode.sheet import Sheet

LOOK_EVERY_MS = 50
REST = 0.03
SIZE = (1366, 768)

FACES = (0.06, 0.28, 0.5, 0.72, 0.94)
"""How far along a line each of the five faces would be."""

HARD, GOOD = 1, 3
NOT_SAID, LEFT = "I don't want to say", "Next"

YASMIN: dict[str, int | str] = {"money": HARD, "health": HARD, "feelings": NOT_SAID, "learning_work": LEFT}
"""What Yasmin answers where it is not good; of money she taps the wrong end first."""

WHY = "I am up at four for work and the washing never ends."
STEP = "Everybody over ten does one load of washing a week"
GOOD_NEWS = "Five of us ate at one table on Sunday."
HELPED, NEEDED = "We eat together on Fridays.", "Adam has to know that he may come."


class FamilyAtTheTable:
    """Yasmin answers, tells good news and puts her X; Zara answers and puts hers, and keeps both to herself."""

    def __init__(self, window: FamilyWindow, pictures: Path) -> None:
        window.resize(*SIZE)
        self._window, self._hands = window, Hands(window, pictures, REST)

    def go(self) -> None:
        """From the first page to handing the laptop back. Raises WalkBroken."""
        self._press("Go on", picture="who-sees-this")
        self._mother()
        self._press("Give it to the next one")
        self._daughter()
        self._press("Stop")
        self._press("I am the coach")

    def _mother(self) -> None:
        self._press("Yasmin", picture="who-are-you")
        self._answer("How things are for us", YASMIN, shown=True)
        self._answer_about_help()
        self._press("Good news", picture="what-now")
        self._write(GOOD_NEWS)
        self._press("Keep this")
        self._press("Back")
        self._mark(0.7, shown=True)

    def _daughter(self) -> None:
        self._press("Zara")
        self._answer("How things are for us", {"people_around": HARD, "home": LEFT}, shown=False)
        self._mark(0.4, shown=False)

    # -- questions -------------------------------------------------------------------------------

    def _answer_about_help(self) -> None:
        home = self._page()
        wanted = [one for one in home.findChildren(QAbstractButton) if ": " in one.accessibleName()]
        if not wanted:
            raise WalkBroken("nobody's help is asked about")
        self._answer(wanted[0].accessibleName(), {"not_repeat": HARD}, shown=True)

    def _answer(self, title: str, otherwise: dict[str, int | str], *, shown: bool) -> None:
        """A whole set: good, but for what is named; then who may see it."""
        self._press(title)
        self._press("I will")
        while True:
            page = self._page()
            if isinstance(page, PracticePage):
                self._put(page, len(FACES) - 1 if "sun" in page.question.key else 0)
                self._press("Yes")
            elif isinstance(page, QuestionPage):
                self._one(page, otherwise.get(page.question.key, GOOD))
            elif isinstance(page, WhyPage):
                self._press("Go on")
            else:
                break
        self._press("Go on", picture="look-at-them")
        self._who_may_see(shown=shown)
        self._home()

    def _one(self, page: QuestionPage, answer: int | str) -> None:
        if isinstance(answer, str):
            self._press(answer)
            if answer == LEFT:
                self._press("Yes")
            return
        if (page.question.key, answer) == ("money", HARD):
            self._put(page, len(FACES) - 1)
            self._press("Change it", picture="the-wrong-end")
        self._put(page, answer)
        self._press("Yes")
        if (page.question.key, answer) == ("health", HARD):
            self._write(WHY)
            self._press("Make this a small step", picture="what-makes-it-that")
            self._write(STEP)
            self._press("Keep this", picture="a-small-step")

    def _put(self, page: QuestionSheet, number: int) -> None:
        """A mark on a face, or where that face would be on a line."""
        self._on_the_screen()
        shown = page.scale.shown
        if isinstance(shown, LineScale):
            self._hands.draw(shown.surface, (((FACES[number], 0.5),),))
            self._hands.wait(lambda: page.echo.asks, "the mark to be read back")
        else:
            self._press(page.question.faces[number])

    # -- the line --------------------------------------------------------------------------------

    def _mark(self, where: float, *, shown: bool) -> None:
        self._press("Our lines")
        self._press("Put my X")
        self._press("I will")
        page = self._page()
        if not isinstance(page, MarkPage):
            raise WalkBroken("the line to put an X on")
        self._hands.draw(page.line.surface, (((where, 0.5),),))
        self._hands.wait(lambda: page.echo.asks, "the X to be read back")
        self._press("Yes", picture="my-x")
        for words in (HELPED, NEEDED):
            self._write(words if shown else "")
            self._press("Go on")
        self._who_may_see(shown=shown)
        self._home()

    # -- what both need --------------------------------------------------------------------------

    def _who_may_see(self, *, shown: bool) -> None:
        if shown:
            self._press("Yes, they may see it", picture="may-they-see")
            self._press("Yes")
        else:
            self._press("No, not my family")

    def _home(self) -> None:
        while self._window.name != "home":
            self._press("Back" if self._window.name == "lines" else "Go on")

    def _page(self) -> Sheet:
        self._on_the_screen()
        page = self._window.page
        if page is None:
            raise WalkBroken("a page for the family")
        return page

    def _press(self, words: str, picture: str = "") -> None:
        self._on_the_screen()
        if picture:
            self._hands.picture(picture)
        button = self._hands.find(QAbstractButton, words, inside=self._page())
        self._hands.press(button)
        self._hands.wait(lambda: not self._window.sitting.waiting, "it to be on the disk")

    def _write(self, words: str) -> None:
        if words:
            field = getattr(self._page(), "field", None)
            if field is None:
                raise WalkBroken("a place to write")
            self._hands.write(field, words)

    def _on_the_screen(self) -> None:
        """Offscreen two programs take the keyboard from each other, and a family's page without it covers itself."""
        if self._window.covered:
            self._window.uncover()
        self._window.take_keyboard()


def main(pictures: Path) -> int:
    """As `ui.family_mode.child`, and the hands begin once the pages are on the screen."""
    asking, answering = streams()
    application = QApplication(["coachdesk"])
    application.setQuitOnLastWindowClosed(False)
    ScreenThreadCollecting(application)
    showing = Showing(application, asking, answering, boot_seconds)
    looking = QTimer(application)

    def look() -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, FamilyWindow) and one.isVisible()]
        if not windows:
            return
        looking.stop()
        try:
            FamilyAtTheTable(windows[0], pictures).go()
        except WalkBroken as broken:
            (pictures / "broken.txt").write_text(f"{broken}, on the page {windows[0].name}\n", encoding="utf-8")
            application.exit(1)

    looking.timeout.connect(look)
    looking.start(LOOK_EVERY_MS)
    showing.begin()
    code = application.exec()
    showing.end()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
