"""Three families of the sample have a line of ups and downs, each point said by somebody of theirs, at a visit."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput
from coachdesk.models.journey import FeelingPoint
from coachdesk.models.person import Person
from coachdesk.operations.sample.feeling import FEELINGS, read_feelings, sow_feelings
from coachdesk.operations.sample.ids import family_id
from coachdesk.operations.sample.seeds import Writing
from coachdesk.operations.sample.sowing import Sower
from coachdesk.settings import resource


def test_three_families_have_points_in_their_own_words(desk: Desk) -> None:
    kept = {ref: desk.records(FeelingPoint, family_id(ref)) for ref in ("F1", "F2", "F4", "F7")}
    assert {ref: len(points) for ref, points in kept.items()} == {"F1": 6, "F2": 0, "F4": 5, "F7": 5}
    for ref, points in kept.items():
        people = {one.id for one in desk.records(Person, family_id(ref))}
        for one in points:
            assert one.said_by in people
            assert set(one.people) <= people
            assert one.words
            assert one.said_at.date() >= one.happened_on


def sowers() -> dict[str, Sower]:
    """Three families with everybody who says anything, and one visit at the end."""
    visit = Writing(datetime(2011, 8, 31, 9, tzinfo=UTC), "b" * 32, "A visit")
    found = {}
    for ref, points in read_feelings(resource("sample")).items():
        keys = {key for one in points for key in (one.said_by, *one.people)}
        names = {"person": {key: f"{number:032x}" for number, key in enumerate(sorted(keys))}}
        found[ref] = Sower(f"families/{ref}.json", family_id(ref), names, (visit,))
    return found


@pytest.mark.parametrize(
    ("ref", "field", "value"),
    [("F1", "said_by", "nobody"), ("F4", "people", ["nobody"]), ("F1", "said_on", "2012-01-01"), ("F1", "place", 1001)],
)
def test_what_does_not_fit_is_named_by_file(tmp_path: Path, ref: str, field: str, value: object) -> None:
    told = json.loads(resource("sample", FEELINGS).read_text(encoding="utf-8"))
    told["families"][ref][0][field] = value
    (tmp_path / FEELINGS).write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        sow_feelings(sowers(), read_feelings(tmp_path))
    assert refused.value.field.startswith(FEELINGS)
    assert "nobody" not in refused.value.sentence


def test_a_family_of_nobody_and_a_file_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        sow_feelings({}, read_feelings(resource("sample")))
    (tmp_path / FEELINGS).write_text("{", encoding="utf-8")
    with pytest.raises(BadInput):
        read_feelings(tmp_path)
