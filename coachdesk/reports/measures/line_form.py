"""The empty sheet for line-grading: A and B in the family's words, a bare line between them, and the two questions."""

from coachdesk.models.blank_form import BlankForm
from coachdesk.reports.layout.sheet import Translate
from coachdesk.reports.layout.strips import kept_together, space_before
from coachdesk.reports.measures.form import Form
from coachdesk.reports.measures.hand_marks import writing_lines
from coachdesk.reports.measures.scales import bare_line


class LineForm(Form):
    """Writes the sheet when made. Each person has one of her own, so that nobody looks over a shoulder."""

    def __init__(self, form: BlankForm, translate: Translate) -> None:
        super().__init__(form, translate)
        how = (self.tr("First write what A and B are. Then put one X on the line."), self.tr("No place is wrong."))
        self.top(self.tr("Name or first letter:"), self.tr("Day:"), how=how)
        self._room(self.tr("A: where we were when this began"), 2)
        self._room(self.tr("B: where we want to be"), 2)
        section = self.root.add("Sect")
        strips = self.set(section, "H2", self.tr("Where are we now?"), self.paper.heading, keep_with_next=True)
        alt = self.tr("A line to put an X on. Its left end is A and its right end is B.")
        strips += bare_line(self, section, alt, ("A", "B"), letters=True)
        self.put(space_before(kept_together(strips), 14))
        self._room(self.tr("What helped us get to our X?"), 2)
        self._room(self.tr("What still has to happen to reach B?"), 2)
        self.end()

    def title(self) -> str:
        """What the sheet is called."""
        return self.tr("Our line from A to B")

    def which(self) -> str:
        """So that whoever types it in knows what it is."""
        return self.tr("line from A to B")

    def _room(self, words: str, lines: int) -> None:
        section = self.root.add("Sect")
        strips = self.set(section, "H2", words, self.paper.heading, keep_with_next=True)
        self.put(space_before(kept_together([*strips, *writing_lines(self, lines)]), 11))
