"""The family's process in a build for tests: its memory may be read, and a script does what hands would do.

python family_hands.py FIFO_IN FIFO_OUT
"""

import json
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from coachdesk.crypto.drop_box import BoxKeys
from coachdesk.operating_system import boot_seconds
from coachdesk.ui.collecting import ScreenThreadCollecting
from coachdesk.ui.family_mode.child import streams
from coachdesk.ui.family_mode.showing import Showing
from coachdesk.ui.family_mode.window import FamilyWindow
from tests.ui.family_mode.hands import HandLink, Table

PATIENCE = 200
"""Looks, of 50 ms each, until a button must be there."""


class Script(QObject):
    """Does one line at a time, in the screen's thread."""

    said = Signal(list)

    def __init__(self, orders: str, answers: str) -> None:
        super().__init__()
        self._orders, self._answers = orders, answers
        self.said.connect(self._do)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:  # whoever writes an order opens and closes the pipe
            with Path(self._orders).open(encoding="utf-8") as orders:
                for line in orders:
                    self.said.emit(json.loads(line))

    def _do(self, order: list[str]) -> None:
        try:
            told = self._done(order)
        except (AssertionError, LookupError, RuntimeError, TypeError):
            told = {"broken": traceback.format_exc()}
        with Path(self._answers).open("a", encoding="utf-8") as answers:
            answers.write(json.dumps(told) + "\n")

    def _wait_for(self, table: Table, words: str) -> None:
        """What was given is on its way to the disk: the page with this button comes when it is there."""
        for _ in range(PATIENCE):
            shown = {one.accessibleName() for one in table.window.findChildren(QAbstractButton) if one.isVisible()}
            if words in shown and not table.window.sitting.waiting:
                return
            QTest.qWait(50)

    def _done(self, order: list[str]) -> dict[str, Any]:
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FamilyWindow))
        if window.covered:
            window.uncover()  # offscreen two programs take the keyboard from each other
        window.take_keyboard()
        table = Table(window, HandLink(), BoxKeys(b"", b""))
        what, *words = order
        if what == "press":
            self._wait_for(table, words[0])
            table.press(words[0])
        elif what == "type":
            table.type_in(words[0])
        elif what == "picture":
            window.grab().save(words[0])
        elif what == "key":
            table.key(Qt.Key[words[0]])
        page = window.page
        told: dict[str, Any] = {"name": window.name, "covered": window.covered, "ringing": window.ringing.shown}
        told["message"] = page.message.words() if page is not None else ""
        told["visible"] = window.isVisible()
        told["waiting"] = window.sitting.waiting
        return told


def main() -> int:
    asking, answering = streams()
    application = QApplication(["coachdesk"])
    application.setQuitOnLastWindowClosed(False)
    ScreenThreadCollecting(application)
    showing = Showing(application, asking, answering, boot_seconds)
    script = Script(*sys.argv[1:3])
    showing.begin()
    code = application.exec()
    showing.end()
    script.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
