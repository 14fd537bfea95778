"""What the one who goes has only half typed: it is handed over as a note, or forgotten, before the family leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.half_typed import forget_half_typed, keep_as_note
from coachdesk.ui.pages.handover.step_card import StepCard
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.pages.handover.page import HandoverPage
    from coachdesk.ui.pages.handover.reading import HandoverShown


class HalfTypedCard(StepCard):
    """`.share`, `.forget`: in sight for the one who goes, while something is half typed."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("Half typed, and on this laptop only"), "note", page)
        about = self.tr(
            "Nobody else sees these words, and they leave this laptop with the family. Everything that was saved is "
            "handed over already."
        )
        self.add(small_label(about, parent=self))
        self._rows = Rows(0.4, self)
        self.add(self._rows)
        self.share = secondary_button(self.tr("Hand them over as a note"), "tick", self)
        self.share.clicked.connect(self._share)
        self.forget = secondary_button(self.tr("Forget them"), "close", self)
        self.forget.clicked.connect(self._forget)
        for button in (self.share, self.forget):
            self.add_action(button)
        self.hide()

    def show_handover(self, shown: HandoverShown) -> None:
        self._rows.fill([SafeLabel(words, parent=self._rows) for words in shown.half_typed])
        self.setVisible(bool(shown.half_typed))

    def _share(self) -> None:
        family_id = self.page.family_id
        view = self.tr("Half typed when the work with this family was handed over.")

        def keep(desk: Desk) -> None:
            keep_as_note(desk, family_id, view)

        self.page.table.make(keep, failed=self.page.warn)

    def _forget(self) -> None:
        family_id = self.page.family_id

        def forget(desk: Desk) -> None:
            forget_half_typed(desk, family_id)

        self.page.table.make(forget, failed=self.page.warn)
