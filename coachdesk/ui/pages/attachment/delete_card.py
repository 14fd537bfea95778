"""“Delete the original?”: asked each time, and answered by a person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.operations.attachments import Original
from coachdesk.ui.widgets.buttons import danger_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel


class DeleteCard(Card):
    """`.ask(original)`; `answered(delete, original)`. Object names: `delete`, `leave it`."""

    answered = Signal(bool, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, icon="trash", title="")
        self.set_title(self.tr("Delete the original?"))
        self._original: Original | None = None
        self._words = SafeLabel("", parent=self)
        self.add(self._words)
        self.add(
            SafeLabel(
                self.tr("A telephone or a cloud may keep a copy of its own: delete that there."),
                tone="muted",
                parent=self,
            )
        )
        self.leave = secondary_button(self.tr("Leave it there"), parent=self)
        self.leave.setObjectName("leave it")
        self.leave.clicked.connect(lambda: self.answered.emit(False, self._original))
        self.add_action(self.leave)
        delete = danger_button(self.tr("Delete the original"), "trash", self)
        delete.setObjectName("delete")
        delete.clicked.connect(lambda: self.answered.emit(True, self._original))
        self.add_action(delete)

    def ask(self, original: Original) -> None:
        """Names the file and where it lies."""
        self._original = original
        self._words.set_words(
            self.tr("{file} still lies unencrypted in {folder}.").format(
                file=original.path.name, folder=str(original.path.parent)
            )
        )
