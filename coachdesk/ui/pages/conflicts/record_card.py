"""One record about which somebody has to decide, field by field; why may be said for the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.operations.conflicts import Conflict, delete_record, keep_record, settle
from coachdesk.ui.pages.conflicts.deleted_review import DELETE, KEEP, DeletedReview
from coachdesk.ui.pages.conflicts.field_review import FieldReview, Standing
from coachdesk.ui.pages.conflicts.reading import ConflictsShown
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from datetime import date

    from coachdesk.desk import Desk


@dataclass(frozen=True, slots=True)
class Decision:
    """What was chosen about one record: `decide(desk)` keeps it, `drafts` are then no more needed."""

    decide: Callable[[Desk], object]
    fields: int
    drafts: tuple[str, ...] = ()


@dataclass(slots=True)
class CardStanding:
    """What is chosen and typed on a card, field by field, to be carried over to another of the same record."""

    fields: dict[str, Standing] = field(default_factory=dict)
    why: str = ""


def writes_of(conflict: Conflict, name: str) -> tuple[bytes, ...]:
    """The writes that one of its fields is in dispute between."""
    return tuple(one.write for one in conflict.dispute.fields.get(name, ()))


def card_key(conflict: Conflict) -> tuple[object, ...]:
    """Equal for as long as there is the same to decide about a record: the same writes, all of them here."""
    dispute = conflict.dispute
    fields = tuple((name, writes_of(conflict, name)) for name in dispute.fields)
    edits = tuple(one.write for written in dispute.edits.values() for one in written)
    return conflict.record.id, dispute.log, dispute.incomplete, dispute.opened.deletes, fields, edits


class RecordCard(Card):
    """RecordCard(conflict, shown, today, parent): `.reviews` by field, `.gone` the question whether it stays.

    Signals: `edited()` at each answer, `draft(str, str)` key and words typed.
    """

    edited = Signal()
    draft = Signal(str, str)

    def __init__(
        self, conflict: Conflict, shown: ConflictsShown, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(shown.about(conflict), icon="edit", parent=parent)
        self.conflict = conflict
        self.reviews: dict[str, FieldReview] = {}
        self.gone: DeletedReview | None = None
        self.why = LineField(self.tr("Why, for the history (may stay empty)"), parent=self)
        self._incomplete = SafeLabel(
            self.tr(
                "This is incomplete. Something about it has come that does not count yet, so there may be more to "
                "decide than what is here."
            ),
            tone="warn",
            parent=self,
        )
        self.anyway = quiet_button(self.tr("Look at what is here"), "eye", self)
        self.anyway.setAccessibleName(f"{self.anyway.words()}: {shown.about(conflict)}")
        self.anyway.clicked.connect(self.show_anyway)
        self.add(self._incomplete)
        self.add(self.anyway)
        self._parts: list[QWidget] = self._made(conflict, shown, today)
        if not conflict.is_fixed:
            self._parts.append(self.why)
        for part in self._parts:
            self.add(part)
            part.setVisible(not conflict.incomplete)
        self._incomplete.setVisible(conflict.incomplete)
        self.anyway.setVisible(conflict.incomplete)
        self.why.setVisible(not conflict.incomplete and not conflict.is_fixed)

    def show_anyway(self) -> None:
        """Somebody wants to decide on what is here."""
        self.anyway.hide()
        for part in self._parts:
            part.show()
        first = next(iter(self.questions()), None)
        if first is not None:
            first.setFocus()

    def questions(self) -> list[QWidget]:
        """What is asked, in order."""
        if self.gone is not None:
            return [self.gone.choice]
        return [review.choice for review in self.reviews.values()]

    def count(self) -> tuple[int, int]:
        """How many of its questions are answered, and how many there are."""
        if self.gone is not None:
            return int(bool(self.gone.choice.chosen())), 1
        return sum(one.is_answered() for one in self.reviews.values()), len(self.reviews)

    def is_touched(self) -> bool:
        """Whether anything was chosen or typed."""
        return self.count()[0] > 0 or bool(self.why.text())

    def decision(self) -> Decision | None:
        """What was chosen; None where nothing is, or where a problem is now said at its field."""
        conflict, why = self.conflict, self.why.text()
        if self.gone is not None:
            answers: Mapping[str, Callable[..., object]] = {KEEP: keep_record, DELETE: delete_record}
            decide = answers.get(self.gone.choice.chosen())
            return Decision(lambda desk: decide(desk, conflict, why), 1) if decide else None
        chosen: dict[str, Any] = {}
        for name, review in self.reviews.items():
            found = review.chosen()
            if found is not None and found.problem:
                review.show_problem(found.problem)
                return None
            if found is not None:
                chosen[name] = found.value
        if not chosen:
            return None
        drafts = tuple(self.reviews[name].key for name in chosen)
        return Decision(lambda desk: settle(desk, conflict, chosen, why), len(chosen), drafts)

    def refused(self, error: CoachDeskError) -> None:
        """Says where it belongs why what was chosen could not be kept."""
        review = self.reviews.get(error.field) if isinstance(error, BadInput) else None
        if review is not None:
            review.show_problem(error.sentence)
        elif self.gone is not None:
            self.gone.choice.show_problem(error.sentence)
        else:
            next(iter(self.reviews.values())).show_problem(error.sentence)

    def standing(self) -> CardStanding:
        """To be carried over."""
        return CardStanding({name: one.standing() for name, one in self.reviews.items()}, self.why.text())

    def restore(self, before: RecordCard) -> None:
        """What was chosen and typed on the card before; an answer only to a question that is still the same one."""
        standing = before.standing()
        self.why.set_text(standing.why)
        for name, review in self.reviews.items():
            if writes_of(self.conflict, name) == writes_of(before.conflict, name):
                review.restore(standing.fields[name])

    def _made(self, conflict: Conflict, shown: ConflictsShown, today: Callable[[], date]) -> list[QWidget]:
        if conflict.is_fixed:
            said = self.tr("This is of a kind that is never changed. All that was written stays in its history.")
            return [SafeLabel(said, tone="warn", parent=self)]
        if conflict.deleted_by:
            self.gone = DeletedReview(conflict, shown, self)
            self.gone.edited.connect(self.edited)
            return [self.gone]
        for one in conflict.fields:
            review = FieldReview(conflict, one, shown, today, self)
            review.edited.connect(self.edited)
            review.draft.connect(self.draft)
            self.reviews[one.name] = review
        return list(self.reviews.values())
