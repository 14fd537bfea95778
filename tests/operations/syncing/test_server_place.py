"""Where a server is, as a vault keeps it."""

import pytest

from coachdesk.crypto import codec
from coachdesk.errors import BadInput, Unreadable
from coachdesk.operations.syncing.lines import line_to
from coachdesk.operations.syncing.server_place import ServerPlace


def test_it_is_kept_as_it_was() -> None:
    place = ServerPlace("https://sync.example.org", "PEM", frozenset({b"b" * 32, b"a" * 32}))
    assert ServerPlace.from_bytes(place.to_bytes()) == place
    assert place.way().trust is not None


@pytest.mark.parametrize("odd", [[], ["a", "b"], ["a", "b", [b"short"]], ["a", "b", ["text"]], [1, "b", []]])
def test_nothing_else_is_one(odd: object) -> None:
    with pytest.raises(Unreadable):
        ServerPlace.from_bytes(codec.encode(odd))


def test_plain_http_is_for_this_machine_alone() -> None:
    with line_to(ServerPlace("http://127.0.0.1:1")) as line:
        assert line.ask
    for origin in ("http://sync.example.org", "https://sync.example.org", "nowhere"):
        with pytest.raises(BadInput), line_to(ServerPlace(origin)):
            pass
