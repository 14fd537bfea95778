"""A worry that cannot wait: ring first, then write down what was said and seen, and who has been told (X-07, X-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.operations.worries import note_worries_read, write_worry
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.pages.worry.call_fields import CallFields
from coachdesk.ui.pages.worry.kept_worry import KeptWorry
from coachdesk.ui.pages.worry.reading import PREFIX, WorriesShown, new_prefix, read_worries
from coachdesk.ui.pages.worry.ring_numbers import RingNumbers
from coachdesk.ui.pages.worry.words import visit_words
from coachdesk.ui.pages.worry.worry_fields import WorryFields
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.page_table import PageNeeds


class NewWorry(Card):
    """The form of a worry nobody has written down yet, with the call that may have been made before writing."""

    def __init__(self, page: WorryPage, family_id: str) -> None:
        super().__init__(page.tr("Then write it down"), icon="note", parent=page)
        self.visit_id = ""
        self._at = small_label("", parent=self)
        self.add(self._at)
        self.worry = WorryFields(page.table, new_prefix(family_id), parent=self)
        self.add(self.worry)
        self.call = CallFields(page.table, f"{PREFIX}/{family_id}/new_call", self)
        self.rang = secondary_button(page.tr("I have rung somebody already"), "phone", self)
        self.rang.clicked.connect(self.open_call)
        self.save = primary_button(page.tr("Save on this laptop"), "laptop", self)
        self.add(self.call)
        for button in (self.rang, self.save):
            self.add_action(button)
        self.call.hide()

    def belongs_to(self, visit_id: str) -> None:
        """It came up at that visit, or at none; the visit comes back with what is half typed."""
        self.visit_id = visit_id
        self.worry.drafts.beside("visit", visit_id)

    def show_visit(self, shown: WorriesShown) -> None:
        """Says at which visit it came up."""
        visit = shown.visits.get(self.visit_id)
        self._at.set_words(visit_words(visit) if visit else "")
        self._at.setVisible(visit is not None)

    def open_call(self) -> None:
        """Asks whom, when and who answered."""
        self.call.show()
        self.rang.hide()
        self.call.rung.setFocus()

    def close_call(self) -> None:
        self.call.hide()
        self.rang.show()

    def is_clean(self) -> bool:
        return self.worry.drafts.is_clean() and self.call.is_blank()


class WorryPage(RecordPage):
    """Opened with `family_id`, perhaps `visit_id`."""

    shows = frozenset({"worry", "worry_call", "person", "worker"})
    says_worries = True

    def __init__(self, needs: PageNeeds, parent: QWidget | None = None) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds, parent)
        self._book = needs.duty
        self._family_id, self._visit_id = "", ""
        self.set_title(self.tr("A worry that cannot wait"))
        self.numbers = RingNumbers(self)
        self.numbers.rang.connect(self._rang)
        first = Banner(self.tr("Ring first, write later. Saving on this laptop tells nobody."), "warning", parent=self)
        self.another = secondary_button(self.tr("Write down another worry"), "plus", self)
        self.another.clicked.connect(self._write_another)
        self.new: NewWorry | None = None
        self.kept: dict[str, KeptWorry] = {}
        for part in (self.numbers, first, self.saved, self.another):
            self.add(part)

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self._visit_id = where.get("visit_id", "")
        if where["family_id"] != self._family_id:
            self._forget()
        self._family_id = where["family_id"]
        if self.new is not None and (self.new.is_clean() or not self.new.visit_id):
            self.new.belongs_to(self._visit_id)
        self.begin_anew()
        family_id = self._family_id
        self.do(lambda: note_worries_read(self.desk, family_id))

    def refresh(self) -> None:
        family_id, visit_id = self._family_id, self._visit_id
        self.read(lambda: read_worries(self.desk, self._book, family_id, visit_id), self._took)

    def is_clean(self) -> bool:
        return (self.new is None or self.new.is_clean()) and all(one.is_clean() for one in self.kept.values())

    def leave(self) -> None:
        if self.new is not None:
            self.new.worry.drafts.leave()
            self.new.call.drafts.leave()
        for card in self.kept.values():
            card.leave()

    def top_moved(self, inside: bool) -> None:
        """The numbers come first, also where there is room for little else."""
        super().top_moved(inside)
        if inside and self.bands is not None:
            self.body.insertWidget(self.body.indexOf(self.numbers) + 1, self.bands)

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: WorriesShown) -> None:
        self.numbers.show_numbers(shown.numbers)
        for gone in set(self.kept) - {one.state.worry.id for one in shown.worries}:
            self.take_away(self.kept.pop(gone))
        at = self.body.indexOf(self.saved) + 1
        for place, found in enumerate(shown.worries):
            state = found.state
            card = self.kept.get(state.worry.id)
            if card is None:
                card = self.kept[state.worry.id] = KeptWorry(self.table, state.worry, self)
            if self.body.indexOf(card) != at + place:
                self.body.removeWidget(card)
                self.body.insertWidget(at + place, card)
            card.show_worry(found, shown)
        untold = any(one.state.told is None for one in shown.worries)
        if self.new is None:
            self._begin(shown, opened=not untold)
        else:
            self.new.worry.offer(shown.people)
            self.new.show_visit(shown)
        self.another.setVisible(self.new is not None and self.new.isHidden())

    def _begin(self, shown: WorriesShown, *, opened: bool) -> None:
        new = self.new = NewWorry(self, self._family_id)
        new.save.clicked.connect(self._save)
        self.body.addWidget(new)
        new.worry.offer(shown.people)
        half_typed = new.worry.drafts.show(shown.drafts)
        before = shown.drafts.get(new.worry.drafts.key("visit"), "") if half_typed else ""
        new.belongs_to(before or self._visit_id)
        new.show_visit(shown)
        if new.call.drafts.show(shown.drafts):
            new.open_call()
            new.call.shown()
            half_typed = True
        new.setVisible(opened or half_typed)

    def _forget(self) -> None:
        for card in self.kept.values():
            self.take_away(card)
        self.kept = {}
        if self.new is not None:
            self.take_away(self.new)
            self.new = None

    # -- doing ------------------------------------------------------------------------------------

    def _rang(self, who: str, number: str) -> None:
        """The call belongs to the worry nobody has been told of, else to the one about to be written."""
        untold = next((one for one in self.kept.values() if one.state_shown and one.state_shown.told is None), None)
        if untold is not None:
            untold.ring(who, number)
        elif self.new is not None:
            self.new.show()
            self.new.open_call()
            self.new.call.ring(who, number, self.desk.now())

    def _write_another(self) -> None:
        if self.new is not None:
            self.new.show()
            self.new.worry.their_words.setFocus()
        self.another.hide()

    def _save(self) -> None:
        new, now = self.new, self.desk.now()
        if new is None:
            return
        fields = new.worry.read(now)
        call = None if new.call.isHidden() or new.call.is_blank() else new.call.read(now)
        if fields is None or (call is None and not (new.call.isHidden() or new.call.is_blank())):
            return
        family_id, visit = self._family_id, new.visit_id or None

        def make(desk: Desk) -> None:
            write_worry(desk, family_id, call, visit=visit, **fields)

        drafts = (*new.worry.drafts.keys, *new.call.drafts.keys)
        self.table.make(make, drafts=drafts, failed=self._refused, then=self._kept)

    def _kept(self) -> None:
        if self.new is not None:
            self.new.worry.drafts.clear()
            self.new.call.clear()
            self.new.close_call()
            self.new.belongs_to(self._visit_id)
            self.new.hide()
        self.area.verticalScrollBar().setValue(0)

    def _refused(self, error: CoachDeskError) -> None:
        if self.new is None or not isinstance(error, BadInput):
            self.warn(error)
        elif error.field.startswith("call."):
            self.new.call.refused(error)
        else:
            self.new.worry.refused(error)
