"""At a visit: whom to ring from every state of the window, a visit opened from Today, and a long note typed."""

from collections.abc import Iterator
from pathlib import Path

from bench.timing import limit
from bench.visits import vault_of_visits
from bench.window import started
from bench.workload import PASSPHRASE

PROGRAM = """
import os, sys, time
from pathlib import Path
from bench.visits import EightClock
from bench.workload import CHEAP
from coachdesk.ui.qt_guard import guard_qt
guard_qt()
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from coachdesk.models.duty_number import duty_number
from coachdesk.operations.duty_book import DutyBook
from coachdesk.ui.assembly import Places, assemble
from coachdesk.ui.router import Place
application = QApplication(sys.argv)
here, vault = Path(sys.argv[1]), Path(sys.argv[2])
places = Places(here / "window.ini", here / "place", here / "faults.log", vault)
DutyBook(places.duty_numbers).keep([duty_number("Duty team", "01632 960 001")])
window = assemble(application, places, EightClock(), vault, costs=CHEAP)
window.resize(1366, 768)
window.show()

def until(ready, seconds=60):
    over = time.perf_counter() + seconds
    while not ready():
        application.processEvents()
        time.sleep(0.001)
        if time.perf_counter() > over:
            raise SystemExit("nothing came")

def settle():
    for _ in range(3):
        done = []
        window.around.deeds.do(lambda: None, then=done.append)
        window.around.deeds.read(lambda: None, done.append)
        until(lambda: len(done) == 2)

def drawn():
    settle()
    application.processEvents()
    window.repaint()

def ring(name):
    began = time.perf_counter()
    window.ring()
    window.repaint()
    print("ring", name, time.perf_counter() - began)
    window.ringing.back()
    drawn()

until(window.isVisible)
drawn()
ring("locked")
from coachdesk.ui.unlock import UnlockPage
from coachdesk.ui.pages.today import TodayPage
unlock = window.findChildren(UnlockPage)[0]
unlock.field.editor().type_text(sys.argv[3])
unlock.unlock_button.click()
until(lambda: any(page.shown for page in window.findChildren(TodayPage)))
drawn()
ring("page")
window.cover()
drawn()
ring("covered")
QTest.keyClick(window, Qt.Key.Key_X)

from PySide6.QtCore import QTimer
from coachdesk.ui.assembly import LOAD_EVERY_MS
loading = [one for one in window.frame.findChildren(QTimer) if one.interval() == LOAD_EVERY_MS]
until(lambda: not any(one.isActive() for one in loading))  # the program's last pages, in the first seconds after unlock

from coachdesk.models.visit import Visit
from coachdesk.operations.visits import start_visit
from coachdesk.ui.pages.visit.page import VisitPage
pages, desk = window.frame.pages, window.frame._desk
wanted = desk.dated(Visit, desk.today(), desk.today())[:6]
for one in wanted:
    start_visit(desk, desk.get(Visit, one.id))
for one in wanted:
    pages.go(Place("today"))
    until(lambda: isinstance(pages.page, TodayPage))
    drawn()
    began = time.perf_counter()
    pages.go(Place("visit", {"family_id": one.log, "record_id": one.id}))
    page = pages.page
    until(lambda: page.shown is not None and page.shown.visit is not None and page.shown.visit.record.id == one.id)
    window.repaint()
    print("visit", "open", time.perf_counter() - began)

field = page.note.fact
field.setFocus()
editor = field.editor()
words = ("She said that the boiler has been off since Friday. " * 400)[:20_000]
for at in range(0, len(words), 500):
    began = time.perf_counter()
    editor.insertPlainText(words[at:at + 499])
    QTest.keyClick(editor, words[min(at + 499, len(words) - 1)])
    application.processEvents()
    print("type", "slice", time.perf_counter() - began)
for letter in "and it is cold":
    editor.textCursor().deletePreviousChar()
    began = time.perf_counter()
    QTest.keyClick(editor, letter)
    application.processEvents()
    print("key", "full", time.perf_counter() - began)
sys.stdout.flush()
os._exit(0)
"""


def rows(folder: Path) -> Iterator[str]:
    """One line of figures after the other."""
    folder.mkdir()
    made, visits = vault_of_visits(folder / "vault")
    made.close()
    found: dict[tuple[str, str], list[float]] = {}
    for told in started(PROGRAM, str(folder), str(folder / "vault"), PASSPHRASE.decode()).splitlines():
        what, where, seconds = told.split()
        found.setdefault((what, where), []).append(float(seconds))
    for state in ("locked", "page", "covered"):
        yield limit(f"whom to ring, {state}", found["ring", state][0], 0.1)
    opened = sorted(found["visit", "open"])
    yield limit(f"a visit opened from Today, {visits:,} visits", opened[len(opened) // 2], 0.15)
    yield limit("the same, the first time", found["visit", "open"][0], 0.3)
    yield limit("a note of 20,000: 500 letters at once, longest", max(found["type", "slice"]), 0.05)
    yield limit("a note of 20,000: one more key, longest", max(found["key", "full"]), 0.05)
