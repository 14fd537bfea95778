"""A band for each worry nobody has been told of, on every page of its family and on Today, until a call is logged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.worry.words import standing_words
from coachdesk.ui.widgets.banner import Banner, Kind
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.operations.worries import FamilyWorry


class WorryBands(Rows):
    """WorryBands(go, parent=None): `go(family_id)` opens the worry page. `.show_worries(worries, today, named=…)`."""

    def __init__(self, go: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(0.3, parent)
        self._go = go
        self._said: list[tuple[str, Kind, str]] = []

    def show_worries(self, worries: Sequence[FamilyWorry], today: date, *, named: bool) -> None:
        """Shows these; `named` says whose each is, where a page is about more than one family."""
        said = []
        for one in worries:
            words, kind = standing_words(one.state, today)
            if named:
                words = f"{one.family.ref} {one.family.name}: {words}"
            said.append((words, kind, one.family.id))
        if said == self._said:
            return
        self._said = said
        bands = []
        for words, kind, family_id in said:
            action = "" if kind == "quiet" else self.tr("Who to ring")
            band = Banner(words, kind, action=action, icon="tick" if kind == "quiet" else "", parent=self)
            if band.action is not None:
                band.action.setAccessibleName(f"{self.tr('Who to ring')}: {words}")
            band.acted.connect(lambda family_id=family_id: self._go(family_id))
            bands.append(band)
        self.fill(bands)
        self.setVisible(bool(bands))
