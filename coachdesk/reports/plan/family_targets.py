"""One target on a family copy: its words, each step as a big box to tick with who and when, and how we will know."""

from collections.abc import Sequence

from coachdesk.models.plan import Stage, StepState
from coachdesk.models.plan_copy import PlanCopy, StepOnPaper, TargetOnPaper
from coachdesk.reports.layout.panels import with_picture
from coachdesk.reports.layout.paragraphs import words_width
from coachdesk.reports.layout.sheet import Sheet, beside_picture
from coachdesk.reports.layout.strips import Strip, as_block, kept_together, side_by_side, space_before
from coachdesk.reports.layout.styles import ACCENT, WARNING
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.plan.step_marks import draw_stage, draw_tick_box
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence

_BOX = 26.0
_STEP_INDENT = 42.0
_LINE_PICTURE = 19.0


class FamilyTargets:
    """Writes targets on a family copy."""

    def __init__(self, sheet: Sheet, copy: PlanCopy) -> None:
        self.sheet, self.copy = sheet, copy
        self.phrases = Phrases(sheet.translate)
        self.body = sheet.paper.body

    def tr(self, text: str) -> str:
        """The fixed sentence in the paper's language."""
        return self.sheet.translate("FamilyTargets", text)

    def put(self, section: Element, target: TargetOnPaper) -> None:
        """Adds the target as one block, on one page wherever it fits."""
        sheet = self.sheet
        start = len(sheet.strips)
        title = sentence(self.tr("{number}. “{words}”"), number=Words(str(target.number)), words=target.words)
        sheet.heading(section, "H2", title, "target")
        self._whose(section, target)
        if target.steps:
            self._part(section, self.tr("Small steps"))
            listed = section.add("L")
            for step in target.steps:
                self._step(listed.add("LI").add("LBody"), step)
        if target.stage:
            self._stage(section, target.stage)
        if target.success:
            self._part(section, self.tr("How we will know"), "know")
            named, everyone = self.tr("{who}: “{words}”"), self.tr("All of us: “{words}”")
            sheet.bullets(
                section,
                [
                    sentence(named, who=said(sign.who, bold=True), words=sign.words)
                    if sign.who
                    else sentence(everyone, words=sign.words)
                    for sign in target.success
                ],
                self.body,
            )
        self._effort(section, target)
        for view in target.views:
            words = sentence(self.tr("{who} sees it this way: “{words}”"), who=view.holder, words=view.words)
            self._say(section, words)
            if view.agreed.strip():
                self._say(section, sentence(self.tr("We agreed: {words}"), words=view.agreed))
        sheet.strips[start:] = as_block(sheet.strips[start:])

    def put_aside(self, section: Element, target: TargetOnPaper) -> None:
        """Adds a target that was parked, let go or replaced, in a few lines."""
        words = sentence("“{words}”", words=said(target.words, bold=True))
        strips = self.sheet.set(section, "P", words, self.body, keep_with_next=True)
        status = Words(self.phrases.status(target.status))
        template = self.tr("{status}. {reason}") if target.status_reason.strip() else self.tr("{status}.")
        strips += self.sheet.set(
            section, "P", sentence(template, status=status, reason=target.status_reason), self.body
        )
        self.sheet.put(space_before(strips, 8))

    def _say(self, parent: Element, words: str | Sequence[Words], *, colour: bool = False) -> None:
        style = self.body.but(colour=WARNING) if colour else self.body
        self.sheet.put(space_before(self.sheet.set(parent, "P", words, style), 4))

    def _part(self, parent: Element, text: str | Sequence[Words], picture: str = "") -> None:
        style = self.body.but(bold=True, size=18, leading=25, before=14)
        strips = self.sheet.set(parent, "H3", text, style, indent=36 if picture else 0, keep_with_next=True)
        if picture:
            strips = beside_picture(strips, picture, self.sheet.paper.left, 27)
        self.sheet.put(strips)

    def _whose(self, section: Element, target: TargetOnPaper) -> None:
        if target.said_by:
            self._say(section, sentence(self.tr("{names} said this."), names=self.phrases.names(target.said_by)))
        if target.about:
            self._say(section, sentence(self.tr("It is about {names}."), names=self.phrases.names(target.about)))
        if target.not_asked_yet:
            label = Words(self.tr("Not asked yet:"), bold=True)
            names = self.phrases.names(target.not_asked_yet)
            self._say(section, sentence("{label} {names}", label=label, names=names), colour=True)
        if target.private:
            self._say(
                section, (Words(self.tr("This one is private. Only the people it names may see it."), bold=True),)
            )
        if target.due:
            day = Words(self._day(target), bold=True)
            self._say(section, sentence(self.tr("We hope for this by {day}."), day=day))
        if target.worker_words.strip():
            self._say(section, sentence(self.tr("Your coach says it like this: {words}"), words=target.worker_words))

    def _day(self, of: TargetOnPaper | StepOnPaper) -> str:
        return self.phrases.near_day(of.due, self.copy.made_at.date()) if of.due else ""

    # -- steps ------------------------------------------------------------------------------------------

    def _step(self, body: Element, step: StepOnPaper) -> None:
        large = self.body.but(bold=True)
        strips = self.sheet.set(body, "P", (said(step.words),), large, indent=_STEP_INDENT)
        strips += self._who_and_when(body, step)
        for words in self._how_it_stands(step):
            strips += self.sheet.set(body, "P", words, self.body, indent=_STEP_INDENT)
        left, lift = self.sheet.paper.left, (large.leading - _BOX) / 2

        def box(canvas: TaggedCanvas, top: float) -> None:
            with canvas.decoration():
                draw_tick_box(canvas.pen, step.state, left + 2, top - lift, _BOX)

        self.sheet.put(space_before(kept_together(with_picture(strips, box, _BOX)), 12))

    def _who_and_when(self, body: Element, step: StepOnPaper) -> list[Strip]:
        """ "Marcus" and "by Friday 27 November", each after its picture; in one line where both fit."""
        who = (said(step.owner),) if step.owner.strip() else ()
        due = step.due and step.state is not StepState.DONE
        when = (Words(self.tr("by {day}").format(day=self._day(step))),) if due else ()
        room = _LINE_PICTURE + 8
        width = words_width(who, self.body, self.sheet.shaper) if who else 0.0
        beyond = _STEP_INDENT + room + width + 22
        if who and when and beyond + room + words_width(when, self.body, self.sheet.shaper) <= self.sheet.paper.width:
            first = self._with_small_picture(body, who, "who", _STEP_INDENT)
            return [side_by_side([*first, *self._with_small_picture(body, when, "when", beyond)])]
        both = ((who, "who"), (when, "when"))
        return [strip for part, name in both for strip in self._with_small_picture(body, part, name, _STEP_INDENT)]

    def _with_small_picture(self, body: Element, words: tuple[Words, ...], picture: str, indent: float) -> list[Strip]:
        strips = self.sheet.set(body, "P", words, self.body, indent=indent + _LINE_PICTURE + 8)
        return beside_picture(strips, picture, self.sheet.paper.left + indent, _LINE_PICTURE)

    def _how_it_stands(self, step: StepOnPaper) -> list[tuple[Words, ...]]:
        """The state in words; nothing is said of a step that nobody has begun."""
        said_of_it: list[tuple[Words, ...]] = []
        if step.state is StepState.DONE:
            day = self.phrases.near_day(step.done_on, self.copy.made_at.date()) if step.done_on else ""
            done = Words(self.tr("Done on {day}.").format(day=day) if day else self.tr("Done."), bold=True)
            how = Words(self.tr(" {how}.").format(how=self.phrases.done_how(step.done_how)) if step.done_how else "")
            said_of_it.append((done, how))
        elif step.state is not StepState.OPEN:
            words = {
                StepState.DOING: self.tr("We are doing this now."),
                StepState.STUCK: self.tr("This one is stuck."),
                StepState.DROPPED: self.tr("We let this one go."),
            }[step.state]
            said_of_it.append((Words(words, bold=True),))
        if step.barrier:
            barrier = Words(self.phrases.barrier(step.barrier))
            said_of_it.append(sentence(self.tr("In the way: {barrier}."), barrier=barrier))
        if step.what_would_help.strip():
            said_of_it.append(sentence(self.tr("What would help: {words}"), words=step.what_would_help))
        return said_of_it

    # -- how far ----------------------------------------------------------------------------------------

    def _stage(self, section: Element, stage: Stage) -> None:
        now = Words(self.phrases.stage(stage), colour=ACCENT)
        self._part(section, sentence(self.tr("Where we are now: {stage}"), stage=now), "way")
        left, width = self.sheet.paper.left, min(self.sheet.paper.width, 300.0)

        def stones(canvas: TaggedCanvas, top: float) -> None:
            with canvas.decoration():
                draw_stage(canvas.pen, stage, left, top - 16, width, 20)

        self.sheet.put([Strip(30, stones)])

    def _effort(self, section: Element, target: TargetOnPaper) -> None:
        if target.effort_family.strip():
            self._part(section, self.tr("What it took"), "help")
            self._say(section, sentence(self.tr("We say: “{words}”"), words=target.effort_family))
        if target.effort_coach.strip():
            if not target.effort_family.strip():
                self._part(section, self.tr("What it took"), "help")
            self._say(section, sentence(self.tr("Our coach says: “{words}”"), words=target.effort_coach))
