"""Start-up: the window comes before anything heavy, bugs of any thread are said in it, and closing ends the program."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.ui.assembly import be_loud_about_bugs
from tests.ui.sittings import SURNAME, Sitting, heard, sitting

HEAVY = (
    "reportlab",
    "pyhanko",
    "pikepdf",
    "pypdfium2",
    "PIL",
    "pydantic",
    "sqlcipher3",
    "cryptography",
    "argon2",
    "zxcvbn",
    "email",
    "asyncio",
    "PySide6.QtPrintSupport",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
)

START = """
import sys
from pathlib import Path
from coachdesk.app import guard_qt, harden_process, WallClock
guard_qt()
harden_process()
from PySide6.QtWidgets import QApplication
from coachdesk.ui.assembly import Places, assemble
application = QApplication(["coachdesk"])
folder = Path(sys.argv[1])
(folder / "records").mkdir()
window = assemble(application, Places(folder / "w", folder / "p", folder / "f", folder / "records"), WallClock())
window.show()
application.processEvents()
print("\\n".join(name for name in sys.argv[2:] if name in sys.modules))
window.around.deeds.stop()
"""


def test_nothing_heavy_is_loaded_before_the_window(tmp_path: Path) -> None:
    started = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path), *HEAVY],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert started.stdout.split() == []


LOOP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coachdesk.operating_system import WallClock
from coachdesk.ui.assembly import Places, assemble
application = QApplication(["coachdesk"])
folder = Path(sys.argv[1])
window = assemble(application, Places(folder / "w", folder / "p", folder / "f", folder / "records"), WallClock())
window.show()
QTimer.singleShot(150, window.close)
sys.exit(application.exec())
"""


def test_closing_the_window_ends_the_program_in_good_order(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LOOP, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "records").exists()
    assert not (tmp_path / "f").exists()


@pytest.fixture
def loud_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    before = sys.excepthook, threading.excepthook
    with sitting(qtbot, tmp_path) as now:
        be_loud_about_bugs(now.window)
        yield now
        sys.excepthook, threading.excepthook = before


def test_a_bug_in_any_thread_is_said_in_the_window(loud_window: Sitting) -> None:
    loud_window.open()

    def bug() -> None:
        raise ValueError(SURNAME)

    thread = threading.Thread(target=bug)
    thread.start()
    thread.join()
    loud_window.until(loud_window.frame._broken.isVisible)
    written = loud_window.places.faults.read_text("utf-8")
    assert "ValueError" in written
    assert SURNAME not in written


def test_a_bug_before_the_vault_is_open_is_said_on_the_page_and_it_can_be_tried_again(loud_window: Sitting) -> None:
    page = loud_window.unlock
    page.busy("Opening your records")
    sys.excepthook(ValueError, ValueError(SURNAME), None)
    assert "Something broke that we did not expect" in heard(page)
    assert page.isEnabled()
    loud_window.open()
