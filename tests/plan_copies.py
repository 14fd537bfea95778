"""Plan copies to print in tests: one like life, and any that hypothesis can think of, with a corpus of nasty texts."""

import math
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from coachdesk.models.plan import Barrier, InkMethod, Stage, StepDone, StepState, TargetOrigin, TargetStatus
from coachdesk.models.plan_copy import (
    InkOnPaper,
    PersonOnPaper,
    PlanCopy,
    StepOnPaper,
    StoryOnPaper,
    SuccessOnPaper,
    TargetOnPaper,
    ViewOnPaper,
)
from coachdesk.models.who_sees import Filling, SeenLine
from coachdesk.tools.who_sees_words import CLASS_IN_FAMILY_WORDS, MAY_KNOW_TILL, THEY_SAID_YES

STATEMENT = "I agree today. I can change my mind. This is not a contract; nothing is lost if I don't sign."
DIGEST = "9f2c41d07be5a83316c8e0d94b7f5a2ec6130d9a84f7b2e15c6d038fa94e7b21"
SUMMER_TIME = timezone(timedelta(hours=1))

NASTY = (
    "",
    " ",
    "\n\n",
    "a lone <b> never closed",
    '<img src="/etc/hostname"> & &amp; &#x41; <font size="9**9**9">',
    "{0} {name} %s %(x)s {}",
    "=cmd|' /C calc'!A0",
    "\\( ) (unbalanced \\",
    "x\x00y\ud800z\x1b[31m",
    "\ufeffBOM \ufffe \uffff",
    "\u202eoverridden\u202c \u2067isolated",
    "\u2069stray \u202c ends",
    "e" + "\u0301" * 300,
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f600 \U0001f1ec\U0001f1e7 \u2764\ufe0f",
    "\u5c0f\u660e \u738b\U00020000",
    "\ue000 \U000f0000 private",
    "محمد (5) said: “نعم”, then 12 و١٢",
    "שרה-לאה כהן, 7",
    "हिन्दी क्षत्रिय",
    "tab\there\r\nand\u2028there",
    "W" * 3_000,
    "a-" * 400,
    "soft\u00adhyphen no\u00a0break zero\u200bwidth",
)

texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))
some_text = texts.map(lambda text: text or "x")
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))
moments = st.integers(min_value=631_152_000, max_value=4_102_444_800).map(lambda at: datetime.fromtimestamp(at, UTC))
coordinates = st.integers(min_value=-50, max_value=10_050)

steps = st.builds(
    StepOnPaper,
    words=some_text,
    owner=texts,
    due=st.none() | days,
    state=st.sampled_from(StepState),
    done_on=st.none() | days,
    done_how=st.none() | st.sampled_from(StepDone),
    barrier=st.none() | st.sampled_from(Barrier),
    what_would_help=texts,
)


