"""Handing the laptop to a family: from the press to its first page painted, and from a tick to the disk having it."""

import time
from collections.abc import Iterator
from pathlib import Path

from bench.timing import Timed, limit
from bench.window import started
from bench.workload import PASSPHRASE, make_vault
from coachdesk.crypto.drop_box import new_box_keys, seal_for_box
from coachdesk.models.family_mode import FromTheFamily, Told
from coachdesk.operations.drop_box_file import DropBoxFile
from coachdesk.tools.family_given import packed

ITEMS, CHANGES = 300, 5_000

PROGRAM = """
import os, sys, time
from pathlib import Path
from bench.visits import EightClock
from bench.workload import CHEAP
from coachdesk.ui.qt_guard import guard_qt
guard_qt()
from PySide6.QtWidgets import QApplication
from coachdesk.models.person import Person
from coachdesk.ui.assembly import Places, assemble
from coachdesk.ui.handing_over.handing_over import HandingOver
application = QApplication(sys.argv)
application.setQuitOnLastWindowClosed(False)
here, vault = Path(sys.argv[1]), Path(sys.argv[2])
places = Places(here / "window.ini", here / "place", here / "faults.log", vault)
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

from coachdesk.ui.unlock import UnlockPage
unlock = window.findChildren(UnlockPage)[0]
unlock.field.editor().type_text(sys.argv[3])
unlock.unlock_button.click()
until(lambda: window.frame is not None)
opened = []
window.around.deeds.do(lambda: None, then=opened.append)
until(lambda: opened)
pages = window.frame.pages
desk = window.around.door._opened.desk
person = desk.records(Person)[0]
pages.go_to("family_mode", family_id=person.log)
page = pages.page
until(lambda: page.people.chosen() or page.people.choose((person.id,)))
handing_over = window.findChild(HandingOver)
until(lambda: handing_over.process._ready)
handed = []
handing_over.handed.connect(lambda: handed.append(time.perf_counter()))
began = time.perf_counter()
page.button.click()
until(lambda: handed)
print("handed", handed[0] - began)
sys.stdout.flush()
process = handing_over.process
process.end()
process.wait()
os._exit(0)
"""


def rows(folder: Path) -> Iterator[str]:
    """The two figures that issue 5 asks for."""
    folder.mkdir(parents=True)
    make_vault(folder / "vault", CHANGES)
    told = started(PROGRAM, str(folder), str(folder / "vault"), PASSPHRASE.decode())
    yield limit("to the family: press to first page", float(told.split()[1]), 0.5)
    yield limit("a thing given is on the disk, p99", given(folder).p99, 0.03)


def given(folder: Path) -> Timed:
    """Seconds from giving a thing to the disk having it, without the pipe between."""
    keys, box_id = new_box_keys(), "b" * 32
    box = DropBoxFile(folder / "box", box_id)
    runs = []
    for place in range(ITEMS):
        one = FromTheFamily(told=Told.model_validate({"person": "a" * 32, "words": "Calm", "at": "2011-03-01T09:00Z"}))
        began = time.perf_counter()
        box.append(seal_for_box(packed(one), keys.public, box_id, place))
        runs.append(time.perf_counter() - began)
    box.close()
    return Timed(tuple(runs))
