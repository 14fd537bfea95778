"""A family's own pages: from a tap on a face to its mark on the screen, and from one page to the next."""

from collections.abc import Iterator

from bench.timing import Timed, limit
from bench.window import started

PROGRAM = """
import os, sys, time
from datetime import UTC, datetime
from coachdesk.ui.qt_guard import guard_qt
guard_qt()
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from coachdesk.crypto.drop_box import new_box_keys
from coachdesk.models.family_mode import FamilyPage, FamilySnapshot, LookInSight, PersonInSight, WhoSeesPart
from coachdesk.models.measures import AnswerMode
from coachdesk.models.measures_in_sight import AskedOf, SetInSight
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.ui.family_mode.link import Link
from coachdesk.ui.family_mode.sitting import Sitting
from coachdesk.ui.family_mode.window import FamilyWindow
from coachdesk.ui.theme import Scheme, Theme

class KeepsAtOnce(Link):
    def give(self, sealed):
        self.kept.emit()

application = QApplication(sys.argv)
theme = Theme(application, Scheme.LIGHT)
asked = next(one for one in shipped_sets() if one.key == "wellbeing")
person = PersonInSight(id="1" * 32, name="Ruth")
hers = AskedOf(person=person.id, mode=AnswerMode.FACES_5, practice=False)
snapshot = FamilySnapshot(
    box_id="b" * 32,
    box_key=new_box_keys().public.hex(),
    people=(person,),
    pages=(FamilyPage.QUESTIONS,),
    who_sees=(WhoSeesPart(heading="We see", lines=("Your coach sees it.",)),),
    sets=(SetInSight(id="e" * 32, content=asked, asked=(hers,)),),
    now=datetime(2011, 3, 1, 9, tzinfo=UTC),
    look=LookInSight(scheme="light", percent=100, language="en_GB"),
)
window = FamilyWindow(Sitting(snapshot, KeepsAtOnce(), time.monotonic), time.monotonic)
window.resize(1366, 768)
window.show()
QTest.qWaitForWindowExposed(window)

def button(words):
    all_shown = (one for one in window.page.findChildren(QAbstractButton) if one.isVisible())
    return next(one for one in all_shown if one.accessibleName() == words)

def press(words):
    window.uncover()
    QTest.mouseClick(button(words), Qt.MouseButton.LeftButton)

def until_drawn():
    application.processEvents()
    window.repaint()

def timed(what, words):
    wanted = button(words)
    began = time.perf_counter()
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    application.processEvents()  # paints what has changed, as the next frame would
    print(what, time.perf_counter() - began)

for words in ("Go on", asked.title, "I will"):
    press(words)
    until_drawn()
for question in asked.questions:
    timed("tap", question.faces[int(sys.argv[1])])
    timed("page", "Yes")
    timed("page", "Go on")
sys.stdout.flush()
os._exit(0)
"""

TURNS = 5


def rows() -> Iterator[str]:
    """The two figures of the screen that issue 5 asks for."""
    told = [line.split() for turn in range(TURNS) for line in started(PROGRAM, str(turn)).splitlines()]
    taps, pages = (Timed(tuple(float(seconds) for what, seconds in told if what == name)) for name in ("tap", "page"))
    yield limit(f"a tap shows its mark, p95 of {len(taps.runs)}", taps.p95, 0.016)
    yield limit(f"a family's page to the next, p95 of {len(pages.runs)}", pages.p95, 0.1)
