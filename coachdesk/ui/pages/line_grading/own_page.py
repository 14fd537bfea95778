"""The worker's own X on a line, put without sight of anybody else's of the day; it stands apart from the family's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.measures import LineGrading
from coachdesk.operations.line_gradings import put_own_mark
from coachdesk.tools.line_place import in_tenths
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_scale import LineScale
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True)
class _Shown:
    line: LineGrading
    drafts: dict[str, str]


class OwnMarkPage(RecordPage):
    """Opened with `family_id` and `record_id` (the line). `.line` takes the X, `.keep_button` keeps it."""

    shows = frozenset({"line_grading"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._where: dict[str, str] = {}
        self._record: LineGrading | None = None
        self._first: int | None = None
        self._changes = 0
        self.set_title(self.tr("My own X"))
        about = self.tr("As you see it today. Nobody else's X is shown here. The family does not see yours.")
        self.add(SafeLabel(about, tone="muted", parent=self))
        self.line = LineScale(self.tr("The line from A to B"), self)
        self.line.marked.connect(self._marked)
        self.line.cleared.connect(self._show_where)
        self.add(self.line)
        self.where = SafeLabel("", level="3", parent=self)
        self.add(self.where)
        self.helped = WordsField(self.tr("What helped so far?"), lines=2, most_lines=6, parent=self)
        self.needed = WordsField(self.tr("What still has to happen?"), lines=2, most_lines=6, parent=self)
        self._drafts = {"helped": Drafted(self.helped, self.table, ""), "needed": Drafted(self.needed, self.table, "")}
        for part in (self.helped, self.needed, self.saved, self.toast):
            self.add(part)
        self.keep_button = primary_button(self.tr("Keep my X"), "tick", self)
        self.keep_button.clicked.connect(self._keep)
        self.add_action(self.keep_button)

    def opened(self, **where: str) -> None:
        if where != self._where:
            self.begin_anew()
            self._empty()
            for name, draft in self._drafts.items():
                draft.key = f"line_own/{where['record_id']}/{name}"
        self._where = dict(where)

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self._where["record_id"]), self._took)

    def is_clean(self) -> bool:
        return self.line.place is None and not any(draft.typing for draft in self._drafts.values())

    def leave(self) -> None:
        for draft in self._drafts.values():
            draft.leave()

    def first_focus(self) -> QWidget:
        return self.line

    def _took(self, shown: _Shown) -> None:
        self._record = shown.line
        a, b = quoted(shown.line.a_words), quoted(shown.line.b_words)
        self.line.set_ends(self.tr("A: {words}").format(words=a), self.tr("B: {words}").format(words=b))
        self._drafts["helped"].show(self.helped.text(), shown.drafts)
        self._drafts["needed"].show(self.needed.text(), shown.drafts)
        self._show_where()

    def _marked(self, place: int) -> None:
        self._changes += self._first is not None
        self._first = place if self._first is None else self._first
        self.message.hush()
        self._show_where()

    def _show_where(self) -> None:
        place = self.line.place
        words = self.tr("Tap the line, or move along it with the arrow keys.")
        if place is not None:
            words = self.tr("My X is {where} ({tenths}).").format(where=self.line.words(), tenths=in_tenths(place))
        self.where.set_words(words)

    def _keep(self) -> None:
        record, first, place = self._record, self._first, self.line.place
        if record is None:
            return
        if first is None or place is None:
            self.warn(self.tr("Put your X on the line first."))
            self.line.setFocus()
            return
        changes, helped, needed = min(999, self._changes), self.helped.text().strip(), self.needed.text().strip()
        lengths = (self.line.length_px(), self.line.length_mm())
        keys = [draft.key for draft in self._drafts.values()]

        def keep() -> None:
            put_own_mark(self.desk, record, first, place, changes, helped, needed, lengths)
            for key in keys:
                self.desk.drafts.drop(key)

        self.keep_button.setEnabled(False)
        self.do(keep, then=lambda _: self._kept(), failed=self._refused)

    def _kept(self) -> None:
        self._empty()
        self.back()

    def _refused(self, error: object) -> None:
        self.keep_button.setEnabled(True)
        self.warn(error)  # type: ignore[arg-type]

    def _empty(self) -> None:
        self.keep_button.setEnabled(True)
        self._first, self._changes = None, 0
        self.line.clear()
        for draft in self._drafts.values():
            draft.clear()


def _look(desk: Desk, record_id: str) -> _Shown:
    return _Shown(desk.get(LineGrading, record_id).record, desk.drafts.all(f"line_own/{record_id}/"))
