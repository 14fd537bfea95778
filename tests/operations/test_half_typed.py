"""What is half typed about a family becomes a note of it or is forgotten; nothing of another family is touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import NotFound
from coachdesk.models.note import Note
from coachdesk.models.person import FamilyRole
from coachdesk.operations.families import start_family
from coachdesk.operations.half_typed import forget_half_typed, half_typed, keep_as_note
from coachdesk.operations.people import add_person
from tests.desks import new_desk

OTHER = "about the others"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[tuple[Desk, str, str]]:
    opened = new_desk(tmp_path / "vault")
    desk = opened.desk
    family, other = (start_family(desk, name).record.id for name in ("Quill", "Lane"))
    jade = add_person(desk, family, "Jade", FamilyRole.CHILD).record.id
    desk.drafts.save(f"person/{jade}/notes", " likes the swings ")
    desk.drafts.save(f"worry/{family}/new/seen", "a bruise on his arm")
    desk.drafts.save(f"worry/{family}/new/none_seen", "yes")
    desk.drafts.save(f"worry/{other}/new/seen", OTHER)
    desk.drafts.save(f"handover/{family}/new/0/why", "a new job")
    yield desk, family, other
    opened.close()


def test_it_becomes_one_note_that_everybody_reads_and_nothing_is_left(scene: tuple[Desk, str, str]) -> None:
    desk, family, other = scene
    assert set(half_typed(desk, family)) == {"likes the swings", "a bruise on his arm"}
    keep_as_note(desk, family)
    (note,) = desk.records(Note, family)
    assert all(words in note.fact for words in ("likes the swings", "a bruise on his arm"))
    assert "yes" not in note.fact
    assert half_typed(desk, family) == ()
    assert half_typed(desk, other) == (OTHER,)
    assert desk.drafts.read(f"handover/{family}/new/0/why") == "a new job"
    with pytest.raises(NotFound):
        keep_as_note(desk, family)


def test_it_is_forgotten_with_what_was_chosen_beside_it(scene: tuple[Desk, str, str]) -> None:
    desk, family, other = scene
    forget_half_typed(desk, family)
    assert set(desk.drafts.all()) == {f"worry/{other}/new/seen", f"handover/{family}/new/0/why"}
    assert desk.records(Note, family) == []
