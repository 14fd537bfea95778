"""What stands is as before once all that was added is deleted; that it was there stays in the whole state."""

from pathlib import Path

from coachdesk.desk.access import record_access
from coachdesk.models.access import AccessDeed
from coachdesk.models.organisation import Agency, Sector
from coachdesk.operations.agencies import add_agency
from tests.desks import new_desk


def test_taking_out_what_was_added_leaves_what_stands_as_it_was(tmp_path: Path) -> None:
    open_desk = new_desk(tmp_path / "vault")
    desk = open_desk.desk
    kept = add_agency(desk, "School", Sector.SCHOOL)
    whole, standing = desk.state_hash(), desk.state_hash(standing=True)
    assert whole == standing
    added = add_agency(desk, "Police", Sector.POLICE)
    assert desk.state_hash(standing=True) == desk.state_hash() != standing
    desk.remove(added)
    assert desk.state_hash(standing=True) == standing
    assert desk.state_hash() != whole
    record_access(desk, AccessDeed.TOOK_OUT_AGAIN)
    assert desk.state_hash(standing=True) == standing  # the laptop's own log tells of it, and is no part of what stands
    desk.amend(kept, name="Schools")
    desk.amend(desk.get(Agency, kept.record.id), name="School")
    assert desk.state_hash(standing=True) != standing  # the same words again are another writing of them
    open_desk.close()
