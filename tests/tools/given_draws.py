"""Things a family may give, drawn at random: two people, two askings, two lines, three steps, in any order."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from coachdesk.models.contact import DateKnown
from coachdesk.models.family_mode import FromTheFamily, Tick, Told
from coachdesk.models.feelings_in_sight import PointGiven, TimeMeant
from coachdesk.models.measures import Answer, AnswerMode, AnswerStatus, Marking, Practice
from coachdesk.models.measures_in_sight import (
    AnswerGiven,
    GoodNewsGiven,
    LineWords,
    MarkGiven,
    SetGiven,
    StepWanted,
)
from coachdesk.models.plan import StepDone
from coachdesk.models.values import clean_text

BEGAN = datetime(2011, 3, 1, 9, 0, tzinfo=UTC)
PEOPLE = ("1" * 32, "2" * 32)
ASKINGS = ("a" * 31 + "1", "a" * 31 + "2")
LINES = ("b" * 31 + "1", "b" * 31 + "2")
STEPS = ("c" * 31 + "1", "c" * 31 + "2", "c" * 31 + "3")
POINTS = ("7" * 31 + "1", "7" * 31 + "2")
QUESTIONS = ("money", "home", "sleep")

at = st.integers(0, 3_000).map(lambda seconds: BEGAN + timedelta(seconds=seconds))
people = st.sampled_from(PEOPLE)
words = st.text(min_size=1, max_size=60).filter(lambda text: clean_text(text).strip())
statuses = st.sampled_from([one for one in AnswerStatus if one is not AnswerStatus.NOT_ASKED])


@st.composite
def marked(draw: st.DrawFn) -> dict[str, object]:
    """A status, and a place where it has one."""
    status = draw(statuses)
    if status not in (AnswerStatus.ANSWERED, AnswerStatus.CORRECTED):
        return {"status": status}
    return {"status": status, "first": draw(st.integers(0, 1000)), "place": draw(st.integers(0, 1000))}


answers = st.builds(
    lambda asking, person, question, mark, said, when: FromTheFamily(
        answer=AnswerGiven(
            asking=asking,
            person=person,
            answer=Answer.model_validate(
                {"question": question, "mode": AnswerMode.FACES_5, "at": when, "words": said, **mark}
            ),
        )
    ),
    st.sampled_from(ASKINGS), people, st.sampled_from(QUESTIONS), marked(), st.just("") | words, at,
)  # fmt: skip
sittings = st.builds(
    lambda asking, person, released, finished, practice, when: FromTheFamily(
        sitting=SetGiven(
            asking=asking,
            person=person,
            marking=Marking.SELF,
            practice=practice,
            released=released,
            finished=finished,
            at=when,
        )
    ),
    st.sampled_from(ASKINGS), people, st.booleans(), st.booleans(), st.sampled_from(Practice), at,
)  # fmt: skip
marks = st.builds(
    lambda line, person, mark, released, when: FromTheFamily(
        mark=MarkGiven.model_validate(
            {"line": line, "person": person, "marking": Marking.SELF, "released": released, "at": when, **mark}
        )
    ),
    st.sampled_from(LINES), people, marked(), st.booleans(), at,
)  # fmt: skip
line_words = st.builds(
    lambda line, person, a, b, when: FromTheFamily(
        line_words=LineWords(line=line, person=person, a_words=a, b_words=b, at=when)
    ),
    st.sampled_from(LINES), people, words, words, at,
)  # fmt: skip
ticks = st.builds(
    lambda step, person, how, when: FromTheFamily(tick=Tick(step=step, person=person, how=how, at=when)),
    st.sampled_from(STEPS), people, st.none() | st.sampled_from(StepDone), at,
)  # fmt: skip
told = st.builds(
    lambda person, said, when: FromTheFamily(told=Told(person=person, words=said, at=when)), people, words, at
)
origins = st.none() | st.sampled_from((*ASKINGS, *LINES))
steps = st.builds(
    lambda person, said, origin, when: FromTheFamily(
        step=StepWanted(person=person, words=said, asking=origin, at=when)
    ),
    people, words, origins, at,
)  # fmt: skip
good_news = st.builds(
    lambda person, said, origin, high, when: FromTheFamily(
        good_news=GoodNewsGiven(person=person, words=said, asking=origin, high_point=high, at=when)
    ),
    people, words, origins, st.booleans(), at,
)  # fmt: skip

whens = st.builds(
    lambda day, known: TimeMeant(happened_on=day, date_known=known),
    st.dates(date(2009, 1, 1), date(2011, 3, 1)), st.sampled_from(DateKnown),
)  # fmt: skip
points = st.builds(
    lambda person, number, older, when, place, said, ours, moment: FromTheFamily(
        point=PointGiven(
            person=person,
            number=number,
            instead_of=older,
            when=when,
            place=place if older or place is not None else 0,
            words=said,
            ours=ours,
            about=None,
            at=moment,
        )
    ),
    people, st.integers(0, 2), st.none() | st.sampled_from(POINTS), whens, st.none() | st.integers(0, 1000),
    st.just("") | words, st.booleans(), at,
)  # fmt: skip

things = st.one_of(answers, answers, sittings, marks, line_words, ticks, told, steps, good_news, points)
