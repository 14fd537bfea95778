"""A row of tries grows with each, ends with a meeting, and is moved by nothing that says nothing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.call import Call, CallAnswer, CallPurpose, CallWay
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.tries import tries_in_a_row

ID = "0" * 32
MOMENTS = st.integers(0, 10_000).map(lambda minutes: datetime(2011, 3, 1, tzinfo=UTC) + timedelta(minutes=minutes))


def _visit(at: datetime, outcome: VisitOutcome | None) -> Visit:
    return Visit(id=ID, log=ID, planned_at=at, outcome=outcome)


def _call(at: datetime, way: CallWay, answer: CallAnswer, person: str | None = ID, **more: CallPurpose) -> Call:
    return Call(id=ID, log=ID, at=at, by=ID, way=way, answer=answer, person=person, **more)


TRIES = st.builds(_visit, MOMENTS, st.just(VisitOutcome.NOBODY_IN)) | st.builds(
    _call,
    MOMENTS,
    st.just(CallWay.WE_CALLED),
    st.sampled_from([CallAnswer.NO_ANSWER, CallAnswer.LEFT_MESSAGE, CallAnswer.WRONG_NUMBER]),
)
SILENT = (
    st.builds(_visit, MOMENTS, st.sampled_from([None, VisitOutcome.MOVED, VisitOutcome.WE_CANCELLED]))
    | st.builds(_call, MOMENTS, st.just(CallWay.WE_TEXTED), st.just(CallAnswer.SENT))
    | st.builds(_call, MOMENTS, st.sampled_from(CallWay), st.sampled_from(CallAnswer), st.none())
    | st.builds(
        _call, MOMENTS, st.sampled_from(CallWay), st.sampled_from(CallAnswer), purpose=st.just(CallPurpose.CHASING)
    )
)
MET = (
    st.builds(_visit, MOMENTS, st.sampled_from([VisitOutcome.MET, VisitOutcome.COULD_NOT_COME]))
    | st.builds(_call, MOMENTS, st.sampled_from(CallWay), st.just(CallAnswer.SPOKE))
    | st.builds(
        _call, MOMENTS, st.sampled_from([CallWay.THEY_CALLED, CallWay.THEY_TEXTED]), st.sampled_from(CallAnswer)
    )
)


def _count(*marks: Visit | Call) -> int:
    visits = [one for one in marks if isinstance(one, Visit)]
    return tries_in_a_row(visits, [one for one in marks if isinstance(one, Call)])


@given(st.lists(TRIES), st.lists(SILENT))
def test_every_try_counts_and_silence_never_does(tries: list[Visit | Call], silent: list[Visit | Call]) -> None:
    assert _count(*tries, *silent) == len(tries)


@given(st.lists(TRIES), MET)
def test_a_meeting_begins_the_row_anew(tries: list[Visit | Call], met: Visit | Call) -> None:
    moved = timedelta(days=30)
    later = met.model_copy(update={"planned_at" if isinstance(met, Visit) else "at": _at(met) + moved})
    assert _count(*tries, later) == 0
    earlier = met.model_copy(update={"planned_at" if isinstance(met, Visit) else "at": _at(met) - moved})
    assert _count(*tries, earlier) == len(tries)


def _at(mark: Visit | Call) -> datetime:
    return mark.planned_at if isinstance(mark, Visit) else mark.at
