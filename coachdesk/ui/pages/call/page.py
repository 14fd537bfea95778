"""A call or text logged in a few seconds: with whom, what came of it, a word about it (M-09)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.call import Call
from coachdesk.operations.calls import Came, log_quickly
from coachdesk.ui.pages.call.reading import AGENCY, WORKER, CallShown, read_calls
from coachdesk.ui.pages.call.words import ASKED, call_words, what_came
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.person import Person
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class CallPage(RecordPage):
    """Opened with `family_id`, perhaps `visit_id`. Enter in the line keeps the call; Escape goes back."""

    shows = frozenset({"call", "person", "worker", "agency"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = self._visit_id = ""
        self._shown: CallShown | None = None
        self.set_title(self.tr("Log a call"))
        self.person = ChoiceField(self.tr("With whom?"), (), parent=self)
        self.person.edited.connect(self._chose_person)
        self.number = SafeLabel("", level="2", parent=self)
        self.number.hide()
        self.directory = SearchChoiceField(self.tr("Or a worker or agency"), (), parent=self)
        self.directory.edited.connect(self._chose_other)
        came = [Choice(one.value, call_words(words)) for one, words in ASKED.items()]
        self.came = ChoiceField(self.tr("What came of it?"), came, parent=self)
        self.words = LineField(
            self.tr("A word about it"), hint=self.tr("Can be left out. Enter keeps it."), parent=self
        )
        self.words.entered.connect(self._keep)
        for part in (self.person, self.number, self.directory, self.came, self.words, self.saved):
            self.add(part)
        last = Card(self.tr("Last calls"), icon="phone", parent=self)
        self._last = Rows(0.4, last)
        last.add(self._last)
        self.add(last)
        self.keep_button = primary_button(self.tr("Keep this call"), "phone", self)
        self.keep_button.clicked.connect(self._keep)
        self.add_action(self.keep_button)
        self._draft = Drafted(self.words, self.table, "")

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            self._clear()
            self._shown = None
        self._family_id, self._visit_id = where["family_id"], where.get("visit_id", "")
        self._draft.key = f"call/{self._family_id}/new/words"
        self.begin_anew()

    def refresh(self) -> None:
        family_id = self._family_id
        self.read(lambda: read_calls(self.desk, family_id), self._took)

    def first_focus(self) -> QWidget | None:
        return self.person

    def is_clean(self) -> bool:
        return not (self.words.text() or self.came.chosen())

    def leave(self) -> None:
        self._draft.leave()

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: CallShown) -> None:
        before, self._shown = self._shown, shown
        self.set_title(self.tr("Log a call: {family}").format(family=shown.family.name))
        if before is None or shown.people != before.people:
            had_focus = self.person.hasFocus() or self.person.editor().hasFocus()
            self.person.set_choices([Choice(one.id, one.known_as) for one in shown.people])
            if before is None or had_focus:
                self.person.setFocus()
        if before is None or shown.directory != before.directory:
            self.directory.set_choices([Choice(key, words) for key, words in shown.directory])
        self._draft.show("", shown.drafts)
        self._chose_person()
        rows: list[QWidget] = [SafeLabel(self._line(one, shown), parent=self._last) for one in shown.calls]
        self._last.fill(rows or [small_label(self.tr("No call is logged yet."), parent=self._last)])

    def _line(self, call: Call, shown: CallShown) -> str:
        whom = shown.names.get(call.person or call.worker or call.agency or "", "")
        about = ", ".join(isolated(part) for part in (shown.when(call), whom, what_came(call)) if part)
        return f"{about}. {call.words}" if call.words else about

    def _chosen(self) -> Person | None:
        people = self._shown.people if self._shown is not None else ()
        return next((one for one in people if one.id == self.person.chosen()), None)

    def _chose_person(self) -> None:
        """The safe number and its hours, large, so that it can be rung from here."""
        person = self._chosen()
        if person is not None and self.directory.chosen():
            self.directory.choose("")
        parts = (person.phone, person.safe_to_contact) if person is not None else ()
        words = " · ".join(part for part in parts if part)
        if person is not None and person.no_contact:
            words = self.tr("{name} is not to be contacted.").format(name=isolated(person.known_as))
        self.number.set_tone("danger" if person is not None and person.no_contact else "")
        self.number.set_words(words)
        self.number.setVisible(bool(words))

    def _chose_other(self) -> None:
        if self.directory.chosen():
            self.person.choose("")
            self._chose_person()

    # -- keeping ----------------------------------------------------------------------------------

    def _keep(self) -> None:
        other = self.directory.chosen()
        keep = partial(
            log_quickly,
            family_id=self._family_id,
            came=Came(self.came.chosen()) if self.came.chosen() else None,
            person=self.person.chosen() or None,
            worker=other.removeprefix(WORKER) if other.startswith(WORKER) else None,
            agency=other.removeprefix(AGENCY) if other.startswith(AGENCY) else None,
            visit=self._visit_id or None,
            words=self.words.text(),
        )
        self.keep_button.setEnabled(False)
        kept: list[str] = []

        def make(desk: Desk) -> None:
            kept.append(keep(desk).record.id)

        self.table.make(make, drafts=(self._draft.key,), failed=self._refused, then=lambda: self._kept(kept[0]))

    def _kept(self, call_id: str) -> None:
        self.keep_button.setEnabled(True)
        self._clear()

        def take_back(desk: Desk) -> None:
            desk.remove(desk.get(Call, call_id))

        self.toast.offer(self.tr("The call is kept."), lambda: self.table.make(take_back))
        self.person.setFocus()

    def _refused(self, error: CoachDeskError) -> None:
        self.keep_button.setEnabled(True)
        fields = {"person": self.person, "answer": self.came, "words": self.words}
        field = fields.get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self.warn(error)
            return
        field.show_problem(error.sentence)
        field.setFocus()

    def _clear(self) -> None:
        self._draft.clear()
        for field in (self.person, self.came, self.directory):
            field.choose("")
            field.clear_problem()
        self.number.hide()
