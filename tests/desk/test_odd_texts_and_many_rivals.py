"""What a hand can really send: half an emoji, a NUL in the search, and more rivals than one change can name."""

from pathlib import Path

import pytest

from coachdesk.crypto.change_body import BASE_LIMIT, FIELD_LIMIT, ChangeBody, decode_body, encode_body
from coachdesk.desk import Desk, Opened, new_record
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store.change_log import Author
from coachdesk.store.commands import Append, Entry
from coachdesk.store.queries import ChangesOf
from tests.desks import new_desk

FAMILY = new_id()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return new_desk(tmp_path_factory.mktemp("desk") / "vault").desk


@pytest.mark.parametrize("typed", ["Ma\0", "\0", "\ud83d", "Ma\ud83d", 'Ma" OR "', "Ma*", "^Ma", "words : Ma", "( Ma"])
def test_whatever_is_typed_into_the_search_the_vault_stays_open(desk: Desk, typed: str) -> None:
    desk.add(new_record(Person, FAMILY, known_as="Marcus", role="parent", number=1))
    desk.search(typed)
    assert desk.search("Marc")


def test_a_nul_in_the_search_parts_words(desk: Desk) -> None:
    made = desk.add(new_record(Person, FAMILY, known_as="Zoltan Pemba", role="parent", number=1))
    assert [one.record.id for one in desk.search("Zol\0Pem")] == [made.record.id]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("half \ud83d of it", "half \ufffd of it"),
        ("both \ud83d\ude42 halves", "both \U0001f642 halves"),
        ("a\0b", "a\0b"),
    ],
)
def test_no_text_is_too_odd_to_be_kept_as_a_draft(desk: Desk, typed: str, kept: str) -> None:
    desk.drafts.save("odd", typed)
    assert desk.drafts.read("odd") == kept


def with_rivals(desk: Desk, count: int) -> Opened[Person]:
    made = desk.add(new_record(Person, FAMILY, known_as="Grace", role="parent", number=2, phone="0"))
    for number in range(count):
        desk.amend(made, phone=f"{number + 1}")
    return desk.get(Person, made.record.id)


def assert_every_change_can_travel(desk: Desk, record_id: str) -> None:
    for logged in desk.vault.ask(ChangesOf((bytes.fromhex(record_id),))):
        assert decode_body(encode_body(logged.body)) == logged.body


@pytest.mark.parametrize("count", [BASE_LIMIT, BASE_LIMIT + 1, 2 * BASE_LIMIT + 3])
def test_more_rivals_than_one_change_can_name_are_settled_all_the_same(desk: Desk, count: int) -> None:
    opened = with_rivals(desk, count)
    assert len(opened.conflicts["phone"]) == count
    desk.settle(opened, phone="07700 900111")
    settled = desk.get(Person, opened.record.id)
    assert (settled.record.phone, dict(settled.conflicts), len(settled.seen["phone"])) == ("07700 900111", {}, 1)
    assert_every_change_can_travel(desk, opened.record.id)


def test_a_record_with_many_rivals_is_deleted_and_brought_back(desk: Desk) -> None:
    opened = with_rivals(desk, 2 * BASE_LIMIT + 3)
    desk.remove(opened)
    assert desk.get(Person, opened.record.id).deleted
    desk.bring_back(opened.record.id)
    assert not desk.get(Person, opened.record.id).deleted
    assert_every_change_can_travel(desk, opened.record.id)


def test_a_record_with_more_fields_than_one_delete_can_name_is_deleted(desk: Desk, tmp_path: Path) -> None:
    """Fields that a newer laptop knows and this one does not."""
    made = desk.add(new_record(Person, FAMILY, known_as="Tomas", role="child", number=3))
    record = bytes.fromhex(made.record.id)
    for start in (0, FIELD_LIMIT):
        fields = {f"a_newer_{start + number}": ("x", ()) for number in range(FIELD_LIMIT)}
        change = ChangeBody("person", record, 1 << 16, 0, 0, writes=fields)
        author = Author(bytes.fromhex(desk.owner.worker_id), bytes.fromhex(desk.owner.device_id))
        desk.vault.do(Append(author, (Entry(bytes.fromhex(FAMILY), "family", change),)))
    desk.remove(desk.get(Person, made.record.id))
    assert desk.get(Person, made.record.id).deleted
    desk.bring_back(made.record.id)  # by a field this laptop knows
    assert not desk.get(Person, made.record.id).deleted
    assert_every_change_can_travel(desk, made.record.id)
