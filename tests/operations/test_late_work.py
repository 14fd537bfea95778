"""Late work waits for a lead: let in it counts for everybody, left alone for nobody, and nobody else can let it in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.errors import NotEnrolled, Refused, Unreachable
from coachdesk.models.family import Family
from coachdesk.models.note import Note
from coachdesk.operations import late_work as late
from coachdesk.operations.conflicts import conflicts
from coachdesk.operations.late_work import admit_late_work, late_work, may_admit
from coachdesk.operations.notes import write_note
from coachdesk.operations.syncing.membership import set_members
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Admit, Role
from coachdesk.sync.round import leading
from tests.desks import new_desk
from tests.operations.syncing.connected import Connected, two_connected


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Connected]:
    """Bronwen has left the family, and wrote a note and where it lives before she was told."""
    with two_connected(tmp_path) as made:
        set_members(made.ada, made.family, {made.ada.desk.owner.worker_id: Role.LEAD}, made.ask)
        write_note(made.bronwen.desk, made.family, fact="She would like to be rung before visits.")
        made.write(made.bronwen, "Bridgwater")
        made.office.round(made.bronwen)
        made.office.round(made.ada)
        yield made


def notes(office: Connected) -> list[str]:
    return [one.fact for one in office.ada.desk.records(Note, office.family)]


def test_what_came_late_is_told_with_who_wrote_it_when_and_what_it_says(office: Connected) -> None:
    before = office.ada.desk.state_hash()
    found = late_work(office.ada.desk)
    assert found == late_work(office.ada.desk, office.family)
    assert late_work(office.ada.desk, office.ada.desk.owner.organisation_id) == []
    note, area = (next(one for one in found if one.kind == kind) for kind in ("note", "family"))
    assert (note.who, note.worker_id) == ("Bronwen Tarr", office.bronwen.desk.owner.worker_id)
    assert note.fields["fact"] == "She would like to be rung before visits."
    assert (area.record_id, dict(area.fields), area.deletes) == (office.family, {"area": "Bridgwater"}, False)
    assert note.received is not None
    assert note.at <= area.at
    assert notes(office) == []
    assert office.ada.desk.state_hash() == before


def test_what_a_lead_lets_in_counts_here_and_everywhere(office: Connected) -> None:
    assert may_admit(office.ada, office.family)
    waiting = late_work(office.ada.desk)
    assert admit_late_work(office.ada, office.family, office.ask) == len(waiting)
    assert late_work(office.ada.desk) == []
    assert notes(office) == ["She would like to be rung before visits."]
    assert office.area(office.ada) == "Bridgwater"
    hashed = office.ada.desk.state_hash()
    office.office.round(office.ada)
    assert office.ada.desk.state_hash() == hashed == office.ada.desk.rebuild()[1]


def test_one_is_let_in_and_another_left(office: Connected) -> None:
    note = next(one for one in late_work(office.ada.desk) if one.kind == "note")
    assert admit_late_work(office.ada, office.family, office.ask, [note.change_id]) == 1
    assert notes(office) == ["She would like to be rung before visits."]
    assert office.area(office.ada) != "Bridgwater"
    assert {one.kind for one in late_work(office.ada.desk)} == {"family"}


def test_what_is_let_in_stands_beside_what_was_written_since(office: Connected) -> None:
    office.write(office.ada, "Wells")
    admit_late_work(office.ada, office.family, office.ask)
    ((found,),) = [one.conflicts for one in conflicts(office.ada.desk)]
    assert {side.value for side in found.fields[0].sides} == {"Wells", "Bridgwater"}
    assert isinstance(found.record, Family)


def test_without_a_way_to_the_server_nothing_is_let_in(office: Connected) -> None:
    def nobody(_request: Request) -> Answer:
        raise Unreachable

    waiting = late_work(office.ada.desk)
    with pytest.raises(Unreachable):
        admit_late_work(office.ada, office.family, nobody)
    assert late_work(office.ada.desk) == waiting
    assert notes(office) == []


def test_whoever_does_not_lead_lets_nothing_in(office: Connected, tmp_path: Path) -> None:
    assert not may_admit(office.bronwen, office.family)
    with pytest.raises(Refused, match="Only whoever leads"):
        admit_late_work(office.bronwen, office.family, office.ask)
    alone = new_desk(tmp_path / "alone")
    assert not may_admit(alone, office.family)
    with pytest.raises(NotEnrolled):
        admit_late_work(alone, office.family, office.ask)
    alone.close()


def test_it_is_signed_again_when_somebody_was_quicker(office: Connected, monkeypatch: pytest.MonkeyPatch) -> None:
    expected: list[bytes] = []

    def overtaken(expect: bytes, ids: frozenset[bytes]) -> Admit:
        """The first quotes what was so before somebody else signed something."""
        expected.append(expect)
        return Admit(bytes(32) if len(expected) == 1 else expect, ids)

    monkeypatch.setattr(leading, "Admit", overtaken)
    admit_late_work(office.ada, office.family, office.ask)
    assert len(expected) == 2
    assert notes(office) == ["She would like to be rung before visits."]


def test_it_is_given_up_when_somebody_always_is(office: Connected, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leading, "Admit", lambda _expect, ids: Admit(bytes(32), ids))
    with pytest.raises(Refused, match="same moment"):
        admit_late_work(office.ada, office.family, office.ask)
    assert notes(office) == []
    assert len(late_work(office.ada.desk)) == 2


def test_more_than_one_record_can_name_is_named_in_several(office: Connected, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late, "_AT_ONCE", 1)
    assert admit_late_work(office.ada, office.family, office.ask) == 2
    assert late_work(office.ada.desk) == []
