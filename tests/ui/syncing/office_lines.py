"""Lines to a server in this process that behave as real ones: they can be hung up, cut off and slow."""

import threading
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field

from coachdesk.errors import Unreachable
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.conversation import Answer, Request
from tests.sync.round.in_process import ask_application
from tests.sync.round.towns import Town


@dataclass
class Office:
    """Gives out lines to a town's server. `trouble` is raised in place of any answer; `asked` is what was asked."""

    town: Town
    trouble: Exception | None = None
    asked: list[Request] = field(default_factory=list)
    opened: int = 0
    polling: threading.Event = field(default_factory=threading.Event)
    answers: list[Answer] = field(default_factory=list)
    """Given in place of the server's, while there are any."""

    def line(self, _place: ServerPlace) -> "OfficeLine":
        self.opened += 1
        return OfficeLine(self)


@dataclass
class OfficeLine:
    office: Office
    hung_up: bool = False
    closed: bool = False
    _under_way: "Future[Answer] | None" = None

    def ask(self, request: Request) -> Answer:
        office = self.office
        office.asked.append(request)
        if office.trouble is not None:
            raise office.trouble
        if self.hung_up:
            raise Unreachable
        if office.answers:
            return office.answers.pop(0)
        self._under_way = office.town.portal.start_task_soon(ask_application, office.town.application, request)
        if self.hung_up:
            self._under_way.cancel()
        if request.wait:
            office.polling.set()
        try:
            return self._under_way.result()
        except CancelledError:
            raise Unreachable from None
        finally:
            office.polling.clear()

    def hang_up(self) -> None:
        self.hung_up = True
        if self._under_way is not None:
            self._under_way.cancel()

    def close(self) -> None:
        self.closed = True
