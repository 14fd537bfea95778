"""A field for a place on this laptop: typed, or chosen in the system's own window."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.field import Field

_LONGEST = 4_096


class PathField(Field):
    """PathField(label, picks, *, hint="", parent=None): `picks` is "folder" or "file".

    `.path()` -> Path, or None unless a whole path is typed;  `.set_path(path)`;
    signals: `edited()` · `entered()` Enter was pressed
    """

    edited = Signal()
    entered = Signal()

    def __init__(
        self, label: str, picks: Literal["folder", "file"], *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._picks = picks
        row = QWidget(self)
        line = QHBoxLayout(row)
        spaced(line, gap=0.5)
        self._typed = QLineEdit(row)
        self._typed.setMaxLength(_LONGEST)
        self._typed.textEdited.connect(self._edited)
        self._typed.returnPressed.connect(self.entered)
        self._choose = secondary_button(self.tr("Choose…"), parent=row)
        self._choose.setAccessibleName(self.tr("Choose: {what}").format(what=label))
        self._choose.clicked.connect(self._pick)
        line.addWidget(self._typed, 1)
        line.addWidget(self._choose)
        self.place(row, self._typed)

    def path(self) -> Path | None:
        typed = self._typed.text().strip()
        place = Path(typed) if typed and "\0" not in typed else None
        return place if place is not None and place.is_absolute() else None

    def set_path(self, path: Path | None) -> None:
        self._typed.setText("" if path is None else str(path))
        self._typed.setCursorPosition(0)

    def is_empty(self) -> bool:
        return not self._typed.text().strip()

    def _edited(self) -> None:
        self.clear_problem()
        self.edited.emit()

    def _pick(self) -> None:
        dialog = QFileDialog(self.window(), self.label())
        if self._picks == "folder":
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        here = self.path()
        if here is not None:
            nearest = next((place for place in (here, *here.parents) if place.is_dir()), None)
            if nearest is not None:
                dialog.setDirectory(str(nearest))
        dialog.fileSelected.connect(self._picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _picked(self, chosen: str) -> None:
        self.set_path(Path(chosen))
        self._edited()
