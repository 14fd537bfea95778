"""What all empty forms have: a title, who and when, how to fill it in, and who may see it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from coachdesk.models.blank_form import BlankForm
from coachdesk.reports.layout.panels import panel
from coachdesk.reports.layout.sheet import Sheet, Translate
from coachdesk.reports.layout.strips import kept_together, space_before
from coachdesk.reports.layout.styles import ACCENT, FAMILY_PAPER, PALE
from coachdesk.reports.measures.hand_marks import label_to_fill, tick_boxes
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.typesetting.words import Words, said

FORM_PAPER = replace(
    FAMILY_PAPER,
    title=FAMILY_PAPER.title.but(size=27, leading=33),
    heading=FAMILY_PAPER.heading.but(size=20, leading=25, before=0),
    body=FAMILY_PAPER.body.but(leading=23),
    small=FAMILY_PAPER.small.but(leading=20),
    top=64,
    bottom=52,
)
"""A family's paper, set closer, so that several questions stand on a side."""


class Form(Sheet, ABC):
    """An empty form being written; `strips` and `root` hold it."""

    def __init__(self, form: BlankForm, translate: Translate) -> None:
        super().__init__(FORM_PAPER, translate)
        self.form = form

    @abstractmethod
    def title(self) -> str:
        """What the form is called."""

    @abstractmethod
    def which(self) -> str:
        """Which form it is, for whoever types it in later."""

    def furniture(self) -> Furniture:
        """What stands on the page's edges."""
        day = Phrases(self.translate).day(self.form.made_at.date())
        return Furniture(
            head_left=(said(self.title()),),
            head_right=(said(self.which()),),
            foot_left=(said(self.form.organisation or "CoachDesk"), Words(f" · {day}")),
            page=self.tr("page {number} of {total}"),
            sample="",
            size=11,
        )

    def top(self, *to_fill: str, how: Sequence[str]) -> None:
        """The title, the labels with a line after each, and how to fill it in."""
        section = self.root.add("Sect")
        self.put(self.set(section, "H1", self.title(), self.paper.title))
        for words in to_fill:
            self.put([replace(label_to_fill(self, section, words, self.paper.body), before=6.0)])
        inside = [strip for line in how for strip in self.set(section, "P", line, self.paper.body, indent=18)]
        self.put(space_before(panel(inside, self.paper.left, self.paper.width, fill=PALE, bar=ACCENT, pad=7), 10))

    def end(self) -> None:
        """Who sees it, and whether the family may."""
        section = self.root.add("Sect")
        strips = self.set(section, "H2", self.tr("May your family see this?"), self.paper.heading, keep_with_next=True)
        seen = self.tr("Your coach sees it. So do those who keep your notes.")
        strips += self.set(section, "P", seen, self.paper.body)
        choice = tick_boxes(self, section, (self.tr("Yes, they may"), self.tr("No, keep it from them")))
        self.put(space_before(kept_together([*strips, *space_before(choice, 6)]), 16))
