"""One letter: what it says plainly, what it wants and by when, and the dated steps it becomes (L-03)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.letter import Letter
from coachdesk.models.plan import Attachment, SubTarget, Target
from coachdesk.operations.attachments import papers
from coachdesk.operations.letters import (
    Want,
    keep_letter,
    letter_becomes_steps,
    letter_needs_no_step,
    steps_of,
)
from coachdesk.operations.live_plan import live_plan
from coachdesk.ui.pages.attachment.papers_card import PapersCard
from coachdesk.ui.pages.day_reading import Chosen, read_choices
from coachdesk.ui.pages.family_choice import FamilyChoice
from coachdesk.ui.pages.letter.form import LetterForm
from coachdesk.ui.pages.letter.steps_card import LetterStepsCard
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button

if TYPE_CHECKING:
    from datetime import date

    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True, slots=True)
class LetterShown:
    """What the page shows; `letter` is None for a new one."""

    chosen: Chosen
    letter: Opened[Letter] | None
    steps: tuple[SubTarget, ...]
    targets: tuple[Opened[Target], ...]
    papers: tuple[Attachment, ...]


class LetterPage(RecordPage):
    """Opened with `family_id` and `record_id`; without a record it makes one, without a family it asks for one."""

    shows = frozenset({"letter", "person", "target", "sub_target", "family", "attachment"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id, self.record_id = "", ""
        self.form = LetterForm(self.table, "letter/new/", parent=self)
        self.family = FamilyChoice(self)
        self.family.edited.connect(self._chose_family)
        self.steps = LetterStepsCard(desk.today, self)
        self.steps.become.connect(self._become)
        self.steps.needless.connect(self._needless)
        self.steps.to_plan.connect(lambda: self.go("plan", family_id=self.family_id))
        self.papers = PapersCard(self, self)
        for part in (self.saved, self.family, self.form, self.papers, self.steps):
            self.add(part)
        self._remove = quiet_button(self.tr("Remove it"), "trash", self)
        self._remove.clicked.connect(lambda: self.table.take_out(self.record_id, self.tr("The letter is removed.")))
        self._history = secondary_button(self.tr("Who changed what"), "history", self)
        self._history.clicked.connect(lambda: self.go("history", family_id=self.family_id, record_id=self.record_id))
        self.keep_button = primary_button(self.tr("Keep this letter"), "tick", self)
        self.keep_button.clicked.connect(self._keep)
        for button in (self._remove, self._history, self.keep_button):
            self.add_action(button)
        self._targets: dict[str, Opened[Target]] = {}

    # -- opening and reading ----------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self.family_id, self.record_id = where.get("family_id", ""), where.get("record_id", "")
        self.begin_anew()
        self.family.choose("")
        self._begin_form()
        is_new = not self.record_id
        for part in (self.steps, self.papers, self._remove, self._history):
            part.setVisible(not is_new)
        self.keep_button.setVisible(is_new)
        self.family.setVisible(is_new and not self.family_id)
        self.set_title(self.tr("A letter from the bag") if is_new else self.tr("Letter"))

    def first_focus(self) -> QWidget | None:
        if self.record_id:
            return None
        return self.form.from_words if self.family_id else self.family

    def is_clean(self) -> bool:
        return self.form.is_clean() and self.steps.is_clean()

    def leave(self) -> None:
        self.form.leave()

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self.family_id, self.record_id), self._took)

    def _took(self, shown: LetterShown) -> None:
        self.form.offer(shown.chosen)
        self.family.offer(shown.chosen)
        opened = shown.letter
        if opened is None:
            return
        for part in (self.form, self.papers, self.steps, self._remove):
            part.setVisible(not opened.deleted)
        if opened.deleted:
            self.set_title(self.tr("This letter has been removed"))
            return
        self.table.lay((opened,))
        self.papers.show_papers(opened.record.log, opened.record.id, shown.papers)
        self._targets = {one.record.id: one for one in shown.targets}
        self.form.show_kept(opened, shown.chosen.drafts)
        agency = dict(shown.chosen.agencies).get(opened.record.from_agency or "", "")
        self.set_title(self.tr("Letter from {who}").format(who=opened.record.from_words or agency))
        self.steps.show_letter(opened.record, shown.steps, [one.record for one in shown.targets], shown.chosen)

    # -- deeds ------------------------------------------------------------------------------------

    def _begin_form(self) -> None:
        old = self.form
        prefix = f"letter/new/{self.family_id}/"
        self.form = LetterForm(self.table, prefix, self.record_id, self)
        self.body.insertWidget(self.body.indexOf(old), self.form)
        self.take_away(old)

    def _chose_family(self) -> None:
        if self.family.chosen():
            self.family_id = self.family.chosen()
            self.refresh()

    def _keep(self) -> None:
        if not self.family_id:
            self.family.ask()
            return
        if self.form.by_when.is_doubtful():
            self.form.by_when.setFocus()
            return
        values, family_id, drafts = self.form.values(), self.family_id, self.form.draft_keys()

        def keep() -> Opened[Letter]:
            kept = keep_letter(self.desk, family_id, **values)
            for key in drafts:
                self.desk.drafts.drop(key)
            return kept

        self.keep_button.setEnabled(False)
        self.do(keep, self._kept, self._refused)

    def _kept(self, letter: Opened[Letter]) -> None:
        self.keep_button.setEnabled(True)
        self.form.clear()
        self.go("letter", family_id=letter.record.log, record_id=letter.record.id)

    def _become(self, target_id: str, owner: str, wants: list[tuple[str, date]]) -> None:
        target, mine = self._targets[target_id], owner == self.desk.owner.worker_id
        who = {"owner_worker": owner} if mine else {"owner_person": owner or None}

        def write(desk: Desk, opened: Opened[Letter]) -> Opened[Letter]:
            letter_becomes_steps(desk, opened, target, [Want(words, day, **who) for words, day in wants])
            return desk.get(Letter, opened.record.id)

        self.table.write(self.record_id, write, failed=self._refused, then=self.refresh)

    def _needless(self, reason: str) -> None:
        def write(desk: Desk, opened: Opened[Letter]) -> Opened[Letter]:
            return letter_needs_no_step(desk, opened, reason)

        self.table.write(self.record_id, write, failed=self._refused, then=self.refresh)

    def _refused(self, error: CoachDeskError) -> None:
        self.keep_button.setEnabled(True)
        if isinstance(error, BadInput) and error.field == "no_step_because":
            self.steps.reason.show_problem(error.sentence)
            self.steps.reason.setFocus()
        elif not (isinstance(error, BadInput) and self.form.show_problem(error.field, error.sentence)):
            self.warn(error)


def _look(desk: Desk, family_id: str, record_id: str) -> LetterShown:
    drafts = f"letter/{record_id}/" if record_id else f"letter/new/{family_id}/"
    chosen = read_choices(desk, family_id, drafts)
    if not record_id:
        return LetterShown(chosen, None, (), (), ())
    letter = desk.get(Letter, record_id)
    plan, held = live_plan(desk, family_id), tuple(papers(desk, letter.record.log, record_id))
    return LetterShown(chosen, letter, tuple(steps_of(desk, letter.record)), plan.targets if plan else (), held)
