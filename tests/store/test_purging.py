"""A log that was purged is gone: no row, no word of the index, no key, no draft, no page that still holds a byte."""

from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.attachments import attach, attachment_bytes
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotFound
from coachdesk.models.person import Person
from coachdesk.models.plan import Attachment
from coachdesk.models.values import new_id
from coachdesk.store import purging
from coachdesk.store.change_log import Purged, Verdict
from coachdesk.store.session import Session
from coachdesk.store.vault import RECORDS_FILE
from tests.desks import new_desk
from tests.plain_pages import plain_pages
from tests.relay import Relay, bundles_of, pull, run_of, unopened

FAMILY, STAYS = "f0" * 16, "5a" * 16
CANARIES = [f"canary{number:03d}x" for number in range(200)]
KEY = b"epoch key of the family, 32 byte"


def fill(open_desk: OpenDesk) -> None:
    """A family with canaries wherever words are kept, and one that stays."""
    desk = open_desk.desk
    for number, canary in enumerate(CANARIES):
        made = desk.add(
            new_record(Person, FAMILY, known_as=canary, role="child", number=number + 1, notes=f"{canary} n")
        )
        if number % 5 == 0:
            desk.amend(made, notes=f"{canary} again " * 60)
            desk.drafts.save(f"person/{made.record.id}/notes", f"{canary} draft")
    desk.drafts.save(f"note/{FAMILY}", "canary000x said")
    desk.drafts.save(f"note/{STAYS}", "stays")
    attach(desk, FAMILY, "canary001x.pdf", "application/pdf", b"letter " * 900)
    desk.add(new_record(Person, STAYS, known_as="Marcus", role="parent", number=1))
    attach(desk, STAYS, "stays.pdf", "application/pdf", b"stays")
    log, relay = change_log_of(desk), Relay()
    log.keep_key(bytes.fromhex(FAMILY), "family", 1, KEY)
    relay.logs[bytes.fromhex(FAMILY)] = bundles_of(run_of(bytes.fromhex(FAMILY), [b"canary002x", b"canary003x"]), [1])
    pull(relay, log, bytes.fromhex(FAMILY), 1)
    last = unopened(relay.logs[bytes.fromhex(FAMILY)][1])
    log.take(last, relay.stood(bytes.fromhex(FAMILY), 2, Verdict.WAITING_KEY))


def left_of(open_desk: OpenDesk) -> list[str]:
    """What of the purged family still lies in the file."""
    pages = plain_pages(open_desk)
    told = [*(canary.encode() for canary in CANARIES), KEY, bytes.fromhex(FAMILY), b"sealed " + bytes.fromhex(FAMILY)]
    assert b"Marcus" in pages, "the pages were not opened: the search proves nothing"
    # the index keeps the beginnings of words apart from their ends
    return [repr(one) for one in (*told, b"canary", b"nary0") if one in pages]


def purge(desk: Desk) -> Purged:
    """As `desk.leaving` does it, without the receipt that it keeps."""
    return desk.vault.do(purging.Purge(bytes.fromhex(FAMILY)))


@pytest.mark.faults
def test_no_byte_of_a_purged_family_is_left_and_the_others_stay(tmp_path: Path) -> None:
    open_desk = new_desk(tmp_path / "vault")
    fill(open_desk)
    desk = open_desk.desk
    assert purge(desk) == Purged(changes=242, records=201, attachments=1, drafts=41)
    assert not (tmp_path / "vault" / f"{RECORDS_FILE}-wal").stat().st_size
    assert desk.search("canary000x") == []
    assert [one.record.id for one in desk.search("Marcus")] == [desk.records(Person)[0].id]
    assert [attachment_bytes(desk, one) for one in desk.records(Attachment)] == [b"stays"]
    assert desk.drafts.all() == {f"note/{STAYS}": "stays"}
    log = change_log_of(desk)
    assert log.keys(bytes.fromhex(FAMILY)) == {}
    assert bytes.fromhex(FAMILY) not in {place.log for place in log.places()}
    assert log.quarantined() == {}
    before, after = desk.rebuild()
    assert before == after == desk.prove()
    assert purge(desk) == Purged(0, 0, 0, 0)
    assert left_of(open_desk) == []


@pytest.mark.faults
def test_a_purge_that_leaves_the_index_as_it_is_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the words stay in the index, though the rows they lead to are gone."""
    monkeypatch.setattr(purging.Projection, "index_again", lambda _: None)
    open_desk = new_desk(tmp_path / "vault")
    fill(open_desk)
    purge(open_desk.desk)
    assert left_of(open_desk)


@pytest.mark.faults
def test_a_purge_without_overwriting_is_caught(tmp_path: Path) -> None:
    """The control: rows are deleted, and their pages only marked as free."""
    open_desk = new_desk(tmp_path / "vault")
    fill(open_desk)
    writer = open_desk.opened.vault._writer
    writer.set_authorizer(None)
    writer.execute("PRAGMA secure_delete = OFF")
    purge(open_desk.desk)
    assert left_of(open_desk)


def test_another_logs_attachment_of_the_same_name_is_not_found(tmp_path: Path) -> None:
    open_desk = new_desk(tmp_path / "vault")
    kept = attach(open_desk.desk, STAYS, "letter.pdf", "application/pdf", b"words").record
    with pytest.raises(NotFound):
        attachment_bytes(open_desk.desk, kept.model_copy(update={"log": new_id()}))

    class Twice:
        def run(self, session: Session) -> list[int]:
            return [number for (number,) in session.connection.execute("SELECT count(*) FROM attachment")]

    assert open_desk.desk.vault.ask(Twice()) == [1]
    open_desk.close()
