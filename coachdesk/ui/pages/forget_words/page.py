"""Words that should never have been written: which of one change go, why, and then they are gone everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput
from coachdesk.operations.redacting import redact
from coachdesk.ui.pages.devices.reach_line import ReachLine
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.pages.forget_words.reading import WordsThere, read_words
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import danger_button, quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing


class ForgetPage(ServerPage):
    """Opened with `record_id` and `change_id`, mostly with `family_id`. `.boxes` by field, `.why`, `.forget`."""

    def __init__(
        self,
        opened: OpenDesk,
        router: Router,
        deeds: Deeds,
        lines: Lines | None = None,
        syncing: Syncing | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(opened, router, deeds, lines, parent, syncing=syncing)
        self._record_id, self._change_id = "", ""
        self._there: WordsThere | None = None
        self.boxes: dict[str, TickBox] = {}
        self.set_title(self.tr("Have words forgotten"))
        for_good = self.tr("This cannot be undone. Put something right with a new change where that is enough.")
        self.add(Banner(for_good, "warning", parent=self))
        self.reach = ReachLine(self, self)
        self.reach.changed.connect(self.busy_changed)
        self.card = Card(parent=self)
        self._who = small_label("", parent=self.card)
        self._rows = Rows(0.4, self.card)
        self.card.add(self._who)
        self.card.add(self._rows)
        self._means = SafeLabel(
            self.tr(
                "The words go from the server now, and from every laptop at its next exchange. Nothing older comes "
                "back in their place. Who had them forgotten and why stays in the history, so write no name there. "
                "What was printed, or taken out as a file, is not reached."
            ),
            parent=self,
        )
        self.why = WordsField(
            self.tr("Why"), hint=self.tr("For example: it was about another family’s child."), lines=2, parent=self
        )
        self.why.edited.connect(self.why.clear_problem)
        for part in (self.reach, self.card, self.why, self._means):
            self.add(part)
        self._keep = quiet_button(self.tr("Leave it as it is"), parent=self)
        self._keep.clicked.connect(self.back)
        self.forget = danger_button(self.tr("Have them forgotten everywhere"), parent=self)
        self.forget.clicked.connect(self._forget)
        for button in (self._keep, self.forget):
            self.add_action(button)
        self._show(None)

    def opened(self, **where: str) -> None:
        self._record_id, self._change_id = where["record_id"], where["change_id"]
        self.why.set_text("")
        self.reach.forget()
        self._show(None)

    def refresh(self) -> None:
        vault, record, change = self.vault, self._record_id, self._change_id
        self.read(lambda: read_words(vault, record, change), self._show)

    def is_clean(self) -> bool:
        return not self.why.text()

    def busy_changed(self) -> None:
        there = self._there
        self.forget.setEnabled(there is not None and there.may and self.reach.is_there and not self.is_busy)

    def _show(self, there: WordsThere | None) -> None:
        self._there = there
        shown = there is not None and there.may
        for part in (self.card, self.why, self._means, self.reach):
            part.setVisible(shown)
        self.boxes = {}
        if there is not None:
            self.card.set_title(there.about)
            self._who.set_words(self.tr("Written by {who}.").format(who=there.who) if there.who else "")
            self.boxes = {one.name: TickBox(f"{one.words}: {one.said}", parent=self._rows) for one in there.fields}
            if not there.may:
                self.warn(self.tr("Whoever leads the work with this family, or an administrator, can do this."))
        self._rows.fill(self.boxes.values())
        if len(self.boxes) == 1:
            next(iter(self.boxes.values())).set_ticked(True)
        if shown:
            self.reach.look_once()
        self.busy_changed()

    def _forget(self) -> None:
        there, vault = self._there, self.vault
        fields = frozenset(name for name, box in self.boxes.items() if box.is_ticked())
        why, change = self.why.text(), self._change_id
        if there is None:
            return
        if not fields:
            self.warn(self.tr("Tick what is to be forgotten."))
            return
        if not why:
            self.why.show_problem(self.tr("Say in a few words why."))
            self.why.setFocus()
            return
        record = there.record
        self.ask_server(
            lambda ask: redact(vault, record, change, fields, ask, why=why),
            lambda _: self._done(),
            self._refused,
            self.tr("Having them forgotten"),
        )

    def _done(self) -> None:
        self.why.set_text("")
        if not self.back():
            self.go("today")

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "why":
            self.why.show_problem(error.sentence)
            self.why.setFocus()
        else:
            self.warn(error)
