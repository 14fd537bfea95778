"""One key from a family's page or a visit to logging a call."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from coachdesk.ui.page import Page

CALL_KEY = "F7"


def call_key(page: Page, where: Callable[[], dict[str, str]]) -> None:
    """F7 on `page` goes to the call page; `where()` says for which family, and at which visit."""
    if page.router.has("call"):
        shortcut = QShortcut(QKeySequence(CALL_KEY), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: page.go("call", **where()))
