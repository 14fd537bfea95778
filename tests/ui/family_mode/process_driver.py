"""A real main window, a real vault and a real family's process, offscreen: handed over, given in, taken back.

A family cannot be typed for across processes offscreen, so its process is started with a script for hands: one line
says what to do on its pages, and one line comes back.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family_mode import FamilyPage
from coachdesk.ui.handing_over.handing_over import HandingOver
from coachdesk.ui.handing_over.process import FamilyProcess
from coachdesk.ui.page_table import PAGES
from coachdesk.ui.pages.family_mode.page import HandOverPage
from tests.ui.sittings import Sitting, sitting


@dataclass
class Handing:
    """One sitting in which the laptop is handed over; `orders` and `answers` are the family's script."""

    sitting: Sitting
    handing_over: HandingOver
    orders: Path
    answers: Path
    elsewhere: QWidget
    heard: int = 0

    @property
    def process(self) -> FamilyProcess:
        process = self.handing_over.process
        assert process is not None
        return process

    def hand_over(self, family_id: str, *people: str, pages: tuple[FamilyPage, ...] = ()) -> None:
        """The coach's own way: the page, who is there, the button; then the family's pages are on the screen.

        `pages` in place of those that are chosen to begin with.
        """
        assert self.sitting.frame.pages.go_to("family_mode", family_id=family_id)
        page = self.sitting.page()
        assert isinstance(page, HandOverPage)
        self.sitting.until(lambda: page.people.chosen() or page.people.choose(people))
        if pages:
            page.pages.choose(pages)
            page.pages.edited.emit()
        with self.sitting.qtbot.waitSignal(self.handing_over.handed, timeout=30_000):
            page.button.click()
        self.elsewhere.show()  # on a desktop the family's window takes the keyboard; offscreen nobody tells
        self.elsewhere.activateWindow()
        self.sitting.until(self.elsewhere.isActiveWindow)

    def do(self, what: str, *words: str) -> dict[str, Any]:
        """Something done on the family's pages, and how they stand then."""
        with self.orders.open("a", encoding="utf-8") as orders:
            orders.write(json.dumps([what, *words]) + "\n")
        return self._answer()

    def until(self, **how: object) -> None:
        """Waits until the family's pages stand so."""
        for _ in range(100):
            told = self.do("look")
            if {name: told[name] for name in how} == how:
                return
        raise AssertionError((how, told))

    def unlock(self) -> OpenDesk:
        """The passphrase on the desk's own page, once; what was opened."""
        self.sitting.until(self.sitting.window.isVisible)
        self.elsewhere.hide()
        self.sitting.until(self._has_keyboard)
        return self.sitting.open()

    def _has_keyboard(self) -> bool:
        self.sitting.window.activateWindow()
        self.sitting.unlock.field.setFocus()
        return QApplication.focusWidget() is not None

    def _answer(self) -> dict[str, Any]:
        self.heard += 1
        self.sitting.until(lambda: len(self.answers.read_text("utf-8").splitlines()) >= self.heard, 30)
        told: dict[str, Any] = json.loads(self.answers.read_text("utf-8").splitlines()[self.heard - 1])
        assert "broken" not in told, told["broken"]
        return told


@contextmanager
def handing(qtbot: QtBot, folder: Path, *, scripted: bool = True, vault: Path | None = None) -> Iterator[Handing]:
    """A window with the whole table of pages. `scripted=False` starts the family's process as the program does.

    `vault` is copied and opened in place of an empty one.
    """
    orders, answers = folder / "orders", folder / "answers"
    os.mkfifo(orders)
    answers.touch()
    hands = str(Path(__file__).with_name("family_hands.py"))
    with sitting(qtbot, folder, pages=PAGES, vault=vault) as now:
        handing_over, elsewhere = now.window.findChild(HandingOver), QWidget()
        assert isinstance(handing_over, HandingOver)
        if scripted:
            handing_over.command = (sys.executable, hands, str(orders), str(answers))
        try:
            yield Handing(now, handing_over, orders, answers, elsewhere)
        finally:
            elsewhere.deleteLater()
            process = handing_over.process
            if process is not None:
                process.end()
                assert process.wait()


def memory_of(pid: int, *patterns: bytes, words: Sequence[bytes] = (), secrets: Sequence[bytes] = ()) -> set[bytes]:
    """What of these stands in the memory of a process that permits looking; words also as Qt keeps text."""
    forms = {one: one for one in (*words, *secrets)}
    forms |= {b"".join(b"%c\0" % letter for letter in one): one for one in words}
    wanted = re.compile(b"|".join(patterns)) if patterns else None
    found: set[bytes] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            start, end = (int(edge, 16) for edge in re.split("[- ]", line, maxsplit=2)[:2])
            if line.split()[1].startswith("rw"):
                memory.seek(start)
                content = memory.read(end - start)
                found.update(one for form, one in forms.items() if one not in found and form in content)
                if wanted:
                    found.update(one.replace(b"\0", b"") for one in wanted.findall(content))
    return found


def files_of(pid: int) -> list[str]:
    """What a process holds open."""
    return [str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink()]
