"""One worker at her laptop: the window on her vault, unlocked, walked through, shut and opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coachdesk.demo.hands import Hands, WalkBroken
from coachdesk.demo.preparing import RING
from coachdesk.operating_system import WallClock
from coachdesk.ui.assembly import Places, assemble
from coachdesk.ui.frame.frame import Frame
from coachdesk.ui.router import Place
from coachdesk.ui.session_events import SessionEvents
from coachdesk.ui.unlock import UnlockPage
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.passphrase_box import PassphraseBox

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.demo.preparing import Prepared

SIZE = (1366, 768)


class Sitting:
    """Sitting(application, prepared, vault, who): unlocked. `passphrases` counts how often one was asked for."""

    def __init__(self, application: QApplication, prepared: Prepared, vault: Path, who: str) -> None:
        self.prepared = prepared
        self.passphrases = 0
        own = prepared.settings(who)
        places = Places(own / "window.ini", own / "records-place", own / "faults.log", vault)
        self.window = assemble(application, places, WallClock(), vault)
        self.window.resize(*SIZE)
        self.window.show()
        self.hands = Hands(self.window, prepared.folder / "screens" / who)
        self.hands.find(UnlockPage)
        self.hands.picture("unlock")
        self._see_who_to_ring()
        self.unlock()

    def unlock(self) -> None:
        """The passphrase, typed into its field."""
        unlock = self.hands.find(UnlockPage)
        box = self.hands.find(PassphraseBox, inside=unlock)
        box.setFocus()
        box.type_text(self.prepared.words)
        self.hands.actions += 1
        self.passphrases += 1
        self.hands.press(unlock.unlock_button)
        self.hands.wait(lambda: self.window.findChildren(Frame), "the pages to open")
        self.hands.settle()

    def shut_the_lid(self) -> None:
        """What the desktop says when the lid is shut; answers when the vault is closed."""
        self._until_locked(self.window.findChildren(SessionEvents)[0].leaving.emit)

    def go(self, page: str, family_id: str = "") -> None:
        """To a page by its name, as its button would; the walk through every button is the tests' work."""
        where = {"family_id": family_id} if family_id else {}
        frame = self.window.findChildren(Frame)[0]
        if not frame.pages.go(Place(page, where)):
            raise WalkBroken(f"the page before {page} would not be left")
        self.hands.settle()

    def close(self) -> None:
        """Lock, and wait until the vault is closed."""
        self._until_locked(self.window.lock)
        self.hands.picture("locked")
        self.window.hide()
        self.window.deleteLater()

    def says(self, words: str) -> bool:
        """Whether these words stand on the screen."""
        return has_words(self.window, words)

    def wait_for(self, words: str) -> None:
        """Until these words stand on the screen."""
        self.hands.wait(lambda: self.says(words), "the words that say it is done")

    def _until_locked(self, leave: Callable[[], object]) -> None:
        locked: list[bool] = []
        self.window.locked.connect(lambda: locked.append(True))
        leave()
        self.hands.wait(lambda: locked, "the vault to be locked")

    def _see_who_to_ring(self) -> None:
        """One key, no passphrase, and back."""
        QTest.keyClick(self.hands.focused(), Qt.Key.Key_F8)
        self.hands.wait(lambda: all(self.says(number.number) for number in RING), "the numbers to ring")
        self.hands.picture("who-to-ring")
        QTest.keyClick(self.hands.focused(), Qt.Key.Key_Escape)
        self.hands.wait(lambda: not self.window.ringing.shown, "the numbers to be left")


def has_words(widget: QWidget, words: str) -> bool:
    """Whether a label or button in sight has these words."""
    return any(words in label.words() for label in widget.findChildren(SafeLabel) if label.isVisible()) or any(
        words in button.accessibleName() for button in widget.findChildren(QAbstractButton) if button.isVisible()
    )
