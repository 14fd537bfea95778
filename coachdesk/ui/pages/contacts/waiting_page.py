"""“What was this?”, one contact after another with two large answers: nothing counts until somebody has said (C-02)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk, Opened
from coachdesk.errors import CoachDeskError
from coachdesk.models.contact import Contact, ContactKind, WaitingContact
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.operations.contact_entry import say_what_it_was, take_kind_back
from coachdesk.operations.contacts import waiting_contacts
from coachdesk.ui.pages.contacts.words import KINDS, OUTCOMES, amount_words, meaning, said, when_words
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True)
class WaitingRead:
    """What waits, by family and day, and the names that stand in it."""

    rows: tuple[Opened[WaitingContact], ...]
    families: dict[str, str]
    agencies: dict[str, str]


class WaitingPage(RecordPage):
    """Opened with `family_id` or without. `.shown` is what is asked about; the two answers are `.answers`."""

    for_all = True
    shows = frozenset({"waiting_contact", "contact", "contact_batch"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self._later: list[str] = []
        self.shown: Opened[WaitingContact] | None = None
        self.left = SafeLabel("", tone="muted", parent=self)
        self.card = Card(parent=self)
        self.facts = Rows(0.3, self.card)
        self.card.add(self.facts)
        self.answers: dict[ContactKind, QWidget] = {}
        ways = TurningRow(34, parent=self.card)
        for kind in ContactKind:
            answer = Rows(0.3, ways)
            button = primary_button(said(KINDS[kind]), "", answer)
            button.clicked.connect(partial(self._say, kind))
            answer.fill([button, small_label(meaning(kind), parent=answer)])
            button.setAccessibleDescription(meaning(kind))
            self.answers[kind] = button
            ways.add(answer, 1)
        self.card.add(ways)
        self.none = EmptyState(
            self.tr("Nothing waits"),
            self.tr(
                "Rows of a sheet that do not say whether they were an emergency or planned help are asked about here."
            ),
            icon="tick",
            parent=self,
        )
        for part in (self.saved, self.left, self.card, self.none):
            self.add(part)
        self.later = secondary_button(self.tr("I do not know: ask later"), "right", self)
        self.later.clicked.connect(self._ask_later)
        self.add_action(self.later)

    def opened(self, **where: str) -> None:
        self.family_id = where.get("family_id", "")
        self._later = []
        self.shown = None
        self.begin_anew()
        self.set_title(self.tr("What was this?"))

    def first_focus(self) -> QWidget | None:
        return None

    def refresh(self) -> None:
        self.read(partial(_read, self.desk, self.family_id), self._took)

    def _took(self, read: WaitingRead) -> None:
        late = {one: place for place, one in enumerate(self._later, 1)}
        rows = sorted(read.rows, key=lambda one: late.get(one.record.id, 0))
        self.shown = rows[0] if rows else None
        for part in (self.card, self.left):
            part.setVisible(bool(rows))
        self.later.setVisible(len(rows) > 1)
        self.none.setVisible(not rows)
        if self.shown is None:
            return
        self.left.set_words(self.tr("%n contact(s) left. None of them counts until somebody has said.", "", len(rows)))
        row = self.shown.record
        self.table.lay((self.shown,))
        self.card.set_title(row.what)
        facts = (
            read.families.get(row.log, ""),
            when_words(row),
            read.agencies.get(row.agency, ""),
            said(OUTCOMES[row.outcome]),
            amount_words(row.pence),
        )
        lines: list[QWidget] = [SafeLabel(" · ".join(one for one in facts if one), parent=self.facts)]
        lines += [small_label(words, parent=self.facts) for words in (row.note, row.outcome_words, row.source) if words]
        self.facts.fill(lines)

    def _say(self, kind: ContactKind, _pressed: bool = False) -> None:
        waiting = self.shown
        if waiting is None:
            return
        self.shown = None
        self.do(lambda: say_what_it_was(self.desk, waiting, kind), self._said, self._refused)

    def _said(self, contact: Opened[Contact]) -> None:
        words = self.tr("{what}: {kind}").format(
            what=contact.record.what, kind=said(KINDS[contact.record.contact_kind])
        )
        self.saved.saved(self.desk.now())
        made = contact.record.id
        self.toast.offer(words, lambda: self.do(lambda: take_kind_back(self.desk, made), lambda _row: self.refresh()))
        self.refresh()

    def _refused(self, error: CoachDeskError) -> None:
        self.warn(error)
        self.refresh()

    def _ask_later(self) -> None:
        if self.shown is not None:
            self._later = [one for one in self._later if one != self.shown.record.id] + [self.shown.record.id]
            self.refresh()


def _read(desk: Desk, family_id: str) -> WaitingRead:
    rows = waiting_contacts(desk, family_id or None)
    return WaitingRead(
        tuple(sorted(rows, key=lambda one: (one.record.log, one.record.happened_on, one.record.id))),
        {one.id: f"{one.ref} {one.name}" for one in desk.records(Family)},
        {one.id: one.name for one in desk.records(Agency)},
    )
