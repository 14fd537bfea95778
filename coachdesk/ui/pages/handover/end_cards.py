"""How a handover ends: finished, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations import handing_over_family as handing
from coachdesk.tools.handover import Deed, HandoverState
from coachdesk.ui.pages.handover.step_card import StepCard
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.handover.page import HandoverPage
    from coachdesk.ui.pages.handover.reading import HandoverShown


class FinishCard(StepCard):
    """`.finish`: enabled when nothing is missing; what is missing is said, one thing at a time."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("5. It is done"), "tick", page)
        self.add(self.waits)
        self.finish = secondary_button(self.tr("Finish the handover"), "tick", self)
        self.finish.clicked.connect(self._finish)
        self.add_action(self.finish)

    def show_handover(self, shown: HandoverShown) -> None:
        self.offer(self.finish, shown.why_not.get(Deed.FINISH, ""))

    def _finish(self) -> None:
        opened = self.page.opened_desk
        self.write(lambda handover: handing.finish(opened, handover))


class WithdrawCard(StepCard):
    """`.why`, `.withdraw`: in sight while the handover is open."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("Take it back"), "undo", page)
        self.why = WordsField(self.tr("Why it is taken back"), lines=1, most_lines=4, parent=self)
        self.fields = {"withdrawn_why": self.why}
        self.add(self.why)
        self.add(self.waits)
        self.drafts.words("why", self.why)
        self.withdraw = secondary_button(self.tr("Take the handover back"), parent=self)
        self.withdraw.clicked.connect(self._withdraw)
        self.add_action(self.withdraw)

    def show_handover(self, shown: HandoverShown) -> None:
        self.setVisible(shown.is_open)
        self.offer(self.withdraw, shown.why_not.get(Deed.WITHDRAW, ""))
        record = shown.handover.record if shown.handover else None
        over = record is not None and shown.state is HandoverState.WITHDRAWN
        self.tell(record.withdrawn_why if record is not None and over else "")

    def _withdraw(self) -> None:
        opened, why = self.page.opened_desk, self.why.text()
        self.write(lambda handover: handing.withdraw(opened, handover, why), self.kept)
