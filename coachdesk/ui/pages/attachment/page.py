"""One kept picture, large enough to read; gone from memory when the page is left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk
from coachdesk.models.plan import Attachment
from coachdesk.operations.attachments import stored_picture
from coachdesk.operations.files_between import FileStanding, file_standing
from coachdesk.sandbox.tasks.picture import Picture
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.attachment.file_words import standing_words
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.picture_view import PictureView


class AttachmentPage(Page):
    """Opens on `family_id` and `record_id`. The arrow keys, Page Up, Page Down, Home and End scroll the picture.

    One that has not come yet is waited for in words, and shown when it comes.
    """

    widest = None
    shows = frozenset({"attachment"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._record_id = ""
        self.where = Banner("", "quiet", parent=self)
        self.where.hide()
        self.add(self.where)
        self.view = PictureView(self.tr("The picture"), self)
        self.view.highest = None
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add(self.view)
        self._fit = secondary_button(self.tr("Whole page"), "search", self)
        self._fit.setCheckable(True)
        self._fit.toggled.connect(self._show_fitted)
        self._turn = secondary_button(self.tr("Turn"), "undo", self)
        self._turn.clicked.connect(lambda: self.view.turn(1))
        self.add_action(self._fit)
        self.add_action(self._turn)

    def opened(self, **where: str) -> None:
        self._record_id = where["record_id"]
        self.view.forget()
        self.where.hide()

    def refresh(self) -> None:
        record_id = self._record_id

        def look() -> tuple[Attachment, FileStanding, Picture | None]:
            record = self.desk.get(Attachment, record_id).record
            standing = file_standing(self.desk, record)
            wanted = standing.state.is_here and not is_shown
            return record, standing, stored_picture(self.desk, record) if wanted else None

        is_shown = not self.view.is_empty()  # as it was turned; what is kept of a picture never changes
        self.read(look, self._took, label=self.tr("Opening the picture"))

    def first_focus(self) -> QWidget:
        return self.view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area.verticalScrollBar()
        to = {
            Qt.Key.Key_Down: bar.value() + bar.singleStep() * 3,
            Qt.Key.Key_Up: bar.value() - bar.singleStep() * 3,
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
            return
        bar.setValue(to)

    def leave(self) -> None:
        self.view.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        self.view.forget()
        super().hideEvent(event)

    def _took(self, found: tuple[Attachment, FileStanding, Picture | None]) -> None:
        record, standing, picture = found
        if not self.isVisible() or record.id != self._record_id:
            return  # left meanwhile: it is not shown, and so not kept
        self.set_title(record.name)
        self.view.setAccessibleName(self.tr("Picture: {name}").format(name=record.name))
        words = standing_words(standing)
        self.where.set_words(words)
        self.where.setVisible(bool(words))
        for part in (self.view, self._fit, self._turn):
            part.setVisible(standing.state.is_here)
        if picture is not None:
            self.view.show_picture(picture)

    def _show_fitted(self, fitted: bool) -> None:
        self.view.highest = 28.0 if fitted else None
        self.view.updateGeometry()
