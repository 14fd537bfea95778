"""A worker who was invited sets up her laptop: her invitation in any of its three forms, and the way to the server."""

import shutil
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from coachdesk.crypto.invitation import LONGEST_WRITTEN, WrittenInvitation, read_invitation, typed_invitation
from coachdesk.desk import Clock
from coachdesk.desk.opening import Costs
from coachdesk.errors import BadInput, CoachDeskError, JoiningUnfinished, Unreachable, Unreadable
from coachdesk.operating_system import read_whole
from coachdesk.operations.devices.connecting import place_wished
from coachdesk.operations.syncing.enrolling import by_typed_code, enrol, place_in
from coachdesk.operations.syncing.inviting import written_for
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.operations.vaults import STANDARD, NewVault
from coachdesk.sync.conversation import Answer, Request

_STOPPED = "You stopped it, and nothing was kept. The invitation still holds."
_NO_FILE = "There is no invitation at that place. Choose the file you were given."
_HANDED_IN = "/v1/enrol"


class Hanging(Protocol):
    """A line that can be hung up from another thread."""

    def ask(self, request: Request) -> Answer:
        """See `Ask`."""
        ...

    def hang_up(self) -> None:
        """What is asked ends at once."""
        ...


Lines = Callable[[ServerPlace], AbstractContextManager[Hanging]]
"""How a server is reached: `syncing.lines.line_to`."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as it was given: whole, or as the code that was typed (`written` is None)."""

    place: ServerPlace
    written: WrittenInvitation | None = field(default=None, repr=False)
    code: str = field(default="", repr=False)


def invited_by_file(file: Path, authorities: Path | None = None) -> Invited:
    """The invitation in a file. Raises BadInput for a place where there is none, Unreadable for another file."""
    try:
        content = read_whole(file, LONGEST_WRITTEN)
    except (FileNotFoundError, Unreadable) as trouble:
        raise BadInput("file", _NO_FILE) from trouble
    return invited_by_text(content.decode("ascii", "replace"), authorities)


def invited_by_text(text: str, authorities: Path | None = None) -> Invited:
    """The invitation in a text, blanks and line breaks in it forgiven.

    Raises Unreadable for any other text, BadInput about `address` or `authorities`.
    """
    written = read_invitation("".join(text.split()))
    if not written.authorities:
        place = place_wished(written.address, authorities)
        written = written_for(written.secret, written.organisation, written.root, place)
    return Invited(place_in(written), written)


def invited_by_code(code: str, address: str, authorities: Path | None = None) -> Invited:
    """The invitation of a typed code. BadInput about `invitation` names the group with a slip in it."""
    typed_invitation(code)
    if not address.strip():
        raise BadInput("address", "Type the address of the server. Your administrator has it.")
    return Invited(place_wished(address, authorities), None, code)


class Arrival:
    """Arrival(invited, folder, passphrase, clock, lines): `.run()` once in a worker's thread, `.stop()` from another.

    `asked` counts the questions that were answered so far; the passphrase is the caller's to wipe.
    """

    def __init__(
        self,
        invited: Invited,
        folder: Path,
        passphrase: bytearray,
        clock: Clock,
        lines: Lines,
        costs: Costs = STANDARD,
    ) -> None:
        self._invited, self._folder, self._passphrase = invited, folder, passphrase
        self._clock, self._lines, self._costs = clock, lines, costs
        self._gate = threading.Lock()
        self._line: Hanging | None = None
        self._stopped = False
        self._was_handed_in = False
        self.asked = 0

    def run(self) -> NewVault:
        """The vault, enrolled. Raises what `syncing.enrolling.enrol` does.

        Where it ends before the certificate went out, nothing is left on this laptop.
        """
        was_there = self._folder.exists()
        try:
            with self._lines(self._invited.place) as line:
                with self._gate:
                    self._line = line
                return self._enrol(self._asking(line))
        except JoiningUnfinished as unfinished:
            if was_there or self._was_handed_in:
                raise
            shutil.rmtree(self._folder, ignore_errors=True)  # nobody outside has heard of it
            raise self._why(unfinished) from unfinished
        except Unreachable as trouble:
            raise self._why(trouble) from trouble

    def stop(self) -> None:
        """Give up: what is asked ends at once."""
        with self._gate:
            self._stopped = True
            if self._line is not None:
                self._line.hang_up()

    def _enrol(self, ask: Ask) -> NewVault:
        invited = self._invited
        written = invited.written or by_typed_code(invited.code, invited.place, ask)
        return enrol(self._folder, self._passphrase, written, self._clock, ask, self._costs)

    def _asking(self, line: Hanging) -> Ask:
        def ask(request: Request) -> Answer:
            if self._stopped:
                raise Unreachable(_STOPPED)
            self._was_handed_in = self._was_handed_in or request.path == _HANDED_IN
            answer = line.ask(request)
            self.asked += 1
            return answer

        return ask

    def _why(self, trouble: CoachDeskError) -> CoachDeskError:
        if self._stopped:
            return Unreachable(_STOPPED)
        return trouble.__cause__ if isinstance(trouble.__cause__, CoachDeskError) else trouble
