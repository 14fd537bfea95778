"""Processes as a whole: the window against a bare PySide6 one, unlocking against its Argon2, and memory at rest."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.timing import limit, line, timed
from bench.workload import PASSPHRASE, STANDARD, make_vault
from coachdesk.crypto.passphrase import STANDARD as COST
from coachdesk.crypto.passphrase import open_with_passphrase, seal_with_passphrase

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtCore import QTimer
application = QApplication(sys.argv)
window = QWidget()
window.resize(1280, 720)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""

OURS = """
import sys
from pathlib import Path
from coachdesk.operating_system import WallClock, harden_process
from coachdesk.ui.qt_guard import guard_qt
guard_qt()
harden_process()
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from coachdesk.ui.assembly import Places, assemble
application = QApplication(sys.argv)
here = Path(sys.argv[1])
places = Places(here / "window.ini", here / "place", here / "faults.log", here / "none")
window = assemble(application, places, WallClock(), Path(sys.argv[2]))
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""

AT_REST = """
import os, sys, time
from pathlib import Path
from coachdesk.operating_system import WallClock
from coachdesk.ui.qt_guard import guard_qt
guard_qt()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coachdesk.ui.assembly import Places, assemble
application = QApplication(sys.argv)
here, vault = Path(sys.argv[1]), Path(sys.argv[2])
places = Places(here / "window.ini", here / "place", here / "faults.log", vault)
window = assemble(application, places, WallClock(), vault)
window.show()

def unlock():
    from coachdesk.ui.unlock import UnlockPage
    page = window.findChildren(UnlockPage)[0]
    page.field.editor().type_text(sys.argv[3])
    page.unlock_button.click()
    began = time.perf_counter()
    look = QTimer(window)

    def is_today_there():
        from coachdesk.ui.pages.today import TodayPage
        if any(page.shown for page in window.findChildren(TodayPage)):
            print("unlocked", time.perf_counter() - began)
            look.stop()
            QTimer.singleShot(5000, rest)

    look.timeout.connect(is_today_there)
    look.start(5)

def rest():
    for row in open("/proc/self/status"):
        if row.startswith(("VmRSS", "VmHWM")):
            print(*row.split()[:2])
    sys.stdout.flush()
    os._exit(0)

QTimer.singleShot(1500, unlock)  # a passphrase takes at least as long to type; the program loads its rest meanwhile
application.exec()
"""

FOLDING = """
import sys, threading, time
from pathlib import Path
from bench.workload import CHEAP, PASSPHRASE, Clock
from coachdesk.ui.qt_guard import guard_qt
guard_qt()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coachdesk.desk import opening
from coachdesk.ui.assembly import Places, assemble
from coachdesk.operating_system import WallClock
application = QApplication(sys.argv)
here = Path(sys.argv[1])
window = assemble(
    application, Places(here / "window.ini", here / "place", here / "faults.log", here / "none"), WallClock()
)
window.show()
opened = opening.unlock(Path(sys.argv[2]), bytearray(PASSPHRASE), clock=Clock(), costs=CHEAP)
gaps = []
last = [time.perf_counter()]

def tick():
    now = time.perf_counter()
    gaps.append(now - last[0])
    last[0] = now
    window.update()

timer = QTimer()
timer.timeout.connect(tick)
timer.start(5)
folding = threading.Thread(target=opened.desk.rebuild)
QTimer.singleShot(1500, folding.start)
QTimer.singleShot(1600, gaps.clear)

def look():
    if folding.is_alive() or not folding.ident:
        return
    gaps.sort()
    print("longest", gaps[-1], "p99", gaps[int(len(gaps) * 0.99)], "looks", len(gaps))
    sys.stdout.flush()
    import os
    os._exit(0)

done = QTimer()
done.timeout.connect(look)
done.start(100)
application.exec()
"""


def rows(folder: Path, changes: int) -> Iterator[str]:
    """One line of figures after the other."""
    folder.mkdir()
    bare = timed(lambda: started(BARE), 5).median
    some = make_vault(folder / "start", 200)
    ours = timed(lambda: started(OURS, str(folder), str(some)), 5).median
    yield line("process start to the unlock page shown, and left", ours, bare, 2, "bare PySide6 window")
    sealed = seal_with_passphrase(b"x" * 32, bytearray(PASSPHRASE), "bench", {}, COST)
    argon = timed(lambda: open_with_passphrase(sealed, bytearray(PASSPHRASE), "bench"), 3).median
    vault = make_vault(folder / "vault", changes, STANDARD)
    said = started(AT_REST, str(folder), str(vault), PASSPHRASE.decode())
    figures = dict(row.split() for row in said.splitlines())
    over = float(figures["unlocked"]) - argon
    yield f"unlock to Today at {changes:,} changes: Argon2 {argon:.2f} s + {over * 1000:.0f} ms  (goal + 300 ms)"
    rest, peak = int(figures["VmRSS:"]) / 1024, int(figures["VmHWM:"]) / 1024
    yield f"resident 5 s after Today: {rest:.0f} MB  (goal 150 MB); peak with Argon2's 256 MB {peak:.0f} MB"

    folding = started(FOLDING, str(folder), str(make_vault(folder / "folding", changes))).split()
    yield limit(f"longest stall while {changes:,} changes fold", float(folding[1]), 0.05)
    yield limit("the same, p99", float(folding[3]), 0.05)


def started(program: str, *arguments: str) -> str:
    """Run a program of ours to its end; what it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, env=environment, check=True
    )
    time.sleep(0.05)
    return done.stdout
