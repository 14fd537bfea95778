"""What every test of a screen gets: the theme, a way to look, and the walk through every size that counts."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.collecting import ScreenThreadCollecting
from coachdesk.ui.languages import HOME, speak
from coachdesk.ui.theme import Scheme, Theme
from tests.ui.accessibility import everything_wrong
from tests.ui.pseudo_locale import PseudoTranslator

HERE = Path(__file__).resolve().parent

SIZES = (((1366, 768), 100), ((1366, 768), 150), ((640, 360), 200))
"""Window sizes in pixels with the text size in per cent at which nothing may be cut."""

ROUNDS = 100
"""Looks until a layout must have come to rest."""

OF_THE_MACHINE = (
    "^This plugin does not support",
    r"^Couldn't (load|resolve) (va|pipewire)",
    "^PulseAudioService: ",
    "^No audio device detected",
    "^Using Qt multimedia with FFmpeg",
)

Shoot = Callable[..., QImage]
Usable = Callable[[QWidget], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A Qt message fails a test, but for what the offscreen platform and a machine without sound say of themselves."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(*OF_THE_MACHINE, extend=True))


@pytest.fixture(scope="session", autouse=True)
def collected_between_events(qapp: QApplication) -> Iterator[None]:
    """As in the program: Python looks for cycles between events only, never while Qt lays out a page."""
    collecting = ScreenThreadCollecting(qapp)
    yield
    collecting.stop()


@pytest.fixture(scope="session", autouse=True)
def spoken(qapp: QApplication) -> None:
    """As in the program: English with its plurals and dates, in whatever order tests run."""
    speak(qapp, HOME)


@pytest.fixture(scope="session")
def the_theme(qapp: QApplication) -> Theme:
    """The one theme of the test run; use `theme`."""
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def plainly_dressed_afterwards(request: pytest.FixtureRequest) -> Iterator[None]:
    """Light and at 100 % again after a test with `theme`, once what it showed is gone: dressing costs by the widget."""
    worn = request.getfixturevalue("the_theme") if "theme" in request.fixturenames else None
    yield
    if worn is not None and (worn.scheme, worn.percent) != (Scheme.LIGHT, 100):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        worn.set_scheme(Scheme.LIGHT)
        worn.set_percent(100)


@pytest.fixture
def theme(the_theme: Theme) -> Theme:
    """The program dressed in the light scheme at 100 %."""
    return the_theme


@pytest.fixture
def shoot(theme: Theme, qtbot: QtBot) -> Shoot:
    """`shoot(widget, name, size=(1366, 768), text_percent=100, scheme=Scheme.LIGHT)` -> QImage of the widget.

    Where COACHDESK_SHOTS names a folder, the picture is kept there as NAME-scheme-percent-WxH.png.
    """

    def take(
        widget: QWidget,
        name: str,
        size: tuple[int, int] = (1366, 768),
        text_percent: int = 100,
        scheme: Scheme = Scheme.LIGHT,
    ) -> QImage:
        theme.set_scheme(scheme)
        theme.set_percent(text_percent)
        lay_out(widget, size)
        picture = widget.grab().toImage()
        folder = os.environ.get("COACHDESK_SHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            picture.save(str(Path(folder) / f"{name}-{scheme.value}-{text_percent}-{size[0]}x{size[1]}.png"))
        return picture

    return take


@pytest.fixture
def usable(theme: Theme, qtbot: QtBot) -> Usable:
    """`usable(widget)` fails unless all in it has name, role and room, nothing is cut, and Tab comes everywhere.

    It looks at 1366×768 with text at 100 and 150 %, and at 640×360 with text at 200 %.
    """

    def check(widget: QWidget) -> None:
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        wrong = []
        for size, percent in SIZES:
            theme.set_percent(percent)
            lay_out(widget, size)
            wrong += [f"{size[0]}×{size[1]} at {percent} %: {what}" for what in everything_wrong(widget)]
        assert wrong == []

    return check


@pytest.fixture
def pseudo_language(qapp: QApplication) -> Iterator[PseudoTranslator]:
    """Every text of ours in a language 40 % longer."""
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    """The whole program laid out as for Arabic or Urdu."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def lay_out(widget: QWidget, size: tuple[int, int]) -> None:
    """Shows the widget at a size in pixels and waits until its layouts have settled: nothing in it moves any more."""
    widget.resize(*size)
    widget.show()
    before: list[QRect] = []
    for _ in range(ROUNDS):
        for _ in range(4):
            QApplication.processEvents()
        QTest.qWait(1)
        now = [one.geometry() for one in widget.findChildren(QWidget)]
        if now == before:
            return
        before = now
    raise AssertionError("the layout never comes to rest")
