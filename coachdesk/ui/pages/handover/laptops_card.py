"""Whose laptops have the family: who is still to be let in, who out, and the old laptop handing in its last work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.operations.family_access import FamilyAccess, hand_in, settle_access
from coachdesk.tools.handover import Deed
from coachdesk.ui.pages.handover.step_card import StepCard
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coachdesk.ui.pages.handover.page import HandoverPage
    from coachdesk.ui.pages.handover.reading import HandoverShown


class LaptopsCard(StepCard):
    """`.settle`, `.anyway`, `.hand_in`: not in sight where this laptop has no server."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("On whose laptops the family is"), "laptop", page)
        self._shown: HandoverShown | None = None
        self.add(self.waits)
        self.settle = secondary_button(self.tr("Let laptops in and out now"), "right", self)
        self.settle.clicked.connect(lambda: self._settle(late=False))
        self.anyway = secondary_button(self.tr("Do not wait: let them out now"), parent=self)
        self.anyway.clicked.connect(lambda: self._settle(late=True))
        self.hand_in = secondary_button(self.tr("Hand in all my work"), "export", self)
        self.hand_in.clicked.connect(self._hand_in)
        for button in (self.settle, self.anyway, self.hand_in):
            self.add_action(button)

    def show_handover(self, shown: HandoverShown) -> None:
        self._shown = shown
        access, due = shown.access, shown.access.due
        self.setVisible(access.connected)
        self.tell("\n".join(self._lines(shown, access)))
        why_not = access.why_not if not due.is_settled else ""
        ready = bool(due.comes) or bool(due.goes - due.late)
        self.settle.setVisible(ready)
        self.anyway.setVisible(bool(due.late))
        self.anyway.setEnabled(not why_not)
        self.hand_in.setEnabled(True)
        self.offer(self.settle, why_not)
        self.only_if(shown.handover is not None and not shown.why_not.get(Deed.HAND_IN, "-"), self.hand_in)

    def _lines(self, shown: HandoverShown, access: FamilyAccess) -> Iterable[str]:
        def names(workers: Iterable[str]) -> str:
            return ", ".join(sorted(isolated(shown.name(one)) for one in workers))

        yield self.tr("They have it now: {names}.").format(names=names(access.members))
        due = access.due
        if due.comes:
            yield self.tr("To be let in, or to lead: {names}.").format(names=names(due.comes))
        if due.goes:
            yield self.tr("To be let out: {names}.").format(names=names(due.goes))
        if due.late:
            yield self.tr(
                "Not handed in yet: {names}. What such a laptop sends after it was let out waits until it is let count."
            ).format(names=names(due.late))
        if not due.is_settled:
            yield self.tr("This needs a way to the server. Without one it waits, and nothing is lost.")

    def _settle(self, *, late: bool) -> None:
        opened, family_id = self.page.opened_desk, self.page.family_id
        work = partial(settle_access, opened, family_id, late=late)
        self.page.ask_server(work, self._settled)

    def _settled(self, access: FamilyAccess) -> None:
        words = self.tr("The laptops are as they should be.") if access.due.is_settled else self.tr("One part waits.")
        self.page.say(words)

    def _hand_in(self) -> None:
        handover = self._shown.handover if self._shown else None
        if handover is not None:
            self.page.ask_server(partial(hand_in, self.page.opened_desk, handover), self._handed_in)

    def _handed_in(self, is_there: bool) -> None:
        words = self.tr("All your work is handed in. This laptop forgets the family when it is let out.")
        self.page.say(words if is_there else self.tr("Not all of it is there yet. It goes with the next sending."))

    def rest(self, *, while_busy: bool) -> None:
        """Nothing can be pressed until the server has answered."""
        if while_busy:
            for button in (self.settle, self.anyway, self.hand_in):
                button.setEnabled(False)
        else:
            self.page.refresh()
