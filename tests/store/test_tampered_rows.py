"""Rows changed behind our back are refused, never told as true, and found when everything is proved."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Locked, VaultDamaged
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store import queries
from coachdesk.store.session import Session
from tests.desks import new_desk


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "vault")
    yield made
    with contextlib.suppress(Locked):
        made.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET hash = zeroblob(32) WHERE position = 2",
        "UPDATE change SET record = zeroblob(16) WHERE position = 2 AND actor = 1",
        "DELETE FROM change WHERE position = 2",
        "UPDATE actor SET position = position + 1",
        "UPDATE record SET deleted = 1 - deleted",
        "UPDATE record SET day = 734000",
        "UPDATE keyring SET value = zeroblob(4)",
        "UPDATE draft SET body = zeroblob(4)",
    ],
)
def test_rows_changed_behind_our_back_are_never_told_as_true(open_desk: OpenDesk, statement: str) -> None:
    desk = open_desk.desk
    opened = desk.add(new_record(Person, new_id(), known_as="Marcus", role="parent", number=1))
    desk.amend(opened, phone="07700 900111")
    desk.drafts.save("note", "x")

    class Tampers:
        def run(self, session: Session) -> None:
            session.connection.execute(statement)

    desk.vault.do(Tampers())
    with pytest.raises(VaultDamaged):
        look_everywhere(open_desk)


def look_everywhere(open_desk: OpenDesk) -> None:
    desk = open_desk.desk
    desk.vault.ask(queries.Keyring())
    for person in desk.all(Person):
        desk.history(person.record.id)
    desk.prove()


def test_one_named_value_is_looked_at_alone_and_never_told_when_it_was_changed(open_desk: OpenDesk) -> None:
    open_desk.set_keyring({"one": b"1", "other": b"2"})

    class Tampers:
        def run(self, session: Session) -> None:
            session.connection.execute("UPDATE keyring SET value = x'39' WHERE name = 'other'")

    assert open_desk.named_value("other") == b"2"
    open_desk.desk.vault.do(Tampers())
    assert open_desk.named_value("one") == b"1"
    assert open_desk.named_value("nobody kept this") == b""
    with pytest.raises(VaultDamaged):
        open_desk.named_value("other")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE change SET hash = zeroblob(32) WHERE arrived = 2", "UPDATE actor SET head = zeroblob(32)"],
)
def test_a_chain_that_does_not_hold_is_found_when_everything_is_proved(open_desk: OpenDesk, statement: str) -> None:
    class Tampers:
        def run(self, session: Session) -> None:
            session.connection.execute(statement)

    open_desk.desk.vault.do(Tampers())
    with pytest.raises(VaultDamaged):
        open_desk.desk.prove()


def test_a_change_filed_under_another_record_is_not_told_as_that_ones(open_desk: OpenDesk) -> None:
    desk = open_desk.desk
    family = new_id()
    one = desk.add(new_record(Person, family, known_as="Marcus", role="parent", number=1)).record.id
    other = desk.add(new_record(Person, family, known_as="Callum", role="child", number=2)).record.id

    class Misfiles:
        def run(self, session: Session) -> None:
            session.connection.execute(
                "UPDATE change SET record = ? WHERE record = ?", (bytes.fromhex(one), bytes.fromhex(other))
            )

    desk.vault.do(Misfiles())
    with pytest.raises(VaultDamaged):
        desk.history(one)


def test_a_row_changed_behind_our_back_is_not_built_upon(open_desk: OpenDesk) -> None:
    desk = open_desk.desk
    opened = desk.add(new_record(Person, new_id(), known_as="Marcus", role="parent", number=1))

    class Tampers:
        def run(self, session: Session) -> None:
            session.connection.execute("UPDATE record SET day = 734000")

    desk.vault.do(Tampers())
    with pytest.raises(VaultDamaged):
        desk.amend(opened, phone="07700 900111")
