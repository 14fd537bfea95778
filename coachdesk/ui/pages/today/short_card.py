"""A card with a list that stays short: the first few rows, and all of them for who asks."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.rows import Rows


class ShortCard(Card):
    """ShortCard(title, icon, most=5): `.show_rows(makers)`, each making one row; hidden while there is none.

    The keyboard stays where it was in the list when the rows are made anew.
    """

    def __init__(
        self, title: str, icon: str, most: int = 5, parent: QWidget | None = None, *, gap: float = 0.7
    ) -> None:
        super().__init__(title, icon=icon, parent=parent)
        self._most = most
        self._all_shown = False
        self._makers: list[Callable[[], QWidget]] = []
        self.rows = Rows(gap, self)
        self.add(self.rows)
        self._more = quiet_button("", "down", self)
        self._more.clicked.connect(self._show_all)
        self.add_action(self._more)

    def show_rows(self, makers: Sequence[Callable[[], QWidget]]) -> None:
        """Shows these rows in place of those before."""
        self._makers = list(makers)
        self.setVisible(bool(makers))
        self._fill()

    def _fill(self) -> None:
        focus = QApplication.focusWidget()
        held = focus is not None and self.rows.isAncestorOf(focus)
        shown = self._makers if self._all_shown else self._makers[: self._most]
        widgets = [make() for make in shown]
        self.rows.fill(widgets)
        left = len(self._makers) - len(shown)
        self._more.set_words(self.tr("Show all: %n more", "", left))
        self._more.setVisible(left > 0)
        if held and widgets:
            widgets[0].show()
            widgets[0].setFocus()
            widgets[0].focusNextChild()

    def _show_all(self) -> None:
        self._all_shown = True
        self._fill()
