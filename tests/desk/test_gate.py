"""While families are shut nobody reads one by any way the desk has, and what goes by itself reads on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.attachments import attach, attachment_bytes
from coachdesk.desk.disputes import disputes
from coachdesk.desk.drafts import WHILE_SHUT
from coachdesk.desk.family_history import family_history
from coachdesk.desk.gate import is_of_family
from coachdesk.desk.held_changes import held_changes
from coachdesk.desk.opening import OpenDesk
from coachdesk.desk.versions import as_of, writes_of
from coachdesk.errors import FamiliesShut
from coachdesk.models.family import Family
from coachdesk.models.note import Note
from coachdesk.models.organisation import Worker
from coachdesk.models.plan import Attachment
from coachdesk.models.values import new_id
from tests.desks import new_desk

SECRET = "Quillfeather"


@dataclass
class Shut:
    """A vault with one family of everything there is to read, and its gate, which a test moves."""

    opened: OpenDesk
    family: str
    paper: Attachment
    writes: bytes
    closed: bool = True

    @property
    def desk(self) -> Desk:
        return self.opened.desk


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shut]:
    opened = new_desk(tmp_path_factory.mktemp("gate") / "vault")
    desk, family = opened.desk, new_id()
    kept = desk.add(Family(id=family, log=family, ref="F1", name=SECRET))
    desk.amend(kept, area="by the river")
    desk.amend(kept, area="on the hill")  # seen before the other: both remain
    paper = attach(desk, family, "letter.txt", "text/plain", SECRET.encode())
    desk.drafts.save(f"family/{family}/area", SECRET)
    desk.drafts.save(f"{WHILE_SHUT}new/fact", "typed while shut")
    made = Shut(opened, family, paper.record, writes_of([desk.get(Family, family)]))
    desk.gate.asks = lambda: made.closed
    yield made
    opened.close()


WAYS: dict[str, Callable[[Shut], object]] = {
    "find": lambda at: at.desk.find(Family, at.family),
    "get": lambda at: at.desk.get(Family, at.family),
    "all": lambda at: at.desk.all(Family),
    "records": lambda at: at.desk.records(Family),
    "dated": lambda at: at.desk.dated(Note, at.desk.today()),
    "history": lambda at: at.desk.history(at.family),
    "change_back": lambda at: at.desk.change_back(at.family, "00" * 16),
    "family history": lambda at: family_history(at.desk, at.family),
    "disputes": lambda at: disputes(at.desk),
    "a version": lambda at: as_of(at.desk, at.writes),
    "a file": lambda at: attachment_bytes(at.desk, at.paper),
}


@pytest.mark.parametrize("way", [one for one in WAYS if one != "change_back"])
def test_every_way_to_a_family_is_shut_and_open_to_what_goes_by_itself(vault: Shut, way: str) -> None:
    with pytest.raises(FamiliesShut):
        WAYS[way](vault)
    with vault.desk.gate.by_itself(), vault.desk.gate.by_itself():
        WAYS[way](vault)
    with pytest.raises(FamiliesShut):
        WAYS[way](vault)


def test_nothing_is_put_back_unseen(vault: Shut) -> None:
    with pytest.raises(FamiliesShut):
        WAYS["change_back"](vault)


def test_a_search_finds_colleagues_and_no_family(vault: Shut) -> None:
    assert [type(one.record) for one in vault.desk.search("Bronwen")] == [Worker]
    assert vault.desk.search(SECRET) == []
    with vault.desk.gate.by_itself():
        assert [one.record.id for one in vault.desk.search(SECRET)] == [vault.family]


def test_only_what_is_typed_while_it_is_shut_is_shown_of_drafts_and_all_are_kept(vault: Shut) -> None:
    drafts = vault.desk.drafts
    assert set(drafts.all()) == {f"{WHILE_SHUT}new/fact"}
    assert drafts.read(f"family/{vault.family}/area") is None
    vault.closed = False
    try:
        assert drafts.read(f"family/{vault.family}/area") == SECRET
    finally:
        vault.closed = True


def test_late_work_is_not_shown_either(vault: Shut) -> None:
    assert held_changes(vault.desk) == []  # none waits, so none is refused


def test_what_is_new_is_taken_and_what_is_the_organisations_is_read(vault: Shut) -> None:
    kept = vault.desk.add(
        new_record(
            Note,
            vault.family,
            fact="The door was open",
            happened_at=vault.desk.now(),
            written_at=vault.desk.now(),
            written_by=vault.desk.owner.worker_id,
        )
    )
    with vault.desk.gate.by_itself():
        assert vault.desk.get(Note, kept.record.id).record.fact == "The door was open"
    assert [one.name for one in vault.desk.records(Worker)] == ["Bronwen"]


def test_a_kind_that_is_not_known_yet_may_be_a_familys() -> None:
    assert is_of_family("of_a_newer_program")
    assert is_of_family(Family.kind)
    assert not is_of_family(Worker.kind)
