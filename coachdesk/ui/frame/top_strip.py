"""The strip along the top: back, which family is open, where work is saved, who to ring, text size, cover and lock."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from coachdesk.ui.frame.one_line import OneLine
from coachdesk.ui.frame.sync_pill import SyncPill
from coachdesk.ui.theme import em, spaced, tokens
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import Button, IconButton

BANDS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7a4b00", "#4b5563")
"""Colours of the band beside a family's name, so that the wrong family is seen at a glance; the name says it too."""


class TopStrip(QFrame):
    """Says which family is open and holds the window's own buttons."""

    back = Signal()
    forward = Signal()
    larger = Signal()
    smaller = Signal()
    sync = Signal()
    ring = Signal()
    cover = Signal()
    lock = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self._back = self._button("left", self.tr("Back  (Alt+Left)"), self.back)
        self._forward = self._button("right", self.tr("Forward  (Alt+Right)"), self.forward)
        self._band = FamilyBand(self)
        self._name = OneLine(self)
        self.pill = SyncPill(self)
        self.pill.clicked.connect(self.sync)
        row = QHBoxLayout(self)
        spaced(row, (0.5, 0.25, 0.5, 0.25), 0.2)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addWidget(self._band)
        row.addWidget(self._name, 1)
        row.addWidget(self.pill)
        self._ring = Button(self.tr("Who to ring"), look="quiet", icon="phone", parent=self)
        self._ring_words = self._ring.words()
        self._ring.setToolTip(self.tr("Who to ring  (F8)"))
        self._ring.clicked.connect(self.ring)
        row.addWidget(self._ring)
        self._sizes = [
            self._button("text_smaller", self.tr("Smaller text"), self.smaller),
            self._button("text_larger", self.tr("Larger text"), self.larger),
        ]
        for button in (
            *self._sizes,
            self._button("cover", self.tr("Cover the screen  (F9)"), self.cover),
            self._button("lock", self.tr("Lock  (Ctrl+L)"), self.lock),
        ):
            row.addWidget(button)
        self.show_family("", "")

    def show_family(self, family_id: str, name: str) -> None:
        """The open family by name and colour; empty for none."""
        self._band.show_family(family_id)
        if name:
            self._name.set_words(name)
            self._name.setAccessibleName(self.tr("Open family: {name}").format(name=isolated(name)))
        else:
            self._name.set_words(self.tr("No family open"), "muted")

    def show_steps(self, back: bool, forward: bool) -> None:
        """Whether there is a place to go back or forward to."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(em(12), super().minimumSizeHint().height())

    def _fit(self) -> None:
        ems = self.width() / em()
        self.pill.set_room(narrow=ems < 50, scarce=ems < 22)
        self._forward.setVisible(ems >= 30)
        self._ring.set_words(self._ring_words if ems >= 50 else "")
        self._ring.setAccessibleName(self._ring_words)

    def _button(self, icon: str, words: str, pressed: SignalInstance) -> IconButton:
        button = StripButton(icon, words, parent=self)
        button.clicked.connect(pressed)
        return button


class StripButton(IconButton):
    """One that cannot be used now draws back instead of getting an edge."""

    def _colours(self) -> tuple[str, str, str]:
        if not self.isEnabled():
            return "", "", tokens().hairline
        return super()._colours()


class FamilyBand(QWidget):
    """A bar of the family's colour, made from its id; nothing when no family is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_family(self, family_id: str) -> None:
        self._colour = BANDS[int(family_id[:4], 16) % len(BANDS)] if family_id else ""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(0.9), em(1.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._colour:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens().surface))
        painter.setBrush(QColor(self._colour))
        bar = self.rect().adjusted(0, em(0.35), -em(0.4), -em(0.35))
        painter.drawRoundedRect(bar, 3, 3)
        painter.end()
