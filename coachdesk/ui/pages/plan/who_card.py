"""The family's words, who said them, whom they are about, who was not asked yet, and who may see them on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from coachdesk.models.plan import Audience, Target
from coachdesk.tools.plan_prompts import not_asked_yet
from coachdesk.ui.pages.plan.drafted import drafted_words
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.plan_words import AUDIENCES, listed, said
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class WhoCard(Card):
    """WhoCard(table, target_id): `words`, `said_by`, `about`, `due`, `audience`, `private_to`, `worker_words`."""

    def __init__(self, table: Table, target_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("In the family’s words"))
        self._table, self._target_id = table, target_id
        self._people: tuple[Choice, ...] = ()
        self.words = WordsField(self.tr("What do you want?"), lines=2, parent=self)
        self.worker_words = WordsField(
            self.tr("In the coach’s words"), hint=self.tr("Never on the family’s copy."), lines=2, parent=self
        )
        self._drafts = {
            name: drafted_words(field, table, "target", target_id, name)
            for name, field in (("family_words", self.words), ("worker_words", self.worker_words))
        }
        self.said_by = PeoplePicker(self.tr("Whose words are these?"), (), parent=self)
        self.about = PeoplePicker(self.tr("Whom is it about?"), (), parent=self)
        self.not_asked = Banner("", "quiet", action=self.tr("Asked now"), icon="person", parent=self)
        self.not_asked.acted.connect(self._asked)
        self.due = DateField(self.tr("By when?"), table.today, hint=self.tr("You may leave this empty."), parent=self)
        self.audience = ChoiceField(
            self.tr("Who may see this on paper?"),
            [Choice(one.value, said(words)) for one, words in AUDIENCES.items()],
            optional=False,
            parent=self,
        )
        self.private_to = PeoplePicker(self.tr("Only for"), (), parent=self)
        self.said_by.edited.connect(lambda: self._write(said_by=self.said_by.chosen()))
        self.about.edited.connect(lambda: self._write(about=self.about.chosen()))
        self.private_to.edited.connect(lambda: self._write(private_to=self.private_to.chosen()))
        self.audience.edited.connect(lambda: self._write(audience=Audience(self.audience.chosen())))
        self.due.left.connect(lambda day: self._write(due=day))
        for part in (
            self.words,
            self.said_by,
            self.about,
            self.not_asked,
            self.due,
            self.audience,
            self.private_to,
            self.worker_words,
        ):
            self.add(part)
        self._waiting: tuple[str, ...] = ()
        self._target: Target | None = None

    def show_target(self, target: Target, shown: PlanShown) -> None:
        """Shows the target as it is now; keeps what is being typed."""
        self._target = target
        self._drafts["family_words"].show(target.family_words, shown.drafts)
        self._drafts["worker_words"].show(target.worker_words, shown.drafts)
        kept = {*target.said_by, *target.about, *target.private_to}
        gone = {one.id for one in shown.people if one.deceased_on and one.id not in kept}
        people = tuple(one for one in shown.person_choices() if one.key not in gone)
        if people != self._people:
            self._people = people
            for picker in (self.said_by, self.about, self.private_to):
                picker.set_choices(people)
        self.said_by.choose(target.said_by)
        self.about.choose(target.about)
        self.private_to.choose(target.private_to)
        self.audience.choose(target.audience.value)
        self.private_to.setVisible(target.audience is Audience.NAMED)
        if self.due.day() != target.due and not self.due.editor().hasFocus() and not self.due.is_doubtful():
            self.due.set_day(target.due)
        waiting = not_asked_yet(target, shown.people)
        self._waiting = tuple(one.id for one in waiting)
        self.not_asked.setVisible(bool(waiting))
        names = listed([one.known_as for one in waiting])
        if waiting:
            self.not_asked.set_words(self.tr("Not asked yet: {names}.").format(names=names))

    def leave(self) -> None:
        """What is half typed is kept."""
        for draft in self._drafts.values():
            draft.leave()
        self.due.leave()

    def _asked(self) -> None:
        if self._target is not None:
            self._write(asked=(*self._target.asked, *self._waiting))
            self.about.setFocus()

    def _write(self, **fields: Any) -> None:
        self._table.write(self._target_id, lambda desk, opened: desk.amend(opened, **fields))
