"""An X from a printed line: a ruler says how far from A, the same line shows it, and the paper is kept as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.measures import LineGrading, LineMark
from coachdesk.models.person import Person
from coachdesk.operations.line_gradings import PaperMark, mark_from_paper
from coachdesk.operations.wall_time import wall_time
from coachdesk.tools.household import people_alive
from coachdesk.tools.line_marks import marks_on, may_not_see_yet
from coachdesk.tools.line_place import in_tenths, millimetres, place_on_paper
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.line_scale import LineScale
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_NOON = time(12)
_USUAL_MM = "150"
"""How long the line on our own printed sheet is."""


@dataclass(frozen=True)
class _Shown:
    line: LineGrading
    wrong: LineMark | None
    people: tuple[Person, ...]
    own_is_missing: bool
    """Whether this worker has put no X of their own today."""
    drafts: dict[str, str]


class PaperMarkPage(RecordPage):
    """Opened with `family_id`, `record_id` (the line) and `mark_id` of an X typed wrongly (empty: a new one)."""

    shows = frozenset({"line_grading", "line_mark", "person"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._where: dict[str, str] = {}
        self._shown: _Shown | None = None
        self.set_title(self.tr("An X from paper"))
        own = self.tr("Put your own X first: once you have read theirs, yours is not your own any more.")
        self.own_first = Banner(own, "info", action=self.tr("Put my own X"), parent=self)
        self.own_first.acted.connect(self._own_first)
        self.own_first.hide()
        self.person = ChoiceField(self.tr("Whose X?"), (), parent=self)
        row = TurningRow(30, parent=self)
        self.from_a = LineField(self.tr("Millimetres from A to the X"), limit=6, parent=row)
        self.length = LineField(self.tr("How long the line is, in millimetres"), text=_USUAL_MM, limit=6, parent=row)
        for field in (self.from_a, self.length):
            field.edited.connect(self._show_place)
            row.add(field, 1)
        self.line = LineScale(self.tr("The line from A to B"), self)
        self.line.set_read_only(True)
        self.where = SafeLabel("", level="3", parent=self)
        self.day = DateField(self.tr("Which day?"), desk.today, day=desk.today(), past=True, parent=self)
        self.helped = WordsField(self.tr("What helped us get to our X?"), lines=1, most_lines=6, parent=self)
        self.needed = WordsField(self.tr("What still has to happen to reach B?"), lines=1, most_lines=6, parent=self)
        self.released = TickBox(self.tr("They say that the family may see it"), parent=self)
        self._drafts = {"helped": Drafted(self.helped, self.table, ""), "needed": Drafted(self.needed, self.table, "")}
        for part in (self.own_first, self.person, row, self.line, self.where, self.day, self.helped, self.needed):
            self.add(part)
        for last in (self.released, self.saved, self.toast):
            self.add(last)
        self.keep_button = primary_button(self.tr("Keep it, then add the paper"), "tick", self)
        self.keep_button.clicked.connect(self._keep)
        self.add_action(self.keep_button)

    # -- opening ----------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        if where != self._where:
            self.begin_anew()
            self._shown = None
            self._empty()
            for name, draft in self._drafts.items():
                draft.key = f"line_paper/{where['record_id']}/{name}"
        self._where = dict(where)

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, **self._where), self._took)

    def is_clean(self) -> bool:
        return not self.from_a.text() and not any(draft.typing for draft in self._drafts.values())

    def leave(self) -> None:
        for draft in self._drafts.values():
            draft.leave()

    def _took(self, shown: _Shown) -> None:
        first, self._shown = self._shown is None, shown
        a, b = quoted(shown.line.a_words), quoted(shown.line.b_words)
        self.line.set_ends(self.tr("A: {words}").format(words=a), self.tr("B: {words}").format(words=b))
        self.person.set_choices([Choice(one.id, one.known_as, icon="person") for one in shown.people])
        self.own_first.setVisible(shown.own_is_missing and shown.wrong is None)
        if first and shown.wrong is not None:
            self.person.choose(shown.wrong.person or "")
            self.length.set_text(str(shown.wrong.length_mm or _USUAL_MM))
            self.day.set_day(shown.wrong.at.date())
            self.released.set_ticked(shown.wrong.released)
            self.helped.set_text(shown.wrong.helped_so_far)
            self.needed.set_text(shown.wrong.still_needed)
        self._drafts["helped"].show(self.helped.text(), shown.drafts)
        self._drafts["needed"].show(self.needed.text(), shown.drafts)
        self._show_place()

    def _show_place(self) -> None:
        """The X where the ruler says it is, on the same line, so that both can check."""
        for field in (self.from_a, self.length):
            field.clear_problem()
        words, place = self.tr("Type the two lengths: the X is then shown here. Compare it with the paper."), None
        if self.from_a.text():
            try:
                place = place_on_paper(*self._lengths())
            except BadInput as problem:
                words = problem.sentence
        if place is not None:
            pattern = self.tr("The X is {where} ({tenths}). Is it so on the paper?")
            self.line.set_place(place)
            words = pattern.format(where=self.line.words(), tenths=in_tenths(place))
        self.line.set_place(place)
        self.where.set_words(words)

    def _lengths(self) -> tuple[float, float]:
        return millimetres("from_a", self.from_a.text()), millimetres("length", self.length.text())

    # -- keeping ----------------------------------------------------------------------------------

    def _keep(self) -> None:
        shown, person, day = self._shown, self.person.chosen(), self.day.day()
        if shown is None:
            return
        try:
            from_a, length = self._lengths()
            place_on_paper(from_a, length)
        except BadInput as problem:
            self._refused(problem)
            return
        if not person:
            self._refused(BadInput("person", self.tr("Choose whose X it is.")))
            return
        if day is None:
            self._refused(BadInput("at", self.tr("Write the day on which the X was put.")))
            return
        paper = PaperMark(
            from_a,
            length,
            self.desk.now() if day == self.desk.today() else wall_time(day, _NOON),
            self.helped.text().strip(),
            self.needed.text().strip(),
            self.released.is_ticked(),
        )
        keys = [draft.key for draft in self._drafts.values()]

        def keep() -> Opened[LineMark]:
            kept = mark_from_paper(self.desk, shown.line, person, paper, shown.wrong)
            for key in keys:
                self.desk.drafts.drop(key)
            return kept

        self.keep_button.setEnabled(False)
        self.do(keep, self._kept, self._refused)

    def _kept(self, kept: Opened[LineMark]) -> None:
        self._empty()
        self._shown = None
        if self.router.has("attach"):
            self.go("attach", family_id=self._where["family_id"], about=kept.record.id)
        else:
            self.back()

    def _refused(self, error: CoachDeskError) -> None:
        self.keep_button.setEnabled(True)
        named = {"person": self.person, "from_a": self.from_a, "length": self.length, "at": self.day}
        field = named.get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self.warn(error)
        else:
            field.show_problem(error.sentence)
            field.setFocus()

    def _own_first(self) -> None:
        self.go("line_own", family_id=self._where["family_id"], record_id=self._where["record_id"])

    def _empty(self) -> None:
        self.keep_button.setEnabled(True)
        self.person.choose("")
        self.from_a.set_text("")
        self.length.set_text(_USUAL_MM)
        self.day.set_day(self.desk.today())
        self.released.set_ticked(False)
        self.line.clear()
        for draft in self._drafts.values():
            draft.clear()


def _look(desk: Desk, family_id: str, record_id: str, mark_id: str) -> _Shown:
    line = desk.get(LineGrading, record_id).record
    worker, today = desk.owner.worker_id, desk.today()
    marks = marks_on(line.id, desk.records(LineMark, family_id))
    own = any(one.worker == worker and one.at.date() >= today for one in marks)
    return _Shown(
        line,
        desk.get(LineMark, mark_id).record if mark_id else None,
        tuple(one for one in people_alive(desk.records(Person, family_id), today) if not one.due_date),
        not own or bool(may_not_see_yet(worker, marks)),
        desk.drafts.all(f"line_paper/{record_id}/"),
    )
