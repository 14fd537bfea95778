"""Records that are kept but say nothing here: a newer CoachDesk's, one that was void, one of the wrong log."""

from dataclasses import dataclass

from coachdesk.crypto import codec
from coachdesk.store.change_log import Author, Control
from coachdesk.sync.membership import Erase, first_family_state, write_control
from coachdesk.sync.round.known_members import KnownMembers
from tests.sync.organisations import certificate, named
from tests.sync.round.towns import Two


@dataclass
class Kept:
    """As much of a change log as is asked for here."""

    bodies: list[bytes]

    def controls(self, log: bytes) -> list[Control]:
        author = Author(b"u" * 16, b"d" * 16)
        return [Control(s, author, b"a" * 16, s, bytes(32), body) for s, body in enumerate(self.bodies, 1)]


def test_what_says_nothing_changes_nothing(two: Two) -> None:
    log = named("a family")
    bodies = [
        codec.encode({"op": "blessing"}),
        write_control(Erase(b"e" * 32)),
        write_control(certificate("ada", "a laptop", "nobody")),
    ]
    members = KnownMembers(two.ada.laptop, Kept(bodies))  # type: ignore[arg-type]
    assert members.of(log) == first_family_state(log)
    assert members.organisation.devices == {}
