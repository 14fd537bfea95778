"""One worry that is kept: what it says, whom somebody rang, the next call to log, and changing it by a new row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.operations.worries import amend_worry, log_call
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.worry.call_fields import CallFields
from coachdesk.ui.pages.worry.reading import PREFIX
from coachdesk.ui.pages.worry.words import clock_words, standing_words, visit_words
from coachdesk.ui.pages.worry.worry_fields import WorryFields
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.desk import Desk
    from coachdesk.models.worry import Worry, WorryCall
    from coachdesk.operations.worries import FamilyWorry
    from coachdesk.tools.worry_calls import WorryState
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.pages.worry.reading import WorriesShown


class KeptWorry(Card):
    """KeptWorry(table, worry): `.show_worry(found, shown)`; `.ring(who, number)` begins to log a call.

    Where two people changed one worry apart each card says so; choosing or changing one takes the place of all shown.
    """

    kept = Signal()

    def __init__(self, table: Table, worry: Worry, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._table, self._worry = table, worry
        self.state_shown: WorryState | None = None
        self._standing: Banner | None = None
        self._rivals: tuple[str, ...] = ()
        self._apart = SafeLabel("", tone="warn", parent=self)
        self._hold = secondary_button(self.tr("This one holds"), "tick", self)
        self._hold.clicked.connect(self._settle)
        self._words = Rows(0.3, self)
        self._calls = Rows(0.3, self)
        self.call = CallFields(table, f"{PREFIX}/{worry.id}/call", self)
        self.keep_call = primary_button(self.tr("Keep this call"), "phone", self)
        self.keep_call.clicked.connect(self._log)
        self.change = WorryFields(table, f"{PREFIX}/{worry.id}/amended", amends=True, parent=self)
        self.keep_change = secondary_button(self.tr("Keep as changed"), "tick", self)
        self.keep_change.clicked.connect(self._amend)
        self._ring = secondary_button(self.tr("I rang somebody"), "phone", self)
        self._ring.clicked.connect(lambda: self._open_call(self.call.isHidden()))
        self._turn = quiet_button(self.tr("Change or add"), "edit", self)
        self._turn.clicked.connect(lambda: self._open_change(self.change.isHidden()))
        for part in (self._apart, self._words, self._calls, self.call, _beginning(self.keep_call, self)):
            self.add(part)
        for part in (self.change, _beginning(self.keep_change, self)):
            self.add(part)
        for button in (self._ring, self._turn, self._hold):
            self.add_action(button)
        self._open_call(False)
        self._open_change(False)

    def show_worry(self, found: FamilyWorry, shown: WorriesShown) -> None:
        """Shows it as it stands; a call or a change that was half typed opens by itself."""
        first, state = self.state_shown is None, found.state
        self.state_shown = state
        self._show_rivals(found.rivals, shown)
        words, kind = standing_words(state, shown.today)
        if self._standing is None or self._standing.property("tone") != kind:
            if self._standing is not None:
                self.body.removeWidget(self._standing)
                self._standing.hide()
                self._standing.deleteLater()
            self._standing = Banner(words, kind, icon="tick" if kind == "quiet" else "", parent=self)
            self.body.insertWidget(0, self._standing)
        self._standing.set_words(words)
        self.setAccessibleName(words)
        self._words.fill([SafeLabel(line, parent=self._words) for line in self._lines(state.worry, shown)])
        self._calls.fill([self._call_row(call, shown) for call in state.calls])
        self.change.offer(shown.people)
        if first:
            if self.call.drafts.show(shown.drafts) or state.told is None:
                self._open_call(True)
            self.call.shown()
            if any(shown.drafts.get(key) for key in self.change.drafts.keys):
                self.change.drafts.show(shown.drafts)
                self._open_change(True)

    def ring(self, who: str, number: str) -> None:
        """Somebody pressed “I rang them” beside a number."""
        self._open_call(True)
        self.call.ring(who, number, self._table.page.desk.now())

    def is_clean(self) -> bool:
        """Whether nothing is half typed."""
        return (self.call.isHidden() or self.call.is_blank()) and self.change.isHidden()

    def leave(self) -> None:
        """The page goes."""
        self.call.drafts.leave()
        if not self.change.isHidden():
            self.change.drafts.leave()

    # -- two at once ---------------------------------------------------------------------------------

    def _show_rivals(self, rivals: Sequence[Worry], shown: WorriesShown) -> None:
        self._rivals = tuple(one.id for one in rivals)
        names = ", ".join(dict.fromkeys(filter(None, (shown.name(one.written_by) for one in rivals))))
        words = self.tr("This worry was changed in two places at once, here and by {name}. Both are kept. Which holds?")
        self._apart.set_words(words.format(name=isolated(names or self.tr("somebody else"))) if rivals else "")
        self._apart.setVisible(bool(rivals))
        self._hold.setVisible(bool(rivals))

    def _settle(self) -> None:
        """This one takes the place of all that are shown beside it; what they said stays behind it."""
        worry_id, rivals = self._worry.id, self._rivals
        because = self.tr("It was changed in two places at once; this one holds.")

        def make(desk: Desk) -> None:
            amend_worry(desk, worry_id, because, rivals)

        self._table.make(make, failed=self._change_refused, then=self.kept.emit)

    # -- inside --------------------------------------------------------------------------------------

    def _lines(self, worry: Worry, shown: WorriesShown) -> list[str]:
        lines = []
        if worry.their_words:
            who = ", ".join([*filter(None, map(shown.name, worry.said_by)), *filter(None, [worry.said_by_words])])
            lines.append(quoted(worry.their_words) + (f" {who}" if who else ""))
        if worry.seen:
            lines.append(self.tr("Seen: {words}").format(words=worry.seen))
        about = ", ".join(filter(None, map(shown.name, worry.people))) or self.tr("everyone at home")
        lines.append(self.tr("About: {names}").format(names=about))
        strengths = self.tr("none seen") if worry.strengths_none_seen else worry.strengths
        lines.append(self.tr("Going well: {words}").format(words=strengths))
        if worry.amended_because:
            lines.append(self.tr("Changed because: {words}").format(words=worry.amended_because))
        visit = shown.visits.get(worry.visit or "")
        if visit is not None:
            lines.append(visit_words(visit))
        happened = clock_words(worry.happened_at, shown.today)
        written = clock_words(worry.written_at, shown.today)
        by = shown.name(worry.written_by)
        lines.append(self.tr("Happened at {when}, written at {then} by {name}").format(
            when=happened, then=written, name=by
        ))  # fmt: skip
        return lines

    def _call_row(self, call: WorryCall, shown: WorriesShown) -> QWidget:
        when = clock_words(call.at, shown.today)
        if call.answered:
            words = self.tr("{time}: rang {who}, {name} answered.").format(
                time=when, who=call.rung, name=call.answered_by
            )
        else:
            words = self.tr("{time}: rang {who}, nobody answered.").format(time=when, who=call.rung)
        row = Rows(0.1, self._calls)
        right = quiet_button(self.tr("This call is not right"), "edit", row)
        right.setAccessibleName(f"{right.words()}: {words}")
        right.clicked.connect(lambda: self._put_right(call))
        said = [small_label(quoted(call.said), parent=row)] if call.said else []
        row.fill([SafeLabel(words, parent=row), *said, _beginning(right, row)])
        return row

    def _put_right(self, call: WorryCall) -> None:
        self._open_call(True)
        self.call.put_right(call)

    def _open_call(self, opened: bool) -> None:
        self.call.setVisible(opened)
        self.keep_call.setVisible(opened)
        self._ring.setVisible(not opened)

    def _open_change(self, opened: bool) -> None:
        if opened and self.change.isHidden() and self.change.drafts.is_clean():
            self.change.fill(self._worry)
        self.change.setVisible(opened)
        self.keep_change.setVisible(opened)

    def _log(self) -> None:
        fields = self.call.read(self._table.page.desk.now())
        if fields is None:
            return
        worry_id = self._worry.id

        def make(desk: Desk) -> None:
            log_call(desk, worry_id, **fields)

        self._table.make(make, drafts=self.call.drafts.keys, failed=self._call_refused, then=self._logged)

    def _logged(self) -> None:
        self.call.clear()
        self._open_call(False)
        self.kept.emit()

    def _amend(self) -> None:
        fields = self.change.read(self._table.page.desk.now())
        if fields is None:
            return
        worry_id, rivals = self._worry.id, self._rivals

        def make(desk: Desk) -> None:
            amend_worry(desk, worry_id, rivals=rivals, **fields)

        self._table.make(make, drafts=self.change.drafts.keys, failed=self._change_refused, then=self.kept.emit)

    def _call_refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput):
            self.call.refused(error)
        else:
            self._table.page.warn(error)

    def _change_refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput):
            self.change.refused(error)
        else:
            self._table.page.warn(error)


def _beginning(button: QWidget, parent: QWidget) -> QWidget:
    """The button as wide as its words, where reading begins."""
    line = QWidget(parent)
    flow = FlowLayout(line)
    flow.addWidget(button)
    return line
