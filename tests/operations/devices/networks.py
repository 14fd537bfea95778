"""The network of a test: it leads to the server in this process, breaks where it is told to, and can be hung up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from coachdesk.crypto.authorities import authorities_der
from coachdesk.crypto.invitation import WrittenInvitation
from coachdesk.errors import Unreachable
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.conversation import Answer, Request
from tests.operations.syncing.connected import Connected, Office


@dataclass
class Network:
    """`two.ask` answers. It breaks at the question, or at the answer, of paths that begin so."""

    two: Connected | Office
    breaks_before: str = ""
    breaks_after: str = ""
    asked: list[str] = field(default_factory=list)
    places: list[ServerPlace] = field(default_factory=list)
    hung_up: bool = False

    @contextmanager
    def __call__(self, place: ServerPlace) -> Iterator["Network"]:
        self.places.append(place)
        yield self

    def ask(self, request: Request) -> Answer:
        self.asked.append(request.path)
        if self.breaks_before and request.path.startswith(self.breaks_before):
            raise Unreachable
        answer = self.two.ask(request)
        if self.breaks_after and request.path.startswith(self.breaks_after):
            raise Unreachable
        return answer

    def hang_up(self) -> None:
        self.hung_up = True


def written_out(written: WrittenInvitation, pem: str) -> str:
    """The text of an invitation to a server that is known by an authority."""
    return replace(written, authorities=authorities_der(pem)).text()
