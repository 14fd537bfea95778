"""What an empty form to be filled in by hand says: one set of questions, or a line."""

from coachdesk.models.measures import AnswerMode
from coachdesk.models.moments import Moment
from coachdesk.models.question_set import QuestionSet
from coachdesk.models.record import Value
from coachdesk.models.values import Line


class BlankForm(Value):
    """One form. It names nobody: whoever fills it in writes a name if she wants to."""

    content: QuestionSet | None = None
    """None is the line from A to B."""
    mode: AnswerMode = AnswerMode.FACES_5
    """What there is to choose from; of no meaning for the line from A to B."""
    with_alone: bool = False
    """Whether the questions stand on it that a person is asked only when she is alone."""
    organisation: Line = ""
    made_at: Moment
