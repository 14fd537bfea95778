"""On the family's page: whether the work may begin, whose answer is missing, and the one button that comes next."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coachdesk.models.family import FamilyState
from coachdesk.operations.family_state import WorkState, begin_work, work_state
from coachdesk.ui.page import Page
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows

KINDS = frozenset({"family", "person", "same_person", "agreement", "withdrawal"})
"""What it is read from."""


class BeginCard(Card):
    """BeginCard(page): `.show_family(family_id)`. It takes no room while the work goes on and the agreement stands."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="sign", parent=parent)
        self._page = page
        self._family_id = ""
        self._next, self._allowed = "", False
        self.lines = Rows(0.3, self)
        self.add(self.lines)
        self.button = primary_button("", "right", self)
        self.button.clicked.connect(self._go_on)
        self.add_action(self.button)
        self.hide()

    def show_family(self, family_id: str) -> None:
        """Reads how it stands with this family and shows it."""
        if family_id != self._family_id:
            self.hide()
        self._family_id = family_id
        self._page.read(partial(work_state, self._page.desk, family_id), self._took, key="begin")

    def _took(self, found: WorkState) -> None:
        state, beginning = found.state, found.beginning
        going = state in (FamilyState.ACTIVE, FamilyState.STEPPING_DOWN)
        ended = state is FamilyState.CLOSED or bool(found.family.record.closed_on)
        self.setVisible(not ended and not (going and beginning.allowed))
        if ended or (going and beginning.allowed):
            return
        missing = beginning.missing
        self._next = missing[0].person.id if missing else ""
        self.set_title(self._title(state, allowed=beginning.allowed))
        said = [one.sentence for one in missing] or [beginning.sentence]
        self.lines.fill([SafeLabel(line, parent=self.lines) for line in said if line])
        if beginning.allowed:
            self.button.set_words(self.tr("Begin the work"))
        elif missing:
            self.button.set_words(self.tr("Talk it through with {name}").format(name=missing[0].person.known_as))
        else:
            self.button.set_words(self.tr("Agreement and sharing"))
        self._allowed = beginning.allowed

    def _title(self, state: FamilyState, *, allowed: bool) -> str:
        if allowed:
            return self.tr("Everybody has answered. The work may begin.")
        if state in (FamilyState.ACTIVE, FamilyState.STEPPING_DOWN):
            return self.tr("Somebody’s answer is missing")
        return self.tr("The work may not begin yet")

    def _go_on(self) -> None:
        family_id, page = self._family_id, self._page
        if self._allowed:
            page.do(partial(begin_work, page.desk, family_id), then=lambda _: self.show_family(family_id))
        elif self._next:
            page.go("talk", family_id=family_id, person_id=self._next)
        else:
            page.go("agreement", family_id=family_id)
