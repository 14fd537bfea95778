"""No target is lost from the end report: each stands once by where it came from and once by how it ended."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.plan import TargetOrigin, TargetStatus
from coachdesk.tools.plan_outcomes import outcome_profile
from tests.tools.records import target


@given(st.lists(st.tuples(st.sampled_from(TargetOrigin), st.sampled_from(TargetStatus), st.sampled_from("bdmt"))))
def test_every_target_is_listed_once_by_origin_and_once_by_status(
    made: list[tuple[TargetOrigin, TargetStatus, str]],
) -> None:
    targets = [target(origin=origin, status=status, position=position) for origin, status, position in made]
    profile = outcome_profile(targets)
    for listed in (profile.by_origin.values(), profile.by_status.values()):
        assert sorted(one.id for group in listed for one in group) == sorted(one.id for one in targets)
        for group in listed:
            assert list(group) == sorted(group, key=lambda one: (one.position, one.id))
    assert all(one.origin is TargetOrigin.ADDED for one in profile.began_as(TargetOrigin.ADDED))
    assert all(one.status is TargetStatus.DROPPED for one in profile.stand_as(TargetStatus.DROPPED))


def test_what_there_is_none_of_is_an_empty_list_and_not_missing() -> None:
    profile = outcome_profile([])
    assert set(profile.by_origin) == set(TargetOrigin)
    assert set(profile.by_status) == set(TargetStatus)
    assert profile.stand_as(TargetStatus.PARKED) == ()
