"""The appearance of the whole program: scheme, text size, and the em that spacing is measured in."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from coachdesk.settings import resource
from coachdesk.ui import fonts
from coachdesk.ui.accessible_roles import install_accessible_roles
from coachdesk.ui.theme_palette import palette_of
from coachdesk.ui.theme_sheet import sheet_of
from coachdesk.ui.theme_tokens import DARK, HIGH, LIGHT, Tokens

BODY = 15
"""Body text for staff at 100 %, in pixels."""

FAMILY_BODY = 22
"""Body text for families at 100 %, in pixels."""

TEXT_SIZES = (100, 125, 150, 200, 300)
"""Text sizes on offer, in per cent."""

_EM_MARGINS = "em_margins"
_EM_GAP = "em_gap"


class Scheme(StrEnum):
    """Which colours: the system's choice, or one of our three."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


_TOKENS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.HIGH_CONTRAST: HIGH}


class Theme(QObject):
    """Dresses the application and re-dresses it while it runs. Make one, in app.py; widgets never need to see it.

    `changed` is emitted after scheme or text size took effect. Keep the choice with `scheme` and `percent`
    (both plain values for QSettings).
    """

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self.scheme = scheme
        self.percent = nearest_size(percent)
        QDir.setSearchPaths("icons", [str(resource("icons"))])
        install_accessible_roles()
        app.setStyle("Fusion")
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._dress()

    def set_scheme(self, scheme: Scheme) -> None:
        """Puts the colours on at once, everywhere."""
        if scheme is not self.scheme:
            self.scheme = scheme
            self._dress()

    def set_percent(self, percent: int) -> None:
        """Sets the text size of everything; the nearest of TEXT_SIZES is taken."""
        percent = nearest_size(percent)
        if percent != self.percent:
            self.percent = percent
            self._dress()

    def larger(self) -> None:
        """The next text size up; at the largest nothing happens."""
        self.set_percent(min((size for size in TEXT_SIZES if size > self.percent), default=self.percent))

    def smaller(self) -> None:
        """The next text size down; at the smallest nothing happens."""
        self.set_percent(max((size for size in TEXT_SIZES if size < self.percent), default=self.percent))

    def _system_changed(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        worn = worn_scheme(self.scheme)
        chosen = _TOKENS[worn]
        body = round(BODY * self.percent / 100)
        family_body = round(FAMILY_BODY * self.percent / 100)
        lettering = fonts.quoted(fonts.family_font(family_body))
        sheet = sheet_of(chosen, f"arrow_{worn.value}", body, family_body, lettering)
        with _nothing_collected():
            self._app.setPalette(palette_of(chosen))
            self._app.setFont(fonts.staff_font(body))
            self._app.setStyleSheet(sheet)
            for widget in self._app.allWidgets():
                _respace_layouts(widget)
            for widget in self._app.allWidgets():
                restyle = getattr(widget, "restyle", None)
                if restyle is not None:
                    restyle()
        self.changed.emit()


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Qt walks a list of all widgets here and calls back into Python for each.

    Were Python to collect a page in a reference cycle meanwhile, Qt would go on to a widget that is gone, and crash.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def nearest_size(percent: int) -> int:
    """The size on offer nearest to what was kept or asked."""
    return min(TEXT_SIZES, key=lambda size: abs(size - percent))


def worn_scheme(scheme: Scheme) -> Scheme:
    """LIGHT, DARK or HIGH_CONTRAST: what SYSTEM means on this computer now, else `scheme` itself."""
    if scheme is not Scheme.SYSTEM:
        return scheme
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Scheme.HIGH_CONTRAST
    return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT


def tokens() -> Tokens:
    """The colours worn now, for widgets that paint themselves. Ask while painting; never keep them."""
    window = QGuiApplication.palette().window().color().name()
    return next((known for known in _TOKENS.values() if known.window == window), LIGHT)


def em(count: float = 1.0) -> int:
    """So many ems in pixels at the text size worn now; at least 1 for anything above nought."""
    size = QGuiApplication.font().pixelSize()
    pixels = round((size if size > 0 else BODY) * count)
    return max(1, pixels) if count > 0 else pixels


def spaced(layout: QLayout, margins: float | Sequence[float] = 0.0, gap: float = 0.6) -> None:
    """Gives a layout margins and gaps in em that follow the text size while the program runs.

    `margins` is one figure for all four sides, or (left, top, right, bottom).
    """
    sides = (margins,) * 4 if isinstance(margins, int | float) else tuple(margins)
    layout.setProperty(_EM_MARGINS, [float(side) for side in sides])
    layout.setProperty(_EM_GAP, float(gap))
    _respace(layout)


def for_family(widget: QWidget) -> None:
    """Makes everything inside `widget` family-sized: Andika at 22 px and more, targets of 64 px and more."""
    widget.setProperty("family", True)
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)


def is_for_family(widget: QWidget) -> bool:
    """True inside a widget that was given to `for_family`."""
    at: QWidget | None = widget
    while at is not None:
        if at.property("family"):
            return True
        at = at.parentWidget()
    return False


def _respace(layout: QLayout) -> None:
    sides = layout.property(_EM_MARGINS)
    if sides is not None:
        layout.setContentsMargins(*(em(side) for side in sides))
        layout.setSpacing(em(layout.property(_EM_GAP)))


def _respace_layouts(widget: QWidget) -> None:
    """Re-spaces a widget's layout and the layouts within it.

    Found by their parent, never by `itemAt`: PySide keeps what that returns for ever, and once Qt has deleted the
    item and put a widget at the same place in memory, hands out the dead item for the living widget.
    """
    for layout in widget.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
        for each in (layout, *layout.findChildren(QLayout)):
            _respace(each)
