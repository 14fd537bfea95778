"""One hand-over in which two people were asked two sets of questions and had two lines, to work out what comes back."""

from datetime import date

from coachdesk.models.contact import DateKnown
from coachdesk.models.family_mode import FamilyPage, HandOver
from coachdesk.models.feelings_in_sight import FeelingsInSight, PointInSight, TimeMeant, TimeToAsk
from coachdesk.models.journey_map import Mark
from coachdesk.models.measures import AnswerMode
from coachdesk.models.measures_in_sight import AskedOf, LineInSight, SetInSight
from coachdesk.models.question_set import MeasureTool, Question, QuestionSet
from tests.tools.given_draws import ASKINGS, BEGAN, LINES, PEOPLE, POINTS, QUESTIONS

ABOUT = "5" * 32
SPRING = TimeMeant(happened_on=date(2010, 3, 1), date_known=DateKnown.SEASON)
FAMILY, BOX, AGENCY = "f" * 32, "d" * 32, "9" * 32


def question(key: str, *, alone: bool = False) -> Question:
    return Question(
        key=key,
        name=key,
        picture=key,
        question="How is it now?",
        low_words="Very bad",
        high_words="Very good",
        faces=("Very bad", "Bad", "In the middle", "Good", "Very good"),
        read_back=("it is very bad", "it is bad", "it is in the middle", "it is good", "it is very good"),
        alone=alone,
    )


def questions(tool: MeasureTool, *keys: str, version: int = 3) -> QuestionSet:
    return QuestionSet(
        key=tool.value,
        version=version,
        tool=tool,
        title=tool.value.title(),
        licence="ours",
        questions=tuple(question(key) for key in keys or QUESTIONS),
    )


def the_hand_over() -> HandOver:
    """Both are asked about how they are; the first alone about an agency. Both have both lines, one without words."""
    both = tuple(AskedOf(person=one, mode=AnswerMode.FACES_3, practice=True) for one in PEOPLE)
    return HandOver(
        box_id=BOX,
        secret="00",
        family=FAMILY,
        people=PEOPLE,
        pages=tuple(FamilyPage),
        sets=(
            SetInSight(id=ASKINGS[0], content=questions(MeasureTool.WELLBEING), asked=both),
            SetInSight(
                id=ASKINGS[1],
                content=questions(MeasureTool.EXPERIENCE, *QUESTIONS[:2]),
                asked=both[:1],
                agency=AGENCY,
                agency_name="Brue Vale Homes",
            ),
        ),
        lines=(
            LineInSight(id=LINES[0], a_words="We shout", b_words="We talk", people=PEOPLE),
            LineInSight(id=LINES[1], people=PEOPLE[:1]),
        ),
        feelings=FeelingsInSight(
            points=(
                PointInSight(id=POINTS[0], when=SPRING, place=100, words="Cold"),
                PointInSight(id=POINTS[1], when=SPRING, place=900, people=PEOPLE[:1], names=("Isla",)),
            ),
            times=(TimeToAsk(about=ABOUT, when=SPRING, mark=Mark.MEETING),),
            since=SPRING.happened_on,
        ),
        at=BEGAN,
    )
