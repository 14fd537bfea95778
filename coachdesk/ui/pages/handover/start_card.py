"""How a handover begins: whose role goes to whom, from which day, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.operations import handing_over_family as handing
from coachdesk.ui.pages.handover.step_card import StepCard
from coachdesk.ui.pages.words import assignment_role_words
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.pages.handover.page import HandoverPage
    from coachdesk.ui.pages.handover.reading import HandoverShown


class StartCard(StepCard):
    """`.goes`, `.comes`, `.day`, `.why`, `.good_to_know`, `.propose`."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("Who hands over to whom"), "agency", page)
        self._shown: HandoverShown | None = None
        self.goes = ChoiceField(self.tr("Whose work goes to somebody else"), [], optional=False, parent=self)
        self.comes = SearchChoiceField(self.tr("Who comes"), [], parent=self)
        self.day = DateField(self.tr("First day of the new one"), page.table.today, parent=self)
        self.why = WordsField(self.tr("Why this changes"), lines=1, most_lines=4, parent=self)
        self.good_to_know = WordsField(
            self.tr("What you would want to know in their place"), lines=2, most_lines=6, parent=self
        )
        self.fields = {"to_worker": self.comes, "from_day": self.day, "why": self.why}
        for field in (self.goes, self.comes, self.day, self.why, self.good_to_know):
            self.add(field)
        self.drafts.search("comes", self.comes)
        self.drafts.typed("day", self.day)
        self.drafts.words("why", self.why)
        self.drafts.words("good_to_know", self.good_to_know)
        self.propose = secondary_button(self.tr("Begin the handover"), "right", self)
        self.propose.clicked.connect(self._propose)
        self.add(self.waits)
        self.add_action(self.propose)

    def is_clean(self) -> bool:
        return not (self.why.text().strip() or self.good_to_know.text().strip())

    def show_handover(self, shown: HandoverShown) -> None:
        self._shown = shown
        self.setVisible(not shown.is_open)
        self.goes.set_choices(
            [
                Choice(
                    one.record.id,
                    f"{isolated(shown.name(one.record.worker))}, {assignment_role_words(one.record.role)}",
                    icon="person",
                )
                for one in shown.held
            ]
        )
        if len(shown.held) == 1:
            self.goes.choose(shown.held[0].record.id)
        self.comes.set_choices([Choice(key, name) for key, name in shown.workers])
        nobody = self.tr("Nobody works with this family now. Add somebody on the page before.")
        self.offer(self.propose, "" if shown.held else nobody)

    def _propose(self) -> None:
        shown, day = self._shown, self.day.day()
        goes = next((one for one in shown.held if one.record.id == self.goes.chosen()), None) if shown else None
        for field, chosen in ((self.goes, goes), (self.comes, self.comes.chosen()), (self.day, day)):
            field.clear_problem()
            if not chosen:
                field.show_problem(self.tr("Choose one.") if field is not self.day else self.tr("Which day?"))
                field.setFocus()
                return
        if goes is None or day is None:
            return
        opened, more = self.page.opened_desk, {"good_to_know": self.good_to_know.text()}
        make = partial(handing.propose, opened, goes, self.comes.chosen(), day, why=self.why.text(), **more)

        def propose(_desk: Desk) -> None:
            make()

        self.page.table.make(propose, failed=self.refused, then=self.kept)
