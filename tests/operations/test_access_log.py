"""The access log tells each opening once a session, names people as they are called now, and nothing changes it."""

import ast
from pathlib import Path

import pytest

import coachdesk
from coachdesk.desk import Desk, opening
from coachdesk.desk.access import record_access
from coachdesk.errors import Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.organisation import Sector
from coachdesk.models.person import FamilyRole
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis
from coachdesk.operations.access_log import access_log
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.families import start_family
from coachdesk.operations.family_home import note_opened
from coachdesk.operations.people import add_person
from coachdesk.operations.sharing import override
from coachdesk.operations.vaults import open_vault
from tests.desks import CHEAP, HandClock, new_desk, new_vault, passphrase


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "vault").desk


def openings(desk: Desk) -> list[str]:
    return [one.family for one in desk.records(AccessEntry) if one.deed is AccessDeed.OPENED_FAMILY]


def test_a_family_opened_often_leaves_one_line_until_the_vault_is_opened_again(tmp_path: Path) -> None:
    opened = new_vault(tmp_path / "vault").open_desk
    one, other = (start_family(opened.desk, name).record.id for name in ("Vale", "Beck"))
    for family in (one, other, one, one, other):
        note_opened(opened.desk, family)
    assert openings(opened.desk) == [one, other]
    opened.close()
    again = open_vault(tmp_path / "vault", passphrase(), HandClock(), CHEAP)
    note_opened(again.desk, one)
    assert openings(again.desk) == [one, other, one]
    again.close()


def test_a_restored_copy_says_once_in_its_own_log_that_it_is_one(tmp_path: Path) -> None:
    opened = new_vault(tmp_path / "vault").open_desk
    first_log = opened.desk.owner.access_log_id
    opened.back_up(tmp_path / "backup")
    opened.close()
    opening.restore(tmp_path / "backup", tmp_path / "copy", passphrase(), clock=HandClock(), costs=CHEAP)
    for _ in range(2):
        copy = open_vault(tmp_path / "copy", passphrase(), HandClock(), CHEAP)
        own = [one.deed for one in copy.desk.records(AccessEntry) if one.log == copy.desk.owner.access_log_id]
        assert copy.desk.owner.access_log_id != first_log
        assert own.count(AccessDeed.RESTORED) == 1
        assert own[0] is AccessDeed.RESTORED
        copy.close()


def test_telling_without_agreement_is_in_the_log_by_the_same_transaction(desk: Desk) -> None:
    family = start_family(desk, "Vale").record.id
    agency = add_agency(desk, "Brue Vale Homes", Sector.HOUSING).record.id
    grace = add_person(desk, family, "Grace", FamilyRole.PARENT).record.id
    written: list[frozenset[str]] = []
    desk.told.subscribe(lambda touched: written.append(touched.kinds))
    override(
        desk, family, people=(grace,), agency=agency, purpose=SharePurpose.ARRANGE, what="the tenancy",
        classes=(InformationClass.HOUSING,), reason="they would lose it", basis=SharingBasis.VITAL_INTERESTS,
        approver_name="Ann Pell", until=desk.today(), family_told=True, told_words="at the table",
    )  # fmt: skip
    assert written == [{"sharing_override", "access_entry"}]
    (line,) = access_log(desk, family).lines
    assert (line.entry.deed, line.about) == (AccessDeed.OVERRODE, "Brue Vale Homes")


def test_lines_are_told_newest_first_with_names_and_narrowed_to_one_family(desk: Desk) -> None:
    one, other = (start_family(desk, name).record.id for name in ("Vale", "Beck"))
    grace = add_person(desk, one, "Grace", FamilyRole.PARENT).record.id
    note_opened(desk, one)
    note_opened(desk, other)
    record_access(desk, AccessDeed.EXPORTED, one, f"person:{grace}", "she asked")
    whole = access_log(desk)
    assert [line.entry.deed for line in whole.lines] == [
        AccessDeed.EXPORTED,
        AccessDeed.OPENED_FAMILY,
        AccessDeed.OPENED_FAMILY,
    ]
    first = whole.lines[0]
    assert (first.worker, first.family, first.about, first.entry.reason) == ("Bronwen", "F1 Vale", "Grace", "she asked")
    narrowed = access_log(desk, one)
    assert [line.family for line in narrowed.lines] == ["F1 Vale", "F1 Vale"]
    assert (len(access_log(desk, most=1).lines), access_log(desk, most=1).total) == (1, 3)
    record_access(desk, AccessDeed.EXPORTED, one, "countersigned")
    assert access_log(desk).lines[0].about == ""


def test_nothing_edits_or_deletes_a_line(desk: Desk) -> None:
    record_access(desk, AccessDeed.EXPORTED, reason="first")
    opened = desk.all(AccessEntry)[-1]
    before = opened.record
    change = desk.history(before.id)[0].change_id
    for deed in (
        lambda: desk.amend(opened, reason="second"),
        lambda: desk.settle(opened, reason="second"),
        lambda: desk.remove(opened),
        lambda: desk.bring_back(before.id),
        lambda: desk.change_back(before.id, change),
    ):
        with pytest.raises(Refused):
            deed()
    assert desk.get(AccessEntry, before.id).record == before
    assert len(desk.history(before.id)) == 1
    assert desk.prove()


def test_everything_in_the_devices_own_log_is_kept_for_good() -> None:
    own: list[type[Record]] = [cls for cls in KINDS.values() if cls.log_kind == "access"]
    assert AccessEntry in own
    assert all(cls.superseded_only and cls.kept_for_good for cls in own)


def test_only_one_function_makes_a_line_of_the_access_log() -> None:
    root = Path(coachdesk.__file__).parent
    makers = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for name in [node.args[0] if node.args else node.func, node.func]
        if isinstance(name, ast.Name) and name.id == "AccessEntry"
        if not (isinstance(node.func, ast.Attribute) and node.func.attr == "records")  # that reads them
    ]
    assert makers == ["desk/access.py"]
