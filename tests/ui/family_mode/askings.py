"""Sets of questions to be asked in tests of the family's pages, and hands that answer them."""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date

from coachdesk.models.measures import Answer, AnswerMode
from coachdesk.models.measures_in_sight import AskedOf, LastMark, SetInSight
from coachdesk.models.question_set import MeasureTool, Question, QuestionSet
from coachdesk.ui.family_mode.questions.question_sheet import QuestionSheet
from tests.ui.family_mode.hands import ISLA, RUTH, Table, on_the_table
from tests.ui.sittings import heard

ASKING, OF_SCHOOL = "e" * 32, "f" * 32
FACES = ("Very bad", "Bad", "In the middle", "Good", "Very good")


def a_question(key: str, name: str, question: str) -> Question:
    """One about something of the house."""
    return Question(
        key=key,
        name=name,
        picture=key,
        question=question,
        think_about=("warm", "dry", "safe", "enough room"),
        low_words="Cold and wet",
        high_words="Warm and dry",
        faces=FACES,
        read_back=tuple(f"{name.lower()} is {words.lower()}" for words in FACES),  # type: ignore[arg-type]
        outcome="Housing",
    )


HOME = a_question("home", "Your home", "How is your home for you?")
MONEY = a_question("money", "Money", "How is money for you?")
SLEEP = a_question("sleep", "Sleep", "How do you sleep?")


def a_set(
    mode: AnswerMode = AnswerMode.FACES_5,
    *,
    practice: bool = False,
    last: tuple[tuple[str, int], ...] = (),
    questions: Iterable[Question] = (HOME, MONEY, SLEEP),
    last_mode: AnswerMode | None = None,
) -> SetInSight:
    """Three questions for Ruth and for Isla; `last` is where Ruth's marks stood."""
    content = QuestionSet(
        key="house",
        version=1,
        tool=MeasureTool.WELLBEING,
        title="How things are",
        licence="CC0",
        questions=tuple(questions),
    )
    before = tuple(
        LastMark(question=key, place=place, mode=last_mode or mode, on=date(2010, 12, 1)) for key, place in last
    )
    asked = (
        AskedOf(person=RUTH.id, mode=mode, practice=practice, last=before),
        AskedOf(person=ISLA.id, mode=mode, practice=practice),
    )
    return SetInSight(id=ASKING, content=content, asked=asked)


def sheet(table: Table) -> QuestionSheet:
    """The question on the page now."""
    page = table.window.page
    assert isinstance(page, QuestionSheet), table.window.name
    return page


def begin(table: Table, name: str = "Ruth", who_taps: str = "I will") -> None:
    """From the first page to the first question, or the practice card."""
    for words in ("Go on", name, "How things are", who_taps):
        table.press(words)


def mark(table: Table, face: str, *, then: tuple[str, ...] = ("Yes", "Go on")) -> None:
    """Taps a face and goes on to the next question."""
    for words in (face, *then):
        table.press(words)


def answers(table: Table) -> list[Answer]:
    """Every answer that was given, in order."""
    return [one.answer.answer for one in table.given() if one.answer]


def asking(stack: ExitStack, content: SetInSight | None = None) -> Table:
    """The window with a set to be asked, until the stack is left."""
    return stack.enter_context(on_the_table(sets=(content or a_set(),)))


def said(table: Table) -> str:
    """All words on the page."""
    return heard(table.window).replace("\u2068", "").replace("\u2069", "")
