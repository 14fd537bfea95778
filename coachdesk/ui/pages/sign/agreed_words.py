"""What the version says, in plain lines, so that what is signed is what was read."""

from PySide6.QtWidgets import QWidget

from coachdesk.models.person import Person
from coachdesk.models.plan import StepState, SubTarget, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.tools.dates import without_year
from coachdesk.tools.plan_privacy import for_reader
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

_ICONS = {
    StepState.OPEN: "step_open",
    StepState.DOING: "step_doing",
    StepState.DONE: "step_done",
    StepState.STUCK: "step_stuck",
}


class AgreedWords(Rows):
    """The targets and steps of one version as one person may see them, and the code that their ink binds to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0.5, parent)

    def show_version(self, content: PlanContent, reader: Person, digest: str) -> None:
        """Shows what this person is asked to agree to: nobody else's private words."""
        shown, _ = for_reader(content, content, reader)
        names = {one.id: one.known_as for one in content.people} | {one.id: one.name for one in content.workers}
        lines: list[QWidget] = []
        for target in shown.targets:
            if target.status is not TargetStatus.ACTIVE:
                continue
            lines.append(heading(f"“{target.family_words}”", 3, self))
            for step in shown.steps:
                if step.target == target.id and step.state in _ICONS:
                    owner = names.get(step.owner_person or step.owner_worker or "", "")
                    about = " · ".join(part for part in (owner, self._when(step)) if part)
                    lines.append(self._step(_ICONS[step.state], step.words, about))
        code = " ".join(digest[at : at + 4] for at in range(0, 16, 4))
        lines.append(
            SafeLabel(
                self.tr("Check code of this version: {code}").format(code=code),
                tone="muted",
                level="small",
                parent=self,
            )
        )
        self.fill(lines)

    def _when(self, step: SubTarget) -> str:
        """ "by Friday 27 November"; of a step that is done, that it is."""
        if step.state is StepState.DONE:
            return self.tr("done")
        return self.tr("by {day}").format(day=without_year(step.due)) if step.due else ""

    def _step(self, icon: str, words: str, about: str) -> QWidget:
        row = TurningRow(1, gap=0.5, at_top=True, parent=self)
        row.add(IconLabel(icon, "accent" if icon == "step_done" else "muted", ems=1.9, parent=row))
        lines = Rows(0.0, row)
        said = [SafeLabel(words, parent=lines)]
        lines.fill([*said, SafeLabel(about, tone="muted", level="small", parent=lines)] if about else said)
        row.add(lines, 1)
        return row
