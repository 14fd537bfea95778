"""Three laptops and their server in one street: everything that can go wrong between them, each at a word.

Real vaults and the server's real application. What is noted beside them is where each change lies, so that only what a
restored image truly destroyed may ever be missing.
"""

import atexit
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from anyio.from_thread import start_blocking_portal

from coachdesk.desk import Opened
from coachdesk.desk.opening import unlock
from coachdesk.errors import Unreachable
from coachdesk.models.family import Family
from coachdesk.operations.families import start_family
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.round import Laptop, Receipt
from coachdesk.sync.round.access_logs import let_admins_read
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.judging_again import carried
from tests.desks import CHEAP, HandClock, passphrase
from tests.sync.model.in_vault import InVault
from tests.sync.model.written import Written
from tests.sync.round.open_doors import open_doors
from tests.sync.round.towns import Resident, Town, new_clock, town

LOST_QUESTION, LOST_ANSWER, TWICE, TWICE_OTHER, OLD_AGAIN = range(1, 6)
TURNS = 8
"""Whoever is not at rest after so many rounds of everybody never will be."""
QUESTIONS = 40
"""The most that a round of nothing special asks, besides a page for each bundle."""


@dataclass
class Seat:
    """One laptop with its own clock. `image` is a copy of its vault as it once was."""

    name: str
    folder: Path
    laptop: Laptop
    clock: HandClock
    resident: Resident
    image: Path | None = None
    imaged: set[bytes] = field(default_factory=set)


