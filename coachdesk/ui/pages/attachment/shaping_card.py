"""The picture as it will be kept: turned, cropped, page by page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.sandbox.tasks.picture import WHOLE, Crop, Picture
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.picture_view import PictureView


class ShapingCard(Card):
    """`.view` the PictureView;  `wanted(page)` another page is asked for.

    Object names: `turn left`, `turn right`, `crop`, `whole`, `page before`, `next page`.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("As it will be kept"))
        self._page, self._pages = 1, 1
        self._which = SafeLabel("", tone="muted", parent=self)
        self.add(self._which)
        self.view = PictureView(self.tr("The picture as it will be kept"), self)
        self.view.changed.connect(self._show_state)
        self.add(self.view)
        self._how = SafeLabel(
            self.tr("Drag a round handle, or go to it with Tab and move it with the arrow keys."),
            tone="muted",
            parent=self,
        )
        self.add(self._how)
        self._before = self._button(self.tr("Page before"), "left", "page before")
        self._before.clicked.connect(lambda: self.wanted.emit(self._page - 1))
        self._next = self._button(self.tr("Next page"), "right", "next page")
        self._next.clicked.connect(lambda: self.wanted.emit(self._page + 1))
        left = self._button(self.tr("Turn left"), "", "turn left")
        left.clicked.connect(lambda: self._turn(3))
        right = self._button(self.tr("Turn right"), "", "turn right")
        right.clicked.connect(lambda: self._turn(1))
        self._crop = self._button(self.tr("Crop"), "", "crop")
        self._crop.setCheckable(True)
        self._crop.clicked.connect(self._toggle_crop)
        self._uncrop = self._button(self.tr("Whole picture again"), "undo", "whole")
        self._uncrop.clicked.connect(self.view.uncrop)

    def show_page(self, picture: Picture, page: int, pages: int, turns: int, crop: Crop) -> None:
        """Shows one page in the shape chosen for it."""
        self._page, self._pages = page, pages
        self._crop.setChecked(False)
        self.view.show_picture(picture, turns, crop)
        self._which.set_words(self.tr("Page {page} of {pages}").format(page=page, pages=pages))
        self._show_state()

    def _button(self, words: str, icon: str, name: str) -> Button:
        button = secondary_button(words, icon, self)
        button.setObjectName(name)
        self.add_action(button)
        return button

    def _turn(self, quarters: int) -> None:
        self.view.uncrop()
        self.view.turn(quarters)

    def _toggle_crop(self) -> None:
        if self._crop.isChecked():
            self.view.begin_crop()
        else:
            self.view.end_crop()
        self._show_state()

    def _show_state(self) -> None:
        self._which.setVisible(self._pages > 1)
        self._before.setVisible(self._pages > 1)
        self._before.setEnabled(self._page > 1)
        self._next.setVisible(self._pages > 1)
        self._next.setEnabled(self._page < self._pages)
        self._how.setVisible(self.view.is_cropping())
        self._uncrop.setVisible(self.view.crop() != WHOLE)
