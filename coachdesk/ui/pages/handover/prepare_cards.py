"""What comes before anything changes: the family is told, the last visit agreed; or the advocate says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.models.handover import LastVisit
from coachdesk.models.moments import Asked
from coachdesk.operations import handing_over_family as handing
from coachdesk.tools.handover import Deed, Lack
from coachdesk.ui.pages.handover.step_card import StepCard
from coachdesk.ui.pages.handover.words import LAST_VISITS, day_words, said, visit_words
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.handover.page import HandoverPage
    from coachdesk.ui.pages.handover.reading import HandoverShown


class ToldCard(StepCard):
    """`.on`, `.how`, `.agrees`, `.keep`."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("1. The family is told"), "note", page)
        self.on = DateField(self.tr("When they were told"), page.table.today, parent=self)
        self.how = WordsField(self.tr("How, and who was there"), lines=1, most_lines=4, parent=self)
        answers = [Choice(Asked.YES, self.tr("Yes"), icon="tick"), Choice(Asked.NO, self.tr("No"), icon="close")]
        self.agrees = ChoiceField(self.tr("Is it all right for them?"), answers, parent=self)
        self.fields = {"told_on": self.on, "told_how": self.how}
        for field in (self.on, self.how, self.agrees, self.waits):
            self.add(field)
        self.drafts.typed("on", self.on)
        self.drafts.words("how", self.how)
        self.drafts.choice("agrees", self.agrees)
        self.keep = secondary_button(self.tr("Keep this"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.keep)

    def show_handover(self, shown: HandoverShown) -> None:
        record = shown.handover.record if shown.handover else None
        told = record is not None and Lack.TOLD not in shown.lacks
        words = ""
        if record is not None and told:
            words = self.tr("Told on {day}: {how}").format(day=day_words(record.told_on), how=isolated(record.told_how))
            if record.family_agrees is Asked.NO:
                words = f"{words} {self.tr('It is not all right for them: talk about it with the advocate.')}"
        self.tell(words)
        self.offer(self.keep, shown.why_not.get(Deed.TELL, ""))

    def _keep(self) -> None:
        on, how, agrees = self.on.day(), self.how.text(), Asked(self.agrees.chosen() or Asked.NOT_ASKED)
        if on is None:
            self.on.show_problem(self.tr("Which day?"))
            self.on.setFocus()
            return
        opened = self.page.opened_desk
        self.write(lambda handover: handing.tell(opened, handover, on, how, agrees), self.kept)


class VisitCard(StepCard):
    """`.sort`, `.visit`, `.on`, `.keep`."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("2. They see each other"), "calendar", page)
        sorts = [Choice(one, said(words)) for one, words in LAST_VISITS.items()]
        self.sort = ChoiceField(self.tr("How"), sorts, optional=False, parent=self)
        self.visit = ChoiceField(self.tr("Which visit in the diary"), [], parent=self)
        self.on = DateField(self.tr("Or on this day"), page.table.today, parent=self)
        self.fields = {"visit": self.visit, "visit_on": self.on}
        for field in (self.sort, self.visit, self.on, self.waits):
            self.add(field)
        self.drafts.choice("sort", self.sort)
        self.drafts.choice("visit", self.visit)
        self.drafts.typed("on", self.on)
        self.keep = secondary_button(self.tr("Agree it"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.keep)

    def show_handover(self, shown: HandoverShown) -> None:
        record = shown.handover.record if shown.handover else None
        named = {one.id: visit_words(one) for one in shown.visits}
        words = ""
        if record is not None and record.last_visit is not None and Lack.VISIT not in shown.lacks:
            when = named.get(record.visit or "", "") or day_words(record.visit_on)
            held = self.tr("It has taken place.") if shown.is_held else self.tr("It has not taken place yet.")
            words = f"{said(LAST_VISITS[record.last_visit])}: {when}. {held}"
        self.tell(words)
        self.visit.set_choices([Choice(key, when, icon="calendar") for key, when in named.items()])
        self.visit.setVisible(bool(named))
        self.offer(self.keep, shown.why_not.get(Deed.AGREE_VISIT, ""))

    def _keep(self) -> None:
        self.sort.clear_problem()
        if not self.sort.chosen():
            self.sort.show_problem(self.tr("Choose one."))
            self.sort.setFocus()
            return
        opened, sort = self.page.opened_desk, LastVisit(self.sort.chosen())
        visit, on = self.visit.chosen(), self.on.day()
        self.write(lambda handover: handing.agree_visit(opened, handover, sort, visit_id=visit, on=on), self.kept)


class WithoutCard(StepCard):
    """`.why`, `.keep`: in sight while something is missing, or was."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("If one of these cannot be"), "info", page)
        self.why = WordsField(self.tr("Why it goes on without"), lines=1, most_lines=4, parent=self)
        self.fields = {"without_why": self.why}
        self.add(self.why)
        self.add(self.waits)
        self.drafts.words("why", self.why)
        self.keep = secondary_button(self.tr("Go on without"), parent=self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.keep)

    def show_handover(self, shown: HandoverShown) -> None:
        record = shown.handover.record if shown.handover else None
        words = ""
        if record is not None and record.without_by is not None:
            words = self.tr("{name} decided on {day} that it goes on: {why}").format(
                name=isolated(shown.name(record.without_by)),
                day=day_words(record.without_on),
                why=isolated(record.without_why),
            )
        self.tell(words)
        why_not = shown.why_not.get(Deed.GO_WITHOUT, "")
        self.offer(self.keep, why_not)
        self.only_if(not why_not, self.why)

    def _keep(self) -> None:
        opened, why = self.page.opened_desk, self.why.text()
        self.write(lambda handover: handing.go_without(opened, handover, why), self.kept)
