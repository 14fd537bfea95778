"""The family's process in a build for tests: its memory may be read, and a script does what hands would do.

python family_hands.py FIFO_IN FIFO_OUT
"""

import json
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from coachdesk.crypto.drop_box import BoxKeys
from coachdesk.operating_system import boot_seconds
from coachdesk.ui.collecting import ScreenThreadCollecting
from coachdesk.ui.family_mode.child import streams
from coachdesk.ui.family_mode.showing import Showing
from coachdesk.ui.family_mode.window import FamilyWindow
from tests.ui.family_mode.hands import HandLink, Table


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
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FamilyWindow))
        if window.covered:
            window.uncover()  # offscreen two programs take the keyboard from each other
        window.take_keyboard()
        table = Table(window, HandLink(), BoxKeys(b"", b""))
        what, *words = order
        if what == "press":
            table.press(words[0])
        elif what == "type":
            table.type_in(words[0])
        elif what == "picture":
            window.grab().save(words[0])
        elif what == "key":
            table.key(Qt.Key[words[0]])
        page = window.page
        told = {"name": window.name, "covered": window.covered, "ringing": window.ringing.shown}
        told["message"] = page.message.words() if page is not None else ""
        told["visible"] = window.isVisible()
        told["waiting"] = window.sitting.waiting
        with Path(self._answers).open("a", encoding="utf-8") as answers:
            answers.write(json.dumps(told) + "\n")


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
