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
