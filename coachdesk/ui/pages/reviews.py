"""When each plan is to be looked at again: the latest first, in words (P-08)."""

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk
from coachdesk.operations.day import FamilyReview, look_at_reviews
from coachdesk.tools.dates import short
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.buttons import list_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow


class ReviewsPage(Page):
    """All reviews to come, by how late they are."""

    shows = frozenset({"family", "assignment", "plan", "review"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Reviews"))
        self._none = EmptyState(
            self.tr("No reviews to come"),
            self.tr("A plan is looked at again every month. Families with a plan stand here."),
            self.tr("Go to families"),
            icon="reviews",
            parent=self,
        )
        self._none.acted.connect(lambda: self.go("families"))
        self.add(self._none)
        self._late, self._soon = Card(self.tr("Due now"), parent=self), Card(self.tr("To come"), parent=self)
        self._late_rows, self._soon_rows = Rows(0.5, self._late), Rows(0.5, self._soon)
        self._late.add(self._late_rows)
        self._soon.add(self._soon_rows)
        self.add(self._late)
        self.add(self._soon)

    def refresh(self) -> None:
        self.read(lambda: look_at_reviews(self.desk), self._took)

    def _took(self, found: tuple[FamilyReview, ...]) -> None:
        late = [one for one in found if one.due.days_late >= 0]
        soon = [one for one in found if one.due.days_late < 0]
        self._none.setVisible(not found)
        self._late.setVisible(bool(late))
        self._soon.setVisible(bool(soon))
        self._late_rows.fill([review_row(one, self) for one in late])
        self._soon_rows.fill([review_row(one, self) for one in soon])


def review_row(review: FamilyReview, page: Page, *, day_said: bool = True) -> QWidget:
    """One family's next review, with the way to it and to the family; a narrow list leaves its day out."""
    family, due = review
    row = TurningRow(30, parent=page)
    name = list_button(f"{family.ref}  {family.name}", "house", row)
    name.clicked.connect(lambda: page.go("family", family_id=family.id))
    row.add(name, 2 if day_said else 5)
    words = _capital(due.in_words())
    if day_said:
        words = page.tr("{when}, {day}").format(when=words, day=short(due.due))
    row.add(SafeLabel(words, tone="warn" if due.days_late > 0 else "", parent=row), 3)
    if page.router.has("review"):
        hold = secondary_button(page.tr("Hold the review"), "reviews", row)
        hold.setAccessibleName(page.tr("Hold the review of {family}").format(family=family.name))
        hold.clicked.connect(lambda: page.go("review", family_id=family.id))
        row.add(hold)
    return row


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
