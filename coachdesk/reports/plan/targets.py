"""One target on the full copy: the family's words, whose they are, how far it has come, and every step."""

from collections.abc import Sequence

from coachdesk.models.plan import StepState
from coachdesk.models.plan_copy import PlanCopy, StepOnPaper, SuccessOnPaper, TargetOnPaper, ViewOnPaper
from coachdesk.reports.layout.paragraphs import words_width
from coachdesk.reports.layout.sheet import Sheet, beside
from coachdesk.reports.layout.strips import Strip, space_before
from coachdesk.reports.layout.styles import WARNING, Style
from coachdesk.reports.layout.tables import Cell, Columns, table
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.plan.step_marks import draw_stage, draw_state
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence

_STAGE_WIDTH = 96.0
_Look = tuple[tuple[Words, ...], Style]
"""A paragraph of a cell and how it looks."""


class TargetSection:
    """Writes targets on a sheet of the full copy."""

    def __init__(self, sheet: Sheet, copy: PlanCopy) -> None:
        self.sheet, self.copy = sheet, copy
        self.phrases = Phrases(sheet.translate)
        self.body = sheet.paper.body
        self.small = sheet.paper.small

    def tr(self, text: str) -> str:
        """The fixed sentence in the paper's language."""
        return self.sheet.translate("TargetSection", text)

    def put(self, parent: Element, target: TargetOnPaper, *, ended: bool = False) -> None:
        """Adds the target's section below what is there."""
        section = parent.add("Sect")
        title = sentence(self.tr("{number}. “{words}”"), number=Words(str(target.number)), words=target.words)
        heading = self.sheet.set(section, "H3", title, self.sheet.paper.target, keep_with_next=True)
        self.sheet.put(space_before(heading, self.body.size * 1.3))
        self._whose(section, target)
        if ended:
            self._why(section, target)
        self._progress(section, target)
        self._line(section, self.tr("In the coach's words: {words}"), words=target.worker_words)
        self._line(section, self.tr("What it took, the family says: “{words}”"), words=target.effort_family)
        self._line(section, self.tr("What it took, the coach says: “{words}”"), words=target.effort_coach)
        if target.steps:
            self._steps(section, target.steps)
        if target.success:
            self._success(section, target.success)
        if target.views:
            self._views(section, target.views)

    def _line(self, parent: Element, template: str, *, words: str) -> None:
        if words.strip():
            strips = self.sheet.set(parent, "P", sentence(template, words=words), self.body)
            self.sheet.put(space_before(strips, self.body.size * 0.2))

    def _whose(self, parent: Element, target: TargetOnPaper) -> None:
        parts: list[tuple[Words, ...]] = []
        if target.said_by:
            parts.append(sentence(self.tr("The words of {names}."), names=self.phrases.names(target.said_by)))
        if target.about:
            parts.append(sentence(self.tr("About {names}."), names=self.phrases.names(target.about)))
        if target.due:
            parts.append((Words(self.tr("Hoped for by {day}.").format(day=self.phrases.weekday(target.due))),))
        if origin := self.phrases.origin(target.origin):
            parts.append((Words(origin),))
        self.sheet.put(self.sheet.set(parent, "P", _run_on(parts), self.small, keep_with_next=True))
        if target.not_asked_yet:
            names = self.phrases.names(target.not_asked_yet)
            words = sentence(self.tr("{label} {names}"), label=Words(self.tr("Not asked yet:"), bold=True), names=names)
            style = self.small.but(colour=WARNING)
            self.sheet.put(self.sheet.set(parent, "P", words, style, keep_with_next=True))
        if target.private:
            words = (Words(self.tr("Private: only the people it names may see this target."), bold=True),)
            self.sheet.put(self.sheet.set(parent, "P", words, self.small, keep_with_next=True))

    def _why(self, parent: Element, target: TargetOnPaper) -> None:
        status = Words(self.phrases.status(target.status), bold=True)
        template = self.tr("{status}: {reason}") if target.status_reason.strip() else self.tr("{status}.")
        words = sentence(template, status=status, reason=target.status_reason)
        self.sheet.put(self.sheet.set(parent, "P", words, self.body, keep_with_next=bool(target.steps)))

    def _progress(self, parent: Element, target: TargetOnPaper) -> None:
        """ "How far: Getting there" with stepping stones, and the steps counted; neither is worked out of the other."""
        counted = self._counted(target.steps)
        if target.stage:
            stage_words = Words(self.phrases.stage(target.stage), bold=True)
            words = _run_on([*counted, sentence(self.tr("How far we have come: {stage}"), stage=stage_words)])
            strips = self.sheet.set(parent, "P", words, self.body, keep_with_next=True)
            at = self.sheet.paper.left + words_width(words, self.body, self.sheet.shaper) + 12
            stage, middle, size = target.stage, self.body.leading / 2, self.body.size

            def stones(canvas: TaggedCanvas, top: float) -> None:
                with canvas.decoration():
                    draw_stage(canvas.pen, stage, at, top - middle, _STAGE_WIDTH, size)

            self.sheet.put(space_before([beside(stones, strips[0]), *strips[1:]], self.body.size * 0.2))
        elif counted:
            self.sheet.put(self.sheet.set(parent, "P", counted[0], self.body, keep_with_next=True))

    def _counted(self, steps: Sequence[StepOnPaper]) -> list[tuple[Words, ...]]:
        """ "3 of 8 steps done."; nothing where there are none."""
        done = sum(step.state is StepState.DONE for step in steps)
        text = self.tr("{done} of 1 step done.") if len(steps) == 1 else self.tr("{done} of {total} steps done.")
        return [(Words(text.format(done=done, total=len(steps))),)] if steps else []

    # -- steps ----------------------------------------------------------------------------------------

    def _steps(self, parent: Element, steps: Sequence[StepOnPaper]) -> None:
        width = self.sheet.paper.width
        columns = Columns(self.sheet.paper.left, (width * 0.345, width * 0.205, width * 0.195, width * 0.255))
        heads = (self.tr("Step"), self.tr("Who"), self.tr("By when"), self.tr("How it stands"))
        rows = [(self._step_words(step), self._plain(step.owner), self._due(step), self._state(step)) for step in steps]
        made = table(parent, columns, [self._head(head) for head in heads], rows)
        self.sheet.put(space_before(made, self.body.size * 0.5))

    def _head(self, text: str) -> Cell:
        return self._cell([((Words(text),), self.sheet.paper.label)])

    def _plain(self, text: str) -> Cell:
        return self._cell([((said(text),), self.body)])

    def _step_words(self, step: StepOnPaper) -> Cell:
        paragraphs: list[_Look] = [((said(step.words),), self.body)]
        if step.what_would_help.strip():
            help_words = sentence(self.tr("What would help: {words}"), words=step.what_would_help)
            paragraphs.append((help_words, self.small))
        return self._cell(paragraphs)

    def _due(self, step: StepOnPaper) -> Cell:
        return self._cell([((Words(self.phrases.short_day(step.due) if step.due else ""),), self.body)])

    def _state(self, step: StepOnPaper) -> Cell:
        """The shape, the word and how it was done, and below it when, or what stands in the way."""
        more: list[str] = []
        if step.done_on:
            more.append(self.phrases.short_day(step.done_on))
        if step.barrier:
            more.append(self.tr("In the way: {barrier}").format(barrier=self.phrases.barrier(step.barrier)))
        how = self.tr(" · {how}").format(how=self.phrases.done_how(step.done_how)) if step.done_how else ""
        paragraphs: list[_Look] = [((Words(self.phrases.state(step.state), bold=True), Words(how)), self.body)]
        paragraphs += [((Words(line),), self.small) for line in more]
        size = self.body.size * 1.05

        def cell(element: Element, left: float, width: float) -> list[Strip]:
            def mark(canvas: TaggedCanvas, top: float) -> None:
                with canvas.decoration():
                    draw_state(canvas.pen, step.state, left, top - (self.body.leading - size) / 2, size)

            strips = self._cell(paragraphs)(element, left + size + 5, width - size - 5)
            return [beside(mark, strips[0]), *strips[1:]]

        return cell

    def _cell(self, paragraphs: Sequence[_Look]) -> Cell:
        def cell(element: Element, left: float, width: float) -> list[Strip]:
            strips: list[Strip] = []
            for words, style in paragraphs:
                indent = left - self.sheet.paper.left
                strips += self.sheet.set(element, "P", words, style, indent=indent, width=width)
            return strips

        return cell

    # -- what success is --------------------------------------------------------------------------------

    def _success(self, parent: Element, signs: Sequence[SuccessOnPaper]) -> None:
        text = self.tr("We will know because…")
        label = self.sheet.set(parent, "P", text, self.sheet.paper.label, keep_with_next=True)
        self.sheet.put(space_before(label, self.body.size * 0.7))
        named, everyone = self.tr("{who}: “{words}”"), self.tr("All of us: “{words}”")
        items = [
            sentence(named, who=said(sign.who, bold=True), words=sign.words)
            if sign.who
            else sentence(everyone, words=sign.words)
            for sign in signs
        ]
        self.sheet.bullets(parent, items, self.body)

    def _views(self, parent: Element, views: Sequence[ViewOnPaper]) -> None:
        label = self.tr("What success would be, as others see it, beside the family's own view")
        strips = self.sheet.set(parent, "P", label, self.sheet.paper.label, keep_with_next=True)
        self.sheet.put(space_before(strips, self.body.size * 0.7))
        width = self.sheet.paper.width
        columns = Columns(self.sheet.paper.left, (width * 0.24, width * 0.40, width * 0.36))
        heads = (self.tr("Who"), self.tr("Their view"), self.tr("What was agreed"))
        rows = [(self._plain(view.holder), self._plain(view.words), self._plain(view.agreed)) for view in views]
        self.sheet.put(space_before(table(parent, columns, [self._head(head) for head in heads], rows), 3))


def _run_on(parts: Sequence[tuple[Words, ...]]) -> tuple[Words, ...]:
    """Sentences one after the other with a space between."""
    joined: list[Words] = []
    for part in parts:
        joined += [Words(" ")] if joined else []
        joined += part
    return tuple(joined)
