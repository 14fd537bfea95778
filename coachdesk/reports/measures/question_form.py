"""An empty form for one set of questions: a picture, a question, faces or a line to mark, and room for words."""

from collections.abc import Callable

from coachdesk.models.blank_form import BlankForm
from coachdesk.models.measures import AnswerMode
from coachdesk.models.question_set import MeasureTool, Question, QuestionSet
from coachdesk.reports.layout.panels import with_picture
from coachdesk.reports.layout.sheet import Translate
from coachdesk.reports.layout.strips import Strip, kept_together, space_before
from coachdesk.reports.measures.form import Form
from coachdesk.reports.measures.hand_marks import label_to_fill, tick_boxes
from coachdesk.reports.measures.scales import bare_line, faces_row
from coachdesk.reports.pictures import draw_picture
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said
from coachdesk.tools.measure_faces import FACES

_PICTURE = 64.0
_HOW_MANY = {AnswerMode.FACES_2: 2, AnswerMode.FACES_3: 3, AnswerMode.FACES_5: 5}
_WHICH = {2: (0, 4), 3: (0, 2, 4), 5: (0, 1, 2, 3, 4)}
"""Which of a question's five words stand under so many faces."""


class QuestionForm(Form):
    """Writes the form when made."""

    def __init__(self, form: BlankForm, content: QuestionSet, translate: Translate) -> None:
        super().__init__(form, translate)
        self.content = content
        labels = [self.tr("Name or first letter:"), self.tr("Day:")]
        if content.tool is MeasureTool.EXPERIENCE:
            labels.append(self.tr("Who we had help from:"))
        if form.mode is AnswerMode.LINE:
            how = self.tr("Put one X on each line. Left is bad. Right is good.")
        else:
            how = self.tr("Put a ring round one face. Left is bad. Right is good.")
        self.top(*labels, how=(how, self.tr("No answer is wrong. You can leave any out.")))
        for question in content.questions:
            if form.with_alone or not question.alone:
                self._ask(question)
        self.end()

    def title(self) -> str:
        """What the set is called."""
        return self.content.title

    def which(self) -> str:
        """Key, version, language and mode, as an answer keeps them."""
        return f"{self.content.key} {self.content.version} {self.content.language} · {self.form.mode.value}"

    def _ask(self, question: Question) -> None:
        section = self.root.add("Sect")
        indent = _PICTURE + 14
        words = self.set(section, "H2", (said(question.name),), self.paper.heading, indent=indent, keep_with_next=True)
        words += self.set(section, "P", (said(question.question),), self.paper.body, indent=indent)
        if question.think_about:
            told = (Words(self.tr("Think about: ")), said(", ".join(question.think_about)))
            words += self.set(section, "P", told, self.paper.small, indent=indent)
        strips = with_picture(words, self._picture(question), _PICTURE)
        strips += space_before(self._scale(section, question), 4)
        skips = (self.tr("I'm not sure"), self.tr("I don't want to say"))
        strips += space_before(tick_boxes(self, section, skips), 3)
        why = label_to_fill(self, section, self.tr("What makes it that?"), self.paper.small.but(leading=25), 0.34)
        self.put(space_before(kept_together([*strips, why]), 14))

    def _picture(self, question: Question) -> Callable[[TaggedCanvas, float], None]:
        def draw(canvas: TaggedCanvas, top: float) -> None:
            with canvas.decoration():
                draw_picture(canvas.pen, f"measures/{question.picture}", self.paper.left, top, _PICTURE)

        return draw

    def _scale(self, section: Element, question: Question) -> list[Strip]:
        faces = _HOW_MANY.get(self.form.mode)
        if faces is None:
            alt = self.tr("A line to put an X on. Its left end is the bad one.")
            return bare_line(self, section, alt, (question.low_words, question.high_words))
        return faces_row(self, section, FACES[faces], [question.faces[one] for one in _WHICH[faces]])
