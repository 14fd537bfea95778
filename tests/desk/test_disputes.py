"""Only what people wrote and this program knows is theirs to decide; the rest waits for the upgrade."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk.disputes import disputes, how_many
from tests.desks import HandClock, new_desk
from tests.laptops import Laptop
from tests.relay import Relay, cut, run_of

LOG = b"L" * 16


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    clock = HandClock()
    made = Laptop("hers", new_desk(tmp_path / "vault", clock), clock, Relay())
    yield made
    made.open_desk.close()


@pytest.mark.parametrize(
    ("kind", "field", "asks"),
    [("person", "known_as", True), ("person", "from_later_on", False), ("kind_from_later_on", "known_as", False)],
)
def test_what_this_program_does_not_know_is_not_asked_about(laptop: Laptop, kind: str, field: str, asks: bool) -> None:
    values = {"known_as": "Ann", "role": "child", "number": 1}
    first = ChangeBody(kind, b"r" * 16, 1, 0, 0, writes={name: (value, ()) for name, value in values.items()})
    rivals = [ChangeBody(kind, b"r" * 16, at, 0, 0, writes={field: (f"{at}", ())}) for at in (2, 3)]
    relay = Relay()
    relay.accept(cut(run_of(LOG, [first, *rivals])))
    laptop.log.take(relay.logs[LOG][0], relay.stood(LOG, 1))
    assert how_many(laptop.desk) == len(disputes(laptop.desk)) == asks
    assert how_many(laptop.desk, LOG.hex()) == asks