def tuples_of(values: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(values, max_size=most).map(tuple)


targets = st.builds(
    TargetOnPaper,
    number=st.integers(min_value=1, max_value=40),
    words=some_text,
    said_by=tuples_of(some_text, 3),
    about=tuples_of(some_text, 3),
    not_asked_yet=tuples_of(some_text, 2),
    worker_words=texts,
    due=st.none() | days,
    stage=st.none() | st.sampled_from(Stage),
    effort_family=texts,
    effort_coach=texts,
    status=st.sampled_from(TargetStatus),
    status_reason=texts,
    origin=st.sampled_from(TargetOrigin),
    steps=tuples_of(steps, 4),
    success=tuples_of(st.builds(SuccessOnPaper, who=texts, words=some_text), 2),
    views=tuples_of(st.builds(ViewOnPaper, holder=texts, words=some_text, agreed=texts), 2),
    private=st.booleans(),
)

inks = st.builds(
    InkOnPaper,
    name=texts,
    role=texts,
    method=st.sampled_from(InkMethod),
    strokes=tuples_of(tuples_of(coordinates, 9), 3),
    witness=texts,
    statement=st.sampled_from(["", STATEMENT]),
    signed_at=st.none() | moments,
)

seen_lines = st.builds(
    lambda agency, day, classes: SeenLine(
        sentences=(MAY_KNOW_TILL, THEY_SAID_YES),
        fillings=(
            Filling(place="agency", words=(agency,), own=True),
            Filling(place="what", words=classes),
            Filling(place="day", day=day),
        ),
    ),
    some_text,
    days,
    tuples_of(st.sampled_from(sorted(CLASS_IN_FAMILY_WORDS.values())), 4),
)
"""Lines of the box "Who sees this?" with any agency."""

copies = st.builds(
    PlanCopy,
    title=some_text,
    family_name=texts,
    family_ref=st.just("F1"),
    reader=texts,
    large_print=st.booleans(),
    version=st.integers(min_value=1, max_value=999),
    made_at=moments,
    digest=st.just(DIGEST),
    organisation=texts,
    coach=texts,
    advocate=texts,
    people=tuples_of(st.builds(PersonOnPaper, name=some_text, role=texts, age=texts), 3),
    strengths=tuples_of(some_text, 3),
    targets=tuples_of(targets, 3),
    ended_targets=tuples_of(targets, 1),
    next_review=st.none() | days,
    inks=tuples_of(inks, 3),
    story=st.none() | st.builds(StoryOnPaper, words=texts, told_by=tuples_of(some_text, 3), told_on=st.none() | days),
    who_sees=tuples_of(seen_lines, 4),
    is_sample=st.booleans(),
)


def target(number: int = 1, **changes: object) -> TargetOnPaper:
    """A target with one step, and whatever the test wants otherwise."""
    given = {
        "number": number,
        "words": "We want calm mornings",
        "status": TargetStatus.ACTIVE,
        "origin": TargetOrigin.ORIGINAL,
        "steps": (StepOnPaper(words="Bags packed the night before", owner="Marcus", state=StepState.OPEN),),
        **changes,
    }
    return TargetOnPaper.model_validate(given)


def plan_copy(reader: str = "", **changes: object) -> PlanCopy:
    """A copy like life: the full one, or with a reader's name a family copy in large print."""
    given = {
        "title": "Whole Family Action Plan",
        "family_name": "The Ashdown family",
        "family_ref": "F1",
        "reader": reader,
        "large_print": bool(reader),
        "version": 3,
        "made_at": datetime(2011, 8, 31, 15, 45, tzinfo=SUMMER_TIME),
        "digest": DIGEST,
        "organisation": "Brue Vale Family Partnership",
        "coach": "Bronwen Tarr",
        "advocate": "Imogen Clarke",
        "people": (
            PersonOnPaper(name="Marcus", role="parent", age="38"),
            PersonOnPaper(name="Callum", role="child", age="15"),
            PersonOnPaper(name="Alfie", role="child", age="7"),
        ),
        "strengths": ("Marcus cooks every night.", "Half the street brings its bikes round to be fixed."),
        "targets": (_home(), _bills()),
        "ended_targets": (
            target(
                3,
                words="Move somewhere with a garden",
                said_by=("Alfie",),
                status=TargetStatus.PARKED,
                status_reason="Alfie wants to stay near school until the summer.",
            ),
        ),
        "next_review": date(2011, 9, 28),
        "inks": _inks(),
        **changes,
    }
    return PlanCopy.model_validate(given)


def _home() -> TargetOnPaper:
    return target(
        1,
        words="Keep my boys home with me",
        said_by=("Marcus",),
        about=("Callum", "Alfie"),
        not_asked_yet=("Alfie",),
        due=date(2011, 12, 16),
        stage=Stage.NEARLY_STEADY,
        effort_family="Getting up at six every day when I'd rather not.",
        effort_coach="Marcus has rung the social worker himself every week since June.",
        steps=(
            StepOnPaper(
                words="A safety plan on the fridge that all three of us helped write",
                owner="Marcus",
                due=date(2011, 5, 6),
                state=StepState.DONE,
                done_on=date(2011, 5, 4),
                done_how=StepDone.WE_DID_IT,
            ),
            StepOnPaper(
                words="Ask the court for a date to end the order",
                owner="Hannah Loveridge, Social worker, Children's Social Care",
                due=date(2011, 9, 30),
                state=StepState.DOING,
            ),
            StepOnPaper(
                words="Somewhere for Alfie to go on Thursdays after school",
                owner="Bronwen Tarr, Family Coach",
                due=date(2011, 11, 18),
                state=StepState.STUCK,
                barrier=Barrier.WAITING_LIST,
                what_would_help="If the club could keep one place back until half term.",
            ),
        ),
        success=(
            SuccessOnPaper(who="Marcus", words="I sleep through."),
            SuccessOnPaper(who="", words="Nobody knocks on the door with a letter."),
        ),
        views=(
            ViewOnPaper(
                holder="Children's Social Care",
                words="Both boys seen at home, settled, over three months.",
                agreed="Two visits a month, told to Marcus the day before.",
            ),
        ),
    )


def _bills() -> TargetOnPaper:
    return target(
        2,
        words="Get the bills straight",
        said_by=("Marcus",),
        stage=Stage.GETTING_THERE,
        worker_words="Rent first, then council tax.",
        origin=TargetOrigin.ADDED,
        private=True,
        steps=(
            StepOnPaper(words="Put every letter in one bag, opened or not", owner="Marcus", state=StepState.OPEN),
            StepOnPaper(words="Change to the meter on a card", owner="", state=StepState.DROPPED),
        ),
    )


def _inks() -> tuple[InkOnPaper, ...]:
    wave = tuple(
        value
        for n in range(60)
        for value in (800 + n * 135, round(5_000 - 2_500 * math.sin(n / 4) * math.exp(-n / 40)))
    )
    when = datetime(2011, 8, 31, 15, 40, tzinfo=SUMMER_TIME)
    drawn = InkOnPaper(
        name="Marcus", role="parent", method=InkMethod.DRAWN, strokes=(wave,), statement=STATEMENT, signed_at=when
    )
    return (
        drawn,
        drawn.model_copy(update={"name": "Callum", "role": "child", "method": InkMethod.RATHER_NOT, "strokes": ()}),
        drawn.model_copy(
            update={"name": "Alfie", "role": "child", "method": InkMethod.MARK_WITH_WITNESS, "witness": "Bronwen Tarr"}
        ),
        drawn.model_copy(update={"name": "Nan", "role": "grandparent", "method": InkMethod.ON_PAPER, "strokes": ()}),
    )
