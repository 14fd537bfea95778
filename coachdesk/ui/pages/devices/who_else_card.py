"""Whether anybody besides this laptop could open the records on it: a lone coach is told that nobody could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.devices.words import telephone_words
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from coachdesk.operations.devices.reading import Colleagues


class WhoElseCard(Card):
    """`.show_known(colleagues)`, None where the vault is connected to no server."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="laptop", parent=parent)
        self._says = SafeLabel("", parent=self)
        self._why = small_label("", parent=self)
        self._words = SafeLabel("", level="3", parent=self)
        for part in (self._says, self._why, self._words):
            self.add(part)

    def show_known(self, known: Colleagues | None) -> None:
        """Says it."""
        if known is None:
            self.set_title(self.tr("This laptop works on its own"))
            self._say(
                self.tr("Nobody else could open these records if this laptop were lost: no other laptop has them."),
                self.tr(
                    "Keep a backup on a stick. If your organisation has a server, its administrator connects the "
                    "first laptop here and invites everybody else."
                ),
            )
        elif not known.others:
            self.set_title(self.tr("No other laptop has joined yet"))
            self._say(
                self.tr(
                    "Nobody else could open your families’ records, but two officers together with the two halves of "
                    "the recovery key."
                )
                if known.has_recovery
                else self.tr("Nobody else could open your families’ records, and there is no recovery key."),
                self.tr("Invite a colleague, so that the work goes on if this laptop is lost."),
            )
        else:
            self.set_title(self.tr("Your organisation"))
            self._say(
                self.tr("Besides this one it has %n laptop(s).", "", known.others),
                self.tr(
                    "Each laptop has only its own families. To be sure that two laptops belong together, read these "
                    "eight words to each other over the telephone:"
                ),
            )
        has_words = known is not None and known.others > 0
        self._words.set_words(telephone_words(known.words) if known is not None and has_words else "")
        self._words.setVisible(has_words)

    def _say(self, first: str, second: str) -> None:
        self._says.set_words(first)
        self._why.set_words(second)
