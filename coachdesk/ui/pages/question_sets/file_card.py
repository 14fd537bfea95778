"""A set as a file, for a translator or for another organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.question_set_editing import save_set_file
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.models.question_set import QuestionSet
    from coachdesk.ui.page import Page


class FileCard(Card):
    """FileCard(page): `.offer(content)` says what is saved; `.folder` is where."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="export", parent=parent)
        self.set_title(self.tr("As a file"))
        self._page = page
        self._content: QuestionSet | None = None
        self.add(small_label(self.tr("For a translator, or for another organisation."), parent=self))
        self.folder = PathField(self.tr("Folder for the file"), "folder", parent=self)
        self.add(self.folder)
        save = secondary_button(self.tr("Save the set as a file"), "export", self)
        save.clicked.connect(self.save)
        self.add_action(save)

    def offer(self, content: QuestionSet) -> None:
        """What a press saves from now on."""
        self._content = content

    def save(self) -> None:
        """Puts it into the folder as a new file."""
        folder, content = self.folder.path(), self._content
        if folder is None:
            self.folder.show_problem(self.tr("Choose a folder first."))
        elif content is not None:
            said = self.tr("Saved as {name}.")
            self._page.do(
                lambda: save_set_file(content, folder), lambda out: self._page.say(said.format(name=out.name))
            )
