"""A page for one record of what happened: written down in a few fields, then kept field by field, with its history."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.ui.pages.day_reading import Chosen, read_choices
from coachdesk.ui.pages.family_choice import FamilyChoice
from coachdesk.ui.pages.new_drafts import ANY, NewDrafts
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.desk import Desk, Opened
    from coachdesk.models.record import Record
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.entry_form import EntryForm
    from coachdesk.ui.router import Router


@dataclass(frozen=True)
class EntryWords:
    """What such a page says."""

    new: str
    """The heading of a new one."""
    gone: str
    """The heading of one that was removed."""
    add: str
    """The button that keeps a new one."""
    removed: str
    """The offer to bring it back."""


@dataclass(frozen=True)
class EntryRead:
    """What can be chosen, the record as opened, and what else the page reads for it."""

    shown: Chosen
    opened: Opened[Any] | None
    more: Any = None


class EntryPage(RecordPage):
    """Opened with `family_id` and `record_id`; without a record it makes one, without a family it asks for one.

    A subclass gives `name` (of the page), `record`, `make`, `make_form`, `words_said`, `heading_of`, and where it has
    more to show `read_more`, `show_more` and `begin_with`.
    """

    name = ""
    record: type[Record]
    make: Callable[..., Opened[Any]]
    """The operation that keeps a new one: `(desk, family_id, **fields)`."""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id, self.record_id, self._opened_on = "", "", ""
        self._where: dict[str, str] = {}
        self._looked = False
        self.said = self.words_said()
        self.form = self.make_form()
        self.family = FamilyChoice(self)
        self.family.edited.connect(self._chose_family)
        self._drafts = NewDrafts(self.table, f"{self.name}_new/")
        for part in (self.saved, self.family, self.form):
            self.add(part)
        self.remove_button = quiet_button(self.tr("Remove it"), "trash", self)
        self.remove_button.clicked.connect(self.take_out)
        self._history = secondary_button(self.tr("Who changed what"), "history", self)
        self._history.clicked.connect(lambda: self.go("history", family_id=self.family_id, record_id=self.record_id))
        self.anew = quiet_button(self.tr("Empty the form"), "undo", self)
        self.anew.clicked.connect(lambda: self._drafts.drop(self._anew))
        self.add_button = primary_button(self.said.add, "plus", self)
        self.add_button.clicked.connect(self._make)
        for button in (self.remove_button, self._history, self.anew, self.add_button):
            self.add_action(button)

    # -- what a subclass says ------------------------------------------------------------------------

    def words_said(self) -> EntryWords:
        raise NotImplementedError

    def make_form(self) -> EntryForm:
        raise NotImplementedError

    def heading_of(self, opened: Opened[Any], shown: Chosen) -> str:
        """The heading of a kept one."""
        raise NotImplementedError

    def read_more(self, desk: Desk, opened: Opened[Any]) -> Any:
        """What else is read for a kept one, off the screen's thread."""

    def show_more(self, read: EntryRead) -> None:
        """Shows it; `read.opened` is None for a new one."""

    def begin_with(self, where: dict[str, str]) -> None:
        """Fills a new one from how the page was opened."""

    # -- opening and reading ---------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self._where = where
        self.family_id, self.record_id = where.get("family_id", ""), where.get("record_id", "")
        self._opened_on = self.family_id
        self.begin_anew()
        old, self.form = self.form, self.make_form()
        self.body.insertWidget(self.body.indexOf(old), self.form)
        self.take_away(old)
        self._looked = False
        is_new = not self.record_id
        self._drafts = NewDrafts(self.table, f"{self.name}_new/{self.family_id or ANY}")
        if is_new:
            self._drafts.search("family", self.family)
            self.form.begin(self._drafts)
        else:
            self.form.tie(self.table, self.record_id)
        self.anew.hide()
        for part in (self.remove_button, self._history):
            part.setVisible(not is_new)
        self.add_button.setVisible(is_new)
        self.add_button.setEnabled(True)
        self.family.choose("")
        self.family.setVisible(is_new and not self.family_id)
        self.set_title(self.said.new)

    def is_clean(self) -> bool:
        return self.form.is_clean() and not self._drafts.is_touched()

    def leave(self) -> None:
        self._drafts.leave()
        self.form.leave()

    def refresh(self) -> None:
        prefix = f"{self.name}/{self.record_id}/" if self.record_id else self._drafts.key("")
        self.read(partial(_look, self, self.family_id, self.record_id, prefix), self._took)

    def take_out(self) -> None:
        """Removes the record, and offers to bring it back."""
        self.table.take_out(self.record_id, self.said.removed)

    def _took(self, read: EntryRead) -> None:
        shown, opened = read.shown, read.opened
        if not self._looked and self._take_family(shown):
            return
        self.form.offer(shown)
        self.family.offer(shown)
        if opened is None:
            if not self._looked:
                self._looked = True
                self._begin(shown)
            self.show_more(read)
            return
        self.family_id = opened.record.log
        for part in (self.form, self.remove_button):
            part.setVisible(not opened.deleted)
        if opened.deleted:
            self.set_title(self.said.gone)
            self.show_more(read)
            return
        self.table.lay((opened,))
        self.form.show_kept(opened, shown.drafts)
        self.set_title(self.heading_of(opened, shown))
        self.show_more(read)

    def _begin(self, shown: Chosen) -> None:
        if self._drafts.show(shown.drafts):
            self.say(self.tr("What you were typing is back."))
            self.anew.show()
        else:
            self.begin_with(self._where)

    def _take_family(self, shown: Chosen) -> bool:
        """One begun without a family knows the one that was chosen in it; its people are then read first."""
        drafted = shown.drafts.get(self._drafts.key("family"), "")
        if self.record_id or self.family_id or drafted not in {one.id for one in shown.families}:
            return False
        self.family_id = drafted
        self.refresh()
        return True

    # -- deeds -------------------------------------------------------------------------------------------

    def _chose_family(self) -> None:
        if self.family.chosen():
            self.family_id = self.family.chosen()
            self.refresh()

    def _anew(self) -> None:
        self.opened(**{key: one for key, one in self._where.items() if key != "family_id" or self._opened_on})
        self.refresh()

    def _make(self) -> None:
        if not self.family_id:
            self.family.ask()
            return
        if not self.form.ready():
            return
        try:
            fields, family_id = self.form.values(), self.family_id
        except BadInput as bad:
            self._refused(bad)
            return
        self.add_button.setEnabled(False)
        self.do(lambda: type(self).make(self.desk, family_id, **fields), self._made, self._refused)

    def _made(self, kept: Opened[Any]) -> None:
        self.add_button.setEnabled(True)
        self._drafts.drop()
        self.go(self.name, family_id=kept.record.log, record_id=kept.record.id)

    def _refused(self, error: CoachDeskError) -> None:
        self.add_button.setEnabled(True)
        if not (isinstance(error, BadInput) and self.form.refuse(error)):
            self.warn(error)


def _look(page: EntryPage, family_id: str, record_id: str, prefix: str) -> EntryRead:
    """Off the screen's thread: touches no widget."""
    desk = page.desk
    opened = desk.get(page.record, record_id) if record_id else None
    shown = read_choices(desk, family_id or (opened.record.log if opened else ""), prefix)
    return EntryRead(shown, opened, page.read_more(desk, opened) if opened is not None else None)
