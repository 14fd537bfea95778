"""After a passphrase is taken and wiped, not even a part of it is left in the memory of the program."""

import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

CHILD = """
import sys
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from coachdesk.ui.theme import Scheme, Theme
from coachdesk.ui.widgets.passphrase_field import PassphraseField
from coachdesk.ui.widgets.passphrase_store import wipe

app = QApplication([])
theme = Theme(app, Scheme.LIGHT)
ours = sys.argv[1] == "ours"
field = PassphraseField("Passphrase") if ours else QLineEdit()
field.show()
editor = field.editor() if ours else field
for line in iter(sys.stdin.readline, "done\\n"):
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, line[0])
    app.sendEvent(editor, key)
    app.processEvents()
if ours:
    field.editor().show_letters(True)
    field.grab()
    taken = field.take()
    print(len(taken), flush=True)
    wipe(taken)
else:
    print(len(field.text()), flush=True)
if ours:
    field.deleteLater()
app.processEvents()
print("wiped", flush=True)
sys.stdin.readline()
"""

WRITINGS = ("utf-8", "utf-16-le", "utf-32-le")
PART = 8
"""Characters in a row that would give a passphrase away."""


def memory_of(process: int) -> Iterator[bytes]:
    """All that a process of ours can write to, block by block."""
    with Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="ascii").splitlines():
            span, rights, *_ = line.split()
            if rights.startswith("rw"):
                start, end = (int(edge, 16) for edge in span.split("-"))
                memory.seek(start)
                try:
                    yield memory.read(end - start)
                except OSError:
                    continue  # a device's memory


def parts_left(kind: str) -> int:
    """How many parts of a passphrase are in a program that wiped it from our field, or that still shows it in Qt's."""
    phrase = "".join(secrets.choice("abcdefghkmnpqrstuvwxyz23456789") for _ in range(24))
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child:
        for letter in phrase:
            child.stdin.write(f"{letter}\n")
        child.stdin.write("done\n")
        child.stdin.flush()
        assert child.stdout.readline() == "24\n"
        assert child.stdout.readline() == "wiped\n"
        parts = [phrase[at : at + PART].encode(how) for at in range(len(phrase) - PART + 1) for how in WRITINGS]
        found = sum(block.count(part) for block in memory_of(child.pid) for part in parts)
        child.stdin.write("\n")
    return found


if sys.platform == "linux":  # no other system shows a program's memory as a file

    def test_no_part_of_a_passphrase_is_left_in_memory() -> None:
        assert parts_left("ours") == 0

    def test_the_search_does_find_what_is_still_there() -> None:
        assert parts_left("qt") > 0