@dataclass
class Street:
    """`seats` are the laptops that are switched on; `forms` what is open on them."""

    town: Town
    family: str
    laptops: dict[str, Laptop]
    seats: dict[str, Seat] = field(default_factory=dict)
    forms: list[tuple[str, Opened[object]]] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    alive: set[bytes] = field(default_factory=set)
    bundles: dict[bytes, set[bytes]] = field(default_factory=dict)
    carries: dict[bytes, set[bytes]] = field(default_factory=dict)
    """By the hash of a bundle of adoptions, the hashes of the bundles that they carry."""
    snapshot: tuple[bytes, set[bytes]] | None = None
    questions: int = 0

    @property
    def log(self) -> bytes:
        return bytes.fromhex(self.family)

    # -- laptops ---------------------------------------------------------------------------------

    def seat(self, name: str) -> Seat:
        """A laptop, opened when it is first wanted."""
        if name not in self.seats:
            self._sit(name, self.town.folder / name, HandClock(self.town.clock.at))
        return self.seats[name]

    def _sit(self, name: str, folder: Path, clock: HandClock) -> Seat:
        laptop = self.laptops[name.removesuffix("'s copy")]
        resident = Resident(self.town, unlock(folder, passphrase(), clock=clock, costs=CHEAP), laptop)
        self.town.residents.append(resident)
        self.seats[name] = Seat(name, folder, laptop, clock, resident)
        return self.seats[name]

    def _close(self, seat: Seat) -> None:
        self.town.residents.remove(seat.resident)
        seat.resident.open_desk.close()
        self._shut_forms(seat.name)

    def _shut_forms(self, name: str) -> None:
        self.forms = [(whose, opened) for whose, opened in self.forms if whose != name]

    def take_image(self, name: str) -> None:
        seat = self.seat(name)
        seat.resident.open_desk.close()
        self.town.residents.remove(seat.resident)
        seat.image = seat.folder.with_name(f"{name} as it was")
        shutil.rmtree(seat.image, ignore_errors=True)
        shutil.copytree(seat.folder, seat.image)
        image = seat.image
        self._sit(name, seat.folder, seat.clock).image = image
        self.seats[name].imaged = self.in_vault(name)

    def put_image_back(self, name: str) -> None:
        """What only this laptop had, and its image has not, is gone for good."""
        seat = self.seats[name]
        assert seat.image is not None
        elsewhere = self.on_server().union(*(self.in_vault(other) for other in self.seats if other != name))
        self.alive -= self.in_vault(name) - seat.imaged - elsewhere
        self._close(seat)
        shutil.rmtree(seat.folder)
        shutil.copytree(seat.image, seat.folder)
        again = self._sit(name, seat.folder, seat.clock)
        again.image, again.imaged = seat.image, seat.imaged

    def start_copy(self, name: str) -> None:
        """The image is used as well, beside the laptop it was taken of: one device, twice."""
        seat, copy = self.seats[name], f"{name}'s copy"
        assert seat.image is not None
        folder = self.town.folder / copy
        shutil.copytree(seat.image, folder)
        self._sit(copy, folder, HandClock(seat.clock.at))

    # -- the server ------------------------------------------------------------------------------

    def take_snapshot(self) -> None:
        self.snapshot = self.town.snapshot(), self.on_server()
        open_doors(self.town)

    def put_snapshot_back(self) -> None:
        assert self.snapshot is not None
        content, had = self.snapshot
        elsewhere = set[bytes]().union(*(self.in_vault(name) for name in self.seats))
        self.alive -= self.on_server() - had - elsewhere
        self.town.put_back(content)
        open_doors(self.town)

    def rows(self) -> list[bytes]:
        """The hashes of the family's bundles that the server has, in its order."""
        with sqlite3.connect(self.town.folder / "server" / "server.sqlite3") as connection:
            found = connection.execute(
                "SELECT bundle_hash FROM bundle WHERE log = ? ORDER BY s", (self.log,)
            ).fetchall()
        connection.close()
        return [digest for (digest,) in found]

    def on_server(self) -> set[bytes]:
        """The ids of all changes that the server has, by the bundles it has and those that adoptions in them carry."""
        rows = self.rows()
        carried_there = (one for digest in rows for one in self.carries.get(digest, ()))
        return set[bytes]().union(*(self.bundles.get(digest, set()) for digest in (*rows, *carried_there)))

    def sent_by_their_authors(self) -> set[bytes]:
        """The ids of all changes that stand on the server in bundles of their own."""
        return set[bytes]().union(*(self.bundles.get(digest, set()) for digest in self.rows()))

    # -- what lies where -------------------------------------------------------------------------

    def in_vault(self, name: str) -> set[bytes]:
        """The ids of all changes of the family that a laptop has, opened or not."""
        resident = self.seats[name].resident
        here = resident.desk.vault.ask(InVault(self.log))
        self.bundles.update(here.bundles)
        for one in carried(resident.log.adoptions(self.log, every=True)) if here.came_in else ():
            if one.adoption.number in here.came_in:
                self.carries.setdefault(here.came_in[one.adoption.number], set()).add(one.signed.hash)
        return here.changes.union(*(self.bundles.get(digest, set()) for digest in here.sealed))

    def own(self, name: str) -> set[bytes]:
        """The ids of those that are this laptop's own to send."""
        return self.seats[name].resident.desk.vault.ask(InVault(self.log)).own

    def counted(self, name: str) -> set[bytes]:
        """The ids of those that count there."""
        return self.seats[name].resident.desk.vault.ask(InVault(self.log)).counted

    def round(self, name: str, faults: Sequence[tuple[int, int]] = (), page: int = 1000) -> Receipt | None:
        """One round, with a fault at each question that is named and at most so many rows in a page.

        None where it was cut short.
        """
        seat, due, asked = self.seat(name), dict(faults), list[Request]()
        lay = self.in_vault(name) - self.own(name)

        def ask(request: Request) -> Answer:
            if request.method == "GET" and "/v1/log/" in request.path:
                request = Request(
                    *(request.method, f"{request.path}&max={page}", request.body, request.token, request.answer_limit)
                )
            fault = due.get(len(asked), 0)
            asked.append(request)
            if fault == LOST_QUESTION:
                raise Unreachable
            answer = self.town.ask(request)
            if fault == OLD_AGAIN:
                self.town.ask(asked[len(asked) // 2])
            if fault in (TWICE, TWICE_OTHER):
                other = self.town.ask(request)
                answer = other if fault == TWICE_OTHER else answer
            if fault == LOST_ANSWER:
                raise Unreachable
            return answer

        let_admins_read(seat.laptop, seat.resident.log, seat.resident.members())
        try:
            return seat.resident.round(ask)
        except Unreachable:
            assert faults
        except ServerSaidNo:
            assert any(fault in (TWICE_OTHER, OLD_AGAIN) for _, fault in faults), "it refused without a reason"
        finally:
            self.questions = len(asked)
            if self.has_family(name):
                self.in_vault(name)
            else:
                self._went(name, lay)
        return None

    def _went(self, name: str, lay: set[bytes]) -> None:
        """Who is taken out hands in her own work. What others wrote, and she alone still had, goes with her laptop:
        whoever is no member puts nobody else's words into the log, and keeps none (sync.md 3.17, B-03)."""
        elsewhere = self.on_server().union(*(self.in_vault(other) for other in self.seats if other != name))
        self.alive -= lay - elsewhere
        self._shut_forms(name)

    def has_family(self, name: str) -> bool:
        return self.seats[name].resident.log.place(self.log) is not None

    def quiet(self) -> int:
        """Rounds of everybody until nothing moves; how many turns it took."""
        for turn in range(TURNS):
            moved = False
            for name in list(self.seats):
                told = self.round(name)
                assert told is not None
                assert self.questions <= QUESTIONS + len(self.rows()), "a round that hardly ends"
                moved |= any(
                    one.sent or one.received or one.controls or one.stepped_aside or one.purged or one.alarms
                    for one in told.every
                )
            if not moved:
                return turn
        raise AssertionError("they never come to rest")


# -- made once, copied for every case ------------------------------------------------------------


@cache
def _made_once() -> tuple[Path, dict[str, Laptop], str, bytes, str]:
    """Ada leads a family and Bronwen writes in it; Carol is enrolled and not in it yet."""
    folder = Path(mkdtemp(prefix="coachdesk-street-", dir=in_memory()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with town(folder / "town") as here:
        ada = here.founded()
        bronwen, carol = here.invite(ada, "Bronwen"), here.invite(ada, "Carol")
        family = start_family(ada.desk, "Quill").record.id
        ada.begin(family, bronwen)
        for _ in range(3):
            for one in (ada, bronwen, carol):
                one.round()
        bronwen.desk.amend(bronwen.desk.get(Family, family), ref="Q7")  # both have a chain that an image can fork
        for one in (bronwen, ada):
            one.round()
        laptops = {"Ada": ada.laptop, "Bronwen": bronwen.laptop, "Carol": carol.laptop}
        return folder / "town", laptops, here.organisation_id, here.root_seed, family


@contextmanager
def a_street() -> Iterator[Street]:
    """A copy of it. Ada and Bronwen have their laptops open."""
    made, laptops, organisation_id, root_seed, family = _made_once()
    folder = Path(mkdtemp(prefix="coachdesk-street-", dir=in_memory()))
    try:
        shutil.copytree(made, folder / "town")
        with start_blocking_portal() as portal:
            here = Town(folder / "town", portal, organisation_id, root_seed, new_clock())
            here.start_server()
            try:
                street = Street(here, family, laptops)
                open_doors(street.town)
                street.seat("Ada")
                street.seat("Bronwen")
                yield street
            finally:
                here.close()
    finally:
        shutil.rmtree(folder)


def in_memory() -> str | None:
    """A folder that no disk is waited for in, where there is one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
