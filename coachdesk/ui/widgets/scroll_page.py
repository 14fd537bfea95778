"""The page that every screen stands on: scrolls down, never sideways, with its buttons always in reach."""

from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QScroller,
    QScrollerProperties,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.headings import Heading, heading
from coachdesk.ui.widgets.reading_column import ReadingColumn

READING_WIDTH = 46.0
"""Widest column of reading in em: some 70 to 80 letters and the padding."""

_LOW = 22.0
"""A page less high than this, in em, keeps its buttons at its end instead of always in sight."""

_TOP_SHARE = 0.4
"""What stands above the page and takes more than this share of its height scrolls with it."""


class ScrollPage(QWidget):
    """A page: heading, a body that scrolls down only, and a row of buttons at the end of the eye's way.

    ScrollPage(title="", *, width=46.0, parent=None)
      `.body` the QVBoxLayout to add to (keep content narrow: it is at most `width` em wide; None fills the page)
      `.add(widget)` the same as body.addWidget;  `.title` the Heading;  `.set_title(text)`
      `.add_action(button)` puts buttons in the bottom row, the primary one last
      `.stand_above(widget)` keeps a widget in sight above what scrolls
      `.show_widget(widget)` scrolls so that it can be seen;  `.area` the QScrollArea
    Usable at 640 × 360 with text at 200 %: there the buttons scroll with the page.
    """

    low: ClassVar[float] = _LOW
    """Less high than this, in em, it is low: its buttons come at its end."""

    def __init__(self, title: str = "", *, width: float | None = READING_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget(self)
        self._inside.setProperty("kind", "page")
        self._stack = QVBoxLayout(self._inside)
        spaced(self._stack, margins=(1.6, 1.2, 1.6, 1.6), gap=0.9)
        self.body: QVBoxLayout = ReadingColumn(width)
        self._stack.addLayout(self.body)
        self._stack.addStretch(1)
        spaced(self.body, gap=0.9)
        self.title: Heading = heading(title, 1)
        self.body.addWidget(self.title)
        self.title.setVisible(bool(title))
        self.area = _DownwardsOnly(self)
        self.area.setWidget(self._inside)
        self._bar = QFrame(self)
        self._bar.setProperty("kind", "bar")
        self._under = QVBoxLayout(self._bar)
        spaced(self._under, margins=(1.6, 0.7, 1.6, 0.7))
        under = ReadingColumn(width)
        self._actions = FlowLayout(at_end=True)
        spaced(self._actions, gap=0.6)
        under.addLayout(self._actions)
        self._under.addLayout(under)
        self._bar.hide()
        self._bar_inside = False
        self._top: QWidget | None = None
        self._top_inside = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.area, 1)
        self._whole.addWidget(self._bar)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow)
        self.restyle()

    def add(self, widget: QWidget) -> None:
        """Adds a widget at the end of the body."""
        self.body.addWidget(widget)

    def set_title(self, text: str) -> None:
        """Shows another title."""
        self.title.set_words(text)
        self.title.setVisible(bool(text))

    def add_action(self, button: Button | QWidget) -> None:
        """Adds a button to the bottom row; the primary one comes last, at the far end."""
        self._actions.addWidget(button)
        self._bar.show()

    def stand_above(self, widget: QWidget) -> None:
        """Keeps a widget in sight above what scrolls; where it would take the page's room it scrolls with it."""
        self._top = widget
        self._whole.insertWidget(0, widget)
        self._put_top()

    @property
    def is_low(self) -> bool:
        """Whether the buttons come at the end of what scrolls."""
        return self._bar_inside

    def show_widget(self, widget: QWidget) -> None:
        """Scrolls so that `widget` can be seen."""
        self.area.ensureWidgetVisible(widget, 0, em(2))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Brings what has just got the focus into view, however it got it."""
        if now is not None and self.area.isAncestorOf(now):
            self.show_widget(now)

    def restyle(self) -> None:
        """Puts the buttons where the text size leaves room for them (the theme calls this)."""
        self.body.invalidate()
        self._put_bar()
        self._put_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_bar()
        self._put_top()

    def top_moved(self, inside: bool) -> None:
        """What stands above now scrolls with the page, or no longer does."""

    def _put_top(self) -> None:
        top = self._top
        if top is None:
            return
        tall = top.heightForWidth(self.width()) if top.hasHeightForWidth() else top.sizeHint().height()
        inside = self.height() < em(self.low) or tall > self.height() * _TOP_SHARE
        if inside == self._top_inside:
            return
        self._top_inside = inside
        if inside:
            self._stack.insertWidget(0, top)
        else:
            self._whole.insertWidget(0, top)
        self.top_moved(inside)

    def _put_bar(self) -> None:
        low = self.height() < em(self.low)
        if low == self._bar_inside:
            return
        self._bar_inside = low
        focused = QApplication.focusWidget()
        inside = focused is not None and self._bar.isAncestorOf(focused)
        if low:
            self._stack.insertWidget(self._stack.indexOf(self.body) + 1, self._bar)
            spaced(self._under, margins=(0, 0.7, 0, 0))
        else:
            self._whole.addWidget(self._bar)
            spaced(self._under, margins=(1.6, 0.7, 1.6, 0.7))
        self._bar.setVisible(self._actions.count() > 0)
        if inside and focused is not None:
            focused.setFocus()


class _DownwardsOnly(QScrollArea):
    """A scroll area without a sideways bar; what has the focus is brought into view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._let_fingers_scroll()

    def _let_fingers_scroll(self) -> None:
        """A finger that moves scrolls, one that rests presses; nothing bounces. The mouse works as ever."""
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        scroller = QScroller.scroller(self.viewport())
        manners = scroller.scrollerProperties()
        for metric in (
            QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
            QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy,
        ):
            manners.setScrollMetric(metric, QScrollerProperties.OvershootPolicy.OvershootAlwaysOff)
        scroller.setScrollerProperties(manners)
