"""Python's search for cycles never takes a widget from under Qt's hands: not while it dresses, not in a worker."""

import gc
import subprocess
import sys
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.ui.collecting import ScreenThreadCollecting

DRESSING = """
import contextlib, gc, sys
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
import coachdesk.ui.theme as theme

app = QApplication([])
if sys.argv[1] == "unguarded":
    theme._nothing_collected = contextlib.nullcontext
worn = theme.Theme(app, theme.Scheme.LIGHT)

class Trigger(QWidget):
    '''Collects at the worst moment, where Python would be free to.'''
    def changeEvent(self, event):
        if gc.isenabled():
            gc.collect()

for number in range(5):
    kept = [Trigger() for _ in range(10)]
    gc.disable()
    for _ in range(20):
        page = QWidget()
        page.me = page
        column = QVBoxLayout(page)
        for widget in (QLineEdit(), Trigger(), QLabel("x")):
            column.addWidget(widget)
        page.show()
    gc.enable()
    worn.set_percent((200, 100)[number % 2])
print("alive")
"""


def dress(how: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", DRESSING, how]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_a_page_in_a_cycle_does_not_die_while_all_widgets_are_dressed() -> None:
    assert dress("guarded").stdout == "alive\n"


def test_the_control_without_the_guard_dies() -> None:
    assert dress("unguarded").returncode != 0


class Cycle(QObject):
    """A QObject that refers to itself, and tells in which thread it went."""

    def __init__(self, went: list[int]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: went.append(threading.get_ident()))


def test_cycles_made_anywhere_are_collected_on_the_screens_thread(qapp: QApplication, qtbot: QtBot) -> None:
    went: list[int] = []
    collecting = ScreenThreadCollecting(qapp, every_ms=20)
    try:

        def work() -> None:
            for _ in range(5):
                Cycle(went)
                litter: list[object] = []
                for _ in range(3_000):
                    ring: list[object] = []
                    ring.append(ring)
                    litter.append(ring)

        worker = threading.Thread(target=work)
        worker.start()
        worker.join()
        assert went == [], "nothing is collected in the worker"
        qtbot.waitUntil(lambda: len(went) == 5, timeout=5_000)
        assert set(went) == {threading.get_ident()}
    finally:
        collecting.stop()
    assert gc.isenabled()
