"""How long a laptop may go without its server: no clock that is set back makes it longer."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.lease import Away, LeaseStanding, away_since, standing_after

DAY = int(timedelta(days=1).total_seconds() * 1000)
MOMENTS = st.integers(-(10**13), 10**13)


def after(days: float) -> LeaseStanding:
    return standing_after(away_since(5, 1000, 1000 + int(days * DAY), None))


def test_fourteen_days_and_thirty() -> None:
    assert [after(days) for days in (0, 13.99, -4000)] == [LeaseStanding.HOLDS] * 3
    assert [after(days) for days in (14, 29.99)] == [LeaseStanding.READ_ONLY] * 2
    assert [after(days) for days in (30, 4000)] == [LeaseStanding.CLOSED] * 2


@given(st.lists(MOMENTS, min_size=1, max_size=8), MOMENTS)
def test_it_only_grows_until_there_is_contact(moments: list[int], here: int) -> None:
    seen: Away | None = None
    for now in moments:
        before, seen = seen, away_since(7, here, now, seen)
        assert seen.longest >= max(now - here, 0)
        assert before is None or seen.longest >= before.longest
    assert seen is not None
    assert away_since(8, here, here, seen) == Away(8, 0), "another contact begins anew, whatever the clock had said"
