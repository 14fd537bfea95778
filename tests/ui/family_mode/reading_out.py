"""What another program, a screen reader, is told of the family's pages: by AT-SPI, on a screen that nobody looks at.

python -m tests.ui.family_mode.reading_out   shows a question with faces and one with a line until its input ends
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REPOSITORY = Path(__file__).resolve().parents[3]
CHECKED = 1 << 4
"""AT-SPI's state of what is chosen."""


@dataclass(frozen=True)
class Heard:
    """One thing on the screen as a screen reader hears of it."""

    role: str
    name: str
    description: str
    checked: bool


@contextmanager
def a_screen() -> Iterator[str]:
    """A screen of its own; the value for DISPLAY."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as screen:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            screen.terminate()


def read_out(folder: Path) -> list[Heard]:
    """All that is told of the two windows, in order. `folder` is for what the buses leave lying."""
    with a_screen() as display:
        environment = {
            **os.environ,
            **{name: str(folder) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME")},
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(_REPOSITORY),
        }
        command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.family_mode.reading_out", "listen"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    return [Heard(**one) for one in json.loads(done.stdout.splitlines()[-1])]


def _call(bus: str, to: str, path: str, method: str, *given: str) -> str:
    which = ["--session"] if not bus else [f"--bus={bus}"]
    command = ["dbus-send", *which, "--print-reply=literal", f"--dest={to}", path, method, *given]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _listen() -> None:
    """Inside a session of its own: starts the pages, and asks for all there is."""
    address = _call("", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress").strip()
    command = [sys.executable, "-m", "tests.ui.family_mode.reading_out"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as pages:
        assert pages.stdout is not None
        assert pages.stdout.readline() == "shown\n"
        known = _call(address, "org.a11y.atspi.Registry", ROOT, f"{_ACCESSIBLE}.GetChildren")
        (program,) = re.findall(r"(:1\.\d+)", known)
        heard = list(_walk(address, program, ROOT))
        pages.communicate("")
    sys.stdout.write(json.dumps([asdict(one) for one in heard]))


def _walk(bus: str, program: str, path: str) -> Iterator[Heard]:
    def told(field: str) -> str:
        which = (f"string:{_ACCESSIBLE}", f"string:{field}")
        said = _call(bus, program, path, "org.freedesktop.DBus.Properties.Get", *which)
        return said.strip().removeprefix("variant").strip()

    role = _call(bus, program, path, f"{_ACCESSIBLE}.GetRoleName").strip()
    state = int(re.findall(r"uint32 (\d+)", _call(bus, program, path, f"{_ACCESSIBLE}.GetState"))[0])
    yield Heard(role, told("Name"), told("Description"), bool(state & CHECKED))
    children = _call(bus, program, path, f"{_ACCESSIBLE}.GetChildren")
    for child in re.findall(r"(/org/a11y/atspi/accessible/\d+)", children):
        yield from _walk(bus, program, child)


def _show() -> None:
    from PySide6.QtCore import QSocketNotifier
    from PySide6.QtWidgets import QApplication

    from coachdesk.models.measures import AnswerMode
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.theme import Scheme, Theme
    from tests.ui.family_mode.askings import a_set, sheet
    from tests.ui.family_mode.hands import RUTH, on_the_table

    application = QApplication(["coachdesk"])
    Theme(application, Scheme.LIGHT)
    with ExitStack() as stack:
        for mode in (AnswerMode.FACES_5, AnswerMode.LINE):
            content = a_set(mode)
            table = stack.enter_context(on_the_table(sets=(content,)))
            table.window.sitting.person = RUTH
            Way(table.window, content, content.asked[0]).ask(0)
            sheet(table).scale.set_place(250)
        sys.stdout.write("shown\n")
        sys.stdout.flush()
        ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, application)
        ended.activated.connect(lambda *_: application.exit())  # a window that is never closed stops a quit
        application.exec()


if __name__ == "__main__":
    _listen() if "listen" in sys.argv else _show()
