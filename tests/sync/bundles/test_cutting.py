"""Every unsent change lands in exactly one bundle, in order, and no bundle is too large."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.sync.bundles import cut
from coachdesk.sync.protocol.limits import BODIES_IN_A_BUNDLE, CHANGES_IN_A_BUNDLE

SIZES = st.lists(st.sampled_from([0, 1, 300, 60_000, 128 * 1024]) | st.integers(0, 131_072), max_size=40)


@given(SIZES)
def test_runs_follow_on_and_hold_as_much_as_they_may(sizes: list[int]) -> None:
    bodies = [bytes(size) for size in sizes]
    runs = list(cut(bodies))
    assert [body for run in runs for body in run] == bodies
    for run, following in zip(runs, [*runs[1:], None][: len(runs)], strict=True):
        assert 1 <= len(run) <= CHANGES_IN_A_BUNDLE
        assert sum(map(len, run)) <= BODIES_IN_A_BUNDLE
        assert following is None or sum(map(len, run)) + len(following[0]) > BODIES_IN_A_BUNDLE


def test_many_small_changes_are_cut_by_their_number() -> None:
    assert [len(run) for run in cut([b"x"] * 1_201)] == [500, 500, 201]
    assert [len(run) for run in cut([b"x"] * 500)] == [500]
    assert list(cut([])) == []


def test_bodies_that_just_fit_go_together() -> None:
    assert [len(run) for run in cut([bytes(128 * 1024)] * 3)] == [2, 1]
