"""However reports were joined, each event counts once: never twice, and never nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.same_event import second_sources

IDS = st.sampled_from("abcdefg")
FAMILY = "f"
Place = tuple[str, str]


@given(st.dictionaries(IDS, IDS), st.frozensets(IDS))
def test_every_event_counts_once_however_its_reports_were_joined(events: dict[str, str], more: frozenset[str]) -> None:
    here: set[Place] = {(FAMILY, one) for one in (*events, *more)}
    joined = {(FAMILY, one): event for one, event in events.items()}
    counts = here - second_sources(joined, here)
    groups: list[set[Place]] = []
    for one in here:
        event = joined.get(one)
        touching = {one} if event is None or (FAMILY, event) not in here else {one, (FAMILY, event)}
        apart = [group for group in groups if not group & touching]
        groups = [*apart, touching.union(*(group for group in groups if group & touching))]
    assert [len(group & counts) for group in groups] == [1] * len(groups)


def test_a_report_counts_where_its_event_is_not_here_or_is_another_familys() -> None:
    one, other = (FAMILY, "a"), ("g", "b")
    assert second_sources({one: "b"}, {one, other}) == frozenset()
    assert second_sources({one: "b"}, {one, (FAMILY, "b")}) == {one}


def test_of_two_that_were_joined_to_each_other_the_smaller_id_counts() -> None:
    here = {(FAMILY, one) for one in "abc"}
    assert second_sources({(FAMILY, "b"): "a", (FAMILY, "a"): "b", (FAMILY, "c"): "b"}, here) == {
        (FAMILY, "b"),
        (FAMILY, "c"),
    }
    assert second_sources({(FAMILY, "a"): "a"}, here) == frozenset()
