"""Tomorrow is ready only when nothing at all is lacking of anybody to be visited, and what is lacking is counted."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.ready_for_tomorrow import OLD, Lack, OnLaptop, Verdict, ready_for_tomorrow

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
REASONS = ("waiting_key", "newer", "held", "corrupt", "malformed", "untrusted", "something of a later CoachDesk")

families = st.lists(
    st.builds(
        OnLaptop,
        family_id=st.text("0123456789abcdef", min_size=4, max_size=4),
        ref=st.sampled_from(("F1", "F2")),
        whole=st.booleans(),
        set_aside=st.dictionaries(st.sampled_from(REASONS), st.integers(1, 9)),
        files_lacking=st.integers(0, 3),
    ),
    max_size=5,
)


@given(families)
def test_it_is_ready_exactly_when_nothing_is_lacking_and_nothing_is_lost_in_the_count(visited: list[OnLaptop]) -> None:
    found = ready_for_tomorrow(visited, NOW, NOW, connected=True)
    sound = [one for one in visited if one.whole and not one.set_aside and not one.files_lacking]
    assert (found.verdict in (Verdict.READY, Verdict.NOBODY)) == (len(sound) == len(visited))
    assert [one for one, _ in found.lacking] == [one for one in visited if one not in sound]
    for one, lacks in found.lacking:
        told = (not one.whole) + sum(one.set_aside.values()) + one.files_lacking
        assert sum(lacks.values()) == told


def test_each_reason_has_its_word() -> None:
    every = OnLaptop("1", "F1", whole=False, set_aside=dict.fromkeys(REASONS, 1), files_lacking=2)
    ((_, lacks),) = ready_for_tomorrow([every], NOW, NOW, connected=True).lacking
    assert lacks == {
        Lack.NOT_ARRIVED: 1,
        Lack.NO_KEY: 1,
        Lack.TOO_NEW: 1,
        Lack.UNDECIDED: 1,
        Lack.SET_ASIDE: 4,
        Lack.FILES: 2,
    }


def test_what_is_old_is_said_to_be_old() -> None:
    one = [OnLaptop("1", "F1")]
    assert ready_for_tomorrow(one, NOW - OLD, NOW, connected=True).verdict is Verdict.READY
    late = ready_for_tomorrow(one, NOW - OLD - timedelta(seconds=1), NOW, connected=True)
    assert (late.verdict, late.heard) == (Verdict.OLD, NOW - OLD - timedelta(seconds=1))
    assert ready_for_tomorrow(one, None, NOW, connected=True).verdict is Verdict.OLD


def test_without_a_server_or_a_visit_there_is_nothing_to_fetch() -> None:
    lacking = [OnLaptop("1", "F1", whole=False)]
    assert ready_for_tomorrow(lacking, None, NOW, connected=False).verdict is Verdict.ALONE
    assert ready_for_tomorrow([], None, NOW, connected=True).verdict is Verdict.NOBODY
