"""The way from anything to "Who sees this?": one quiet button, on whatever page it is asked."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from coachdesk.ui.page import Page
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.buttons import Button, quiet_button

WORDS = {
    "": QT_TRANSLATE_NOOP("who_sees", "Who sees this?"),
    "note": QT_TRANSLATE_NOOP("who_sees", "Who sees this note?"),
    "target": QT_TRANSLATE_NOOP("who_sees", "Who sees this?"),
    "contact": QT_TRANSLATE_NOOP("who_sees", "Who sees where they live?"),
}


def who_sees_way(page: Page, where: Callable[[], Mapping[str, str]], thing: str = "") -> Button:
    """A button that opens the page "who_sees" at `where()`, about one `thing`; unseen where there is no such page."""
    button = quiet_button(QCoreApplication.translate("who_sees", WORDS[thing]), "eye", page)
    button.clicked.connect(lambda: page.go("who_sees", **{**where(), **({"thing": thing} if thing else {})}))
    button.setVisible(page.router.has("who_sees"))
    return button
