"""The new worker's yes or no, with what the one before would want to know in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations import handing_over_family as handing
from coachdesk.tools.handover import Deed
from coachdesk.ui.pages.handover.step_card import StepCard
from coachdesk.ui.pages.handover.words import day_words
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.handover.page import HandoverPage
    from coachdesk.ui.pages.handover.reading import HandoverShown


class AnswerCard(StepCard):
    """`.words`, `.yes`, `.no`."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("4. The new worker says yes"), "person", page)
        self.good_to_know = SafeLabel("", parent=self)
        self.words = WordsField(self.tr("What they say, and why if it is no"), lines=1, most_lines=4, parent=self)
        self.fields = {"declined_why": self.words}
        for part in (self.good_to_know, self.words, self.waits):
            self.add(part)
        self.drafts.words("words", self.words)
        self.yes = secondary_button(self.tr("Yes, takes over"), "tick", self)
        self.yes.clicked.connect(self._yes)
        self.no = secondary_button(self.tr("No"), "close", self)
        self.no.clicked.connect(self._no)
        for button in (self.yes, self.no):
            self.add_action(button)

    def show_handover(self, shown: HandoverShown) -> None:
        record = shown.handover.record if shown.handover else None
        comes = shown.name(record.to_worker) if record else ""
        self.set_title(self.tr("4. {name} says yes").format(name=isolated(comes)))
        words = ""
        if record is not None and record.accepted_on is not None:
            words = self.tr("{name} said yes on {day}.").format(name=isolated(comes), day=day_words(record.accepted_on))
            words = " ".join(part for part in (words, isolated(record.accepted_words)) if part)
        self.tell(words)
        note = record.good_to_know if record else ""
        goes = shown.name(record.from_worker) if record else ""
        self.good_to_know.set_words(
            self.tr("{name} would want to know: {words}").format(name=isolated(goes), words=isolated(note))
        )
        self.good_to_know.setVisible(bool(note.strip()))
        self.no.setEnabled(not shown.why_not.get(Deed.DECLINE, ""))
        self.offer(self.yes, shown.why_not.get(Deed.ACCEPT, ""))
        self.only_if(self.yes.isEnabled() or self.no.isEnabled(), self.words)

    def _yes(self) -> None:
        opened, words = self.page.opened_desk, self.words.text()
        self.write(lambda handover: handing.accept(opened, handover, words), self.kept)

    def _no(self) -> None:
        opened, words = self.page.opened_desk, self.words.text()
        self.write(lambda handover: handing.decline(opened, handover, words), self.kept)
