"""Every part of a plan belongs to a class that a rule can speak of, or is told to nobody."""

import pytest

from coachdesk.models.needs import AREAS
from coachdesk.models.plan import Barrier
from coachdesk.models.sharing import InformationClass
from coachdesk.tools.information_classes import AREA_CLASSES, BARRIER_CLASSES, classes_of_area


def test_every_area_has_a_class_and_needs_the_plan_as_well() -> None:
    assert set(AREA_CLASSES) == set(AREAS)
    for area, own in AREA_CLASSES.items():
        assert classes_of_area(area) == {InformationClass.PLAN, own}


@pytest.mark.parametrize("area", ["", "Gardening", "Health"])
def test_an_area_nobody_knows_has_none(area: str) -> None:
    assert classes_of_area(area) is None


def test_every_barrier_but_other_has_a_class() -> None:
    assert set(Barrier) - set(BARRIER_CLASSES) == {Barrier.OTHER}
    assert BARRIER_CLASSES[Barrier.HEALTH] is InformationClass.HEALTH
