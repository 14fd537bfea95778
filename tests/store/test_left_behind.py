"""What looks for the rest of a purged log finds it where there is some: in every table, and in the index."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.attachments import attach
from coachdesk.desk.exchange import change_log_of
from coachdesk.models.contact import Contact
from coachdesk.models.person import Person
from coachdesk.store.left_behind import LeftBehind
from coachdesk.store.projection import Projection
from coachdesk.store.purging import Purge
from coachdesk.store.session import Session
from tests.desks import new_desk

FAMILY, STAYS = "f0" * 16, "5a" * 16
LOG = bytes.fromhex(FAMILY)
WORDS = ("Amina", "Marcus", "nobody", '"', "")


def left(desk: Desk) -> int:
    return desk.vault.ask(LeftBehind(LOG, WORDS))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Amina goes and Marcus stays."""
    made = new_desk(tmp_path / "vault").desk
    made.add(new_record(Person, FAMILY, known_as="Amina", role="parent", number=1))
    made.add(new_record(Person, STAYS, known_as="Marcus", role="parent", number=1))
    values = {"happened_on": date(2011, 3, 1), "agency": STAYS, "what": "A visit", "contact_kind": "incident"}
    made.add(new_record(Contact, FAMILY, **values))
    attach(made, FAMILY, "letter.pdf", "application/pdf", b"letter")
    change_log_of(made).keep_key(LOG, "family", 1, bytes(32))
    return made


def test_all_of_it_is_seen_while_it_is_here_and_nothing_afterwards(desk: Desk) -> None:
    # three records, what one adds to sums, the file's bytes, the key, the actor, three changes, and the name
    assert left(desk) == 3 + 1 + 1 + 1 + 1 + 3 + 1
    desk.vault.do(Purge(LOG))
    assert left(desk) == 0
    desk.add(new_record(Person, FAMILY, known_as="Amina", role="parent", number=1))
    assert left(desk) > 0, "it came back"


def test_an_index_that_was_left_as_it_was_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Projection, "index_again", lambda _: None)
    desk.vault.do(Purge(LOG))
    assert desk.search("Amina") == [], "a search alone would not have shown it"
    assert left(desk) == 1


@dataclass(frozen=True)
class TakeOnly:
    """A purge that forgot what is not named here."""

    tables: tuple[str, ...]

    def run(self, session: Session) -> None:
        deletes = {
            "record": "DELETE FROM record WHERE log = (SELECT number FROM log WHERE id = ?)",
            "counted": "DELETE FROM counted WHERE log = (SELECT number FROM log WHERE id = ?)",
            "attachment": "DELETE FROM attachment WHERE log = (SELECT number FROM log WHERE id = ?)",
            "log_key": "DELETE FROM log_key WHERE log = (SELECT number FROM log WHERE id = ?)",
            "change": """DELETE FROM change WHERE actor IN
                (SELECT number FROM actor WHERE log = (SELECT number FROM log WHERE id = ?))""",
            "actor": "DELETE FROM actor WHERE log = (SELECT number FROM log WHERE id = ?)",
        }
        for table in self.tables:
            session.connection.execute(deletes[table], (LOG,))
        Projection(session.connection, session.rules).index_again()


ALL = ("record", "counted", "attachment", "log_key", "change", "actor")


@pytest.mark.parametrize("kept", ALL[:-1])
def test_rows_that_were_forgotten_are_seen(desk: Desk, kept: str) -> None:
    taken = tuple(one for one in ALL if one != kept and (one, kept) != ("actor", "change"))
    desk.vault.do(TakeOnly(taken))
    assert left(desk) > 0
    desk.vault.do(Purge(LOG))
    assert left(desk) == 0
