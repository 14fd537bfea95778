"""The model test of sync.md 4.2: whatever three people, three laptops, a network and a server do, all ends well.

Forms opened before they are saved, deletes, a membership that changes, questions and answers lost or doubled, laptops
and servers put back to an earlier day, clocks ten years wrong, pages of one row: then it is quiet, and everybody must
see the same, all that still lay anywhere, each thing once, and exactly what the writes say.
"""

from contextlib import ExitStack
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from coachdesk.desk import Opened, new_record
from coachdesk.desk.access import record_access
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.family import Family
from coachdesk.models.person import FamilyRole, Person
from coachdesk.sync.conversation import hold
from coachdesk.sync.membership import Role
from coachdesk.sync.round.access_logs import read_access_logs
from coachdesk.sync.round.sitting import Sitting
from tests.sync.model.street import LOST_QUESTION, OLD_AGAIN, Seat, Street, a_street

NAMES = ("Ada", "Bronwen", "Carol", "Bronwen's copy")
WHO = st.integers(0, 3)
FAULTS = st.lists(st.tuples(st.integers(0, 12), st.integers(LOST_QUESTION, OLD_AGAIN)), max_size=3)
PAGES = st.sampled_from((1, 2, 3, 1000))


class StreetMachine(RuleBasedStateMachine):
    """Rules are what people do and what befalls them; `teardown` is the quiet after, and what must hold then."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self.number = 0

    @initialize()
    def begin(self) -> None:
        self.street: Street = self._open.enter_context(a_street())

    def _who(self, at: int) -> Seat:
        """Somebody who sees the family on her laptop: before it has come, with its key, nobody can write in it."""
        switched_on = [name for name in NAMES if name in self.street.seats]
        desks = {name: self.street.seats[name].resident.desk for name in switched_on}
        here = [name for name in switched_on if desks[name].find(Family, self.street.family) is not None]
        return self.street.seats[here[at % len(here)]]

    def _next(self) -> str:
        self.number += 1
        return f"w{self.number}"

    # -- what people write -------------------------------------------------------------------------

    @precondition(lambda self: len(self.street.written.records) < 3)
    @rule(at=WHO)
    def add_a_person(self, at: int) -> None:
        seat = self._who(at)
        person = new_record(Person, self.street.family, known_as=self._next(), number=1, role=FamilyRole.PARENT)
        self._wrote(seat, None, seat.resident.desk.add(person))

    @rule(at=WHO, which=st.integers(0, 5))
    def open_a_form(self, at: int, which: int) -> None:
        self._open_form(self._who(at), which)

    @rule(at=WHO, which=st.integers(0, 5))
    def open_and_save(self, at: int, which: int) -> None:
        if self._open_form(self._who(at), which):
            self.save_a_form(-1)

    def _open_form(self, seat: Seat, which: int) -> bool:
        """False where the family has a place here and nothing of it has come."""
        desk = seat.resident.desk
        people = desk.all(Person, self.street.family)
        shown = [desk.find(Family, self.street.family), *people][which % (1 + len(people))]
        if shown is not None:
            self.street.forms.append((seat.name, shown))
        return shown is not None

    @precondition(lambda self: self.street.forms)
    @rule(which=st.integers(0, 5))
    def save_a_form(self, which: int) -> None:
        seat, opened = self._form(which)
        name = "area" if isinstance(opened.record, Family) else "notes"
        self._wrote(seat, opened, seat.resident.desk.amend(opened, **{name: self._next()}))

    @precondition(lambda self: self.street.forms)
    @rule(which=st.integers(0, 5))
    def delete(self, which: int) -> None:
        seat, opened = self._form(which)
        if isinstance(opened.record, Person):
            before = set(seat.resident.desk.get(Person, opened.record.id).deletes)
            seat.resident.desk.remove(opened)
            deletes = set(seat.resident.desk.get(Person, opened.record.id).deletes) - before
            self.street.written.note_delete(seat.name, opened, deletes)
            self.street.alive |= deletes

    @rule(at=WHO)
    def bring_back(self, at: int) -> None:
        seat = self._who(at)
        for record in sorted(self.street.written.deletes):
            opened = seat.resident.desk.find(Person, record)
            if opened is not None and opened.deleted:
                self._wrote(seat, opened, seat.resident.desk.bring_back(record))
                return

    @rule(at=WHO, choose=st.integers(0, 2))
    def settle(self, at: int, choose: int) -> None:
        seat = self._who(at)
        desk = seat.resident.desk
        for opened in [desk.find(Family, self.street.family), *desk.all(Person, self.street.family)]:
            for name, rivals in opened.conflicts.items() if opened else ():
                chosen = rivals[choose % len(rivals)].value
                self._wrote(seat, opened, desk.settle(opened, **{name: chosen}))
                return

    def _form(self, which: int) -> tuple[Seat, Opened[Any]]:
        name, opened = self.street.forms.pop(which % len(self.street.forms))
        return self.street.seats[name], opened

    def _wrote(self, seat: Seat, before: Opened[Any] | None, after: Opened[Any]) -> None:
        """Saved: from now on it must not be lost."""
        new = self.street.written.note(seat.name, before, after)
        assert new <= self.street.in_vault(seat.name)
        self.street.alive |= new

    @rule(at=WHO)
    def open_the_family(self, at: int) -> None:
        """A line of the access log."""
        record_access(self._who(at).resident.desk, AccessDeed.OPENED_FAMILY, self.street.family)

    # -- who belongs -------------------------------------------------------------------------------

    @rule(by=st.booleans(), carol=st.booleans(), bronwen=st.sampled_from((Role.LEAD, Role.WRITER)), now=st.booleans())
    def say_who_belongs(self, by: bool, carol: bool, bronwen: Role, now: bool) -> None:
        """A lead writes the members down as she last knew them; `now` says that she asks the server first."""
        seat = self.street.seats["Bronwen" if by else "Ada"]
        if now:
            self.street.round(seat.name)
        self._say(seat, carol, bronwen)
        if now:
            self.street.round(seat.name)

    def _say(self, seat: Seat, carol: bool, bronwen: Role) -> None:
        members, log = seat.resident.members(), self.street.log
        state, street = members.of(log), self.street
        if state.members.get(seat.laptop.user) is not Role.LEAD or state.epoch not in members.keys(log):
            return
        if any(control.waits for control in seat.resident.log.controls(log)):
            return  # what she said last has not been heard yet: the buttons are off
        everybody = {street.laptops["Ada"].user: Role.LEAD, street.laptops["Bronwen"].user: bronwen}
        if carol:
            everybody[street.laptops["Carol"].user] = Role.WRITER
            street.seat("Carol")
        seat.resident.says(street.family, everybody)

    # -- what befalls them -------------------------------------------------------------------------

    @rule(at=WHO, faults=FAULTS, page=PAGES)
    def go_round(self, at: int, faults: list[tuple[int, int]], page: int) -> None:
        here = [name for name in NAMES if name in self.street.seats]
        self.street.round(here[at % len(here)], faults, page)

    @rule(faults=FAULTS, page=PAGES)
    def all_go_round(self, faults: list[tuple[int, int]], page: int) -> None:
        for name in list(self.street.seats):
            self.street.round(name, faults, page)

    @rule(at=WHO, years=st.sampled_from((-10, 10)))
    def the_clock_jumps(self, at: int, years: int) -> None:
        self._who(at).clock.move(days=365 * years)

    @precondition(lambda self: not any(seat.image for seat in self.street.seats.values()))
    @rule(at=st.integers(0, 1))
    def take_an_image(self, at: int) -> None:
        self.street.take_image(("Ada", "Bronwen")[at])

    @precondition(lambda self: any(seat.image for seat in self.street.seats.values()))
    @rule()
    def put_the_image_back(self) -> None:
        self.street.put_image_back(next(name for name, seat in self.street.seats.items() if seat.image))

    @precondition(lambda self: self.street.seats["Bronwen"].image and "Bronwen's copy" not in self.street.seats)
    @rule()
    def use_the_image_as_well(self) -> None:
        self.street.start_copy("Bronwen")

    @precondition(lambda self: self.street.snapshot is None)
    @rule()
    def back_the_server_up(self) -> None:
        self.street.take_snapshot()

    @precondition(lambda self: self.street.snapshot is not None and len(self.street.written.by) > 1)
    @rule()
    def restore_the_server(self) -> None:
        self.street.put_snapshot_back()

    # -- the quiet after ---------------------------------------------------------------------------

    def teardown(self) -> None:
        with self._open:
            if hasattr(self, "street"):
                self.street.quiet()
                self._take_carol_in_again()
                all_is_well(self.street)

    def _take_carol_in_again(self) -> None:
        """The server and the only laptop that knew of it were put back: nobody signed her away, and nobody knows that
        she was taken in. Who did so does it again (sync.md 3.17), and then it is quiet once more."""
        ada, carol = self.street.seats["Ada"].resident, self.street.laptops["Carol"].user
        members, log = ada.members(), self.street.log
        places = [one.s for one in ada.log.controls(log) if one.s is not None]
        heard_of = any(carol in members.at(log, place + 1).members for place in places)
        if "Carol" in self.street.seats and self.street.has_family("Carol") and not heard_of:
            bronwen = members.of(log).members[self.street.laptops["Bronwen"].user]
            self._say(self.street.seats["Ada"], carol=True, bronwen=bronwen)
            self.street.quiet()

    def close(self) -> None:
        """Everybody goes home, whatever happened."""
        self._open.close()


def all_is_well(street: Street) -> None:
    """Everybody sees the same, all that lay anywhere, each thing once, and what the writes say."""
    state = street.seats["Ada"].resident.members().of(street.log)
    here = [name for name, seat in street.seats.items() if seat.laptop.user in state.members]
    for name in street.seats:
        assert name in here or not street.has_family(name), "who left keeps nothing"
    ada = street.counted("Ada")
    for name in here:
        desk = street.seats[name].resident.desk
        lost = street.alive - street.in_vault(name)
        assert not lost, f"{name} has not what was written: {[street.written.by.get(one) for one in lost]}"
        assert street.counted(name) == ada, f"{name} counts other changes than Ada"
        held = {street.written.by[one] for one in street.alive - ada}
        assert held <= {"Carol"}, "only what was written by somebody who had left is held"
        as_the_writes_say(street, name, ada)
        assert seat_hash(street, name) == seat_hash(street, "Ada"), f"{name} sees something else than Ada"
        assert desk.rebuild()[0] == desk.state_hash()
    assert street.alive <= street.on_server(), "something is said to be sent and was not"
    for seat in street.seats.values():
        lines_are_read(street, seat)
    for name in here:
        own = street.alive & street.own(name)
        assert own <= street.sent_by_their_authors(), f"{name} leaves it to others to send what is hers"


def lines_are_read(street: Street, seat: Seat) -> None:
    """Every line that lies on a laptop is with the administrator who asks for it, and nobody's key is lacking."""
    log = seat.laptop.access_log
    own = {one.id for one in seat.resident.desk.records(AccessEntry) if one.log == log.hex()}
    ada = street.seats["Ada"].resident
    if seat.laptop.device != ada.laptop.device:
        hold(read_access_logs(ada.laptop, ada.log, [log], Sitting()), street.town.ask)
    read = {one.id for one in ada.desk.records(AccessEntry) if one.log == log.hex()}
    assert own <= read, f"what {seat.name} did is not known"


def seat_hash(street: Street, name: str) -> tuple[str, str]:
    resident = street.seats[name].resident
    return resident.state_hash(street.family), resident.state_hash(street.town.organisation_id)


def as_the_writes_say(street: Street, name: str, counted: set[bytes]) -> None:
    """Each record of one laptop against the model, and nothing of it twice."""
    desk = street.seats[name].resident.desk
    for record in street.written.records:
        kind = Family if record == street.family else Person
        expected, opened = street.written.shown(record, counted), desk.find(kind, record)
        if opened is None:
            assert kind is Person
            assert not expected.remaining.get("known_as")
            continue
        for field, remaining in expected.remaining.items():
            if remaining:
                assert set(opened.seen[field]) == remaining.keys(), f"{name}: other writes of {field} remain"
                values = set(map(str, remaining.values()))
                rivals = [str(one.value) for one in opened.conflicts.get(field, ())]
                assert sorted(rivals) == (sorted(values) if len(values) > 1 else [])
        assert opened.deleted == expected.deleted
        entries = [one.change_id for one in desk.history(record)]
        assert len(entries) == len(set(entries)), "something is told twice"
    names = [one.known_as for one in desk.records(Person, street.family)]
    assert len(names) == len(set(names)), "somebody is there twice"
