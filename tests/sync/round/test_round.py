"""Two laptops and a server that can read nothing: what is written on one is on the other, and nothing is lost."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachdesk.desk.opening import unlock
from coachdesk.errors import Unreachable
from coachdesk.models.family import Family
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.operations.families import start_family
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.sync.round import Alarm
from coachdesk.sync.round.leading import admit_late
from tests.sync.round.towns import Resident, Town, town


@dataclass
class Two:
    """Ada leads a family and Bronwen writes in it, each on a laptop of her own."""

    town: Town
    ada: Resident
    bronwen: Resident
    family: str

    def name(self, who: Resident) -> str:
        return who.desk.get(Family, self.family).record.name

    def write(self, who: Resident, area: str) -> None:
        who.desk.amend(who.desk.get(Family, self.family), area=area)

    def quiet(self) -> None:
        """Rounds until nothing moves any more: bounded, or nobody would ever know that all is sent."""
        for _ in range(6):
            moved = [one.round() for one in (self.ada, self.bronwen)]
            if not any(one.sent or one.received for one in moved):
                return
        raise AssertionError("they never come to rest")

    def same(self) -> bool:
        return self.ada.state_hash(self.family) == self.bronwen.state_hash(self.family)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def two(here: Town) -> Two:
    ada = here.founded()
    bronwen = here.invite(ada, "Bronwen")
    bronwen.round()
    family = start_family(ada.desk, "Quill").record.id
    ada.begin(family, bronwen)
    made = Two(here, ada, bronwen, family)
    made.quiet()
    return made


def test_the_organisation_is_the_same_on_both(two: Two) -> None:
    for one in (two.ada, two.bronwen):
        assert {worker.name for worker in one.desk.records(Worker)} == {"Ada", "Bronwen"}
    organisation = two.town.organisation_id
    assert two.ada.state_hash(organisation) == two.bronwen.state_hash(organisation)


def test_what_one_writes_the_other_reads_and_a_second_round_says_nothing(two: Two) -> None:
    two.write(two.bronwen, "Withybridge")
    sent = two.bronwen.round()
    assert (sent.sent, sent.received, sent.alarms) == (1, 0, frozenset())
    came = two.ada.round()
    assert (came.sent, came.received, came.alarms) == (0, 1, frozenset())
    assert two.ada.desk.get(Family, two.family).record.area == "Withybridge"
    assert two.same()
    assert two.ada.round().sent == two.bronwen.round().received == 0


def test_two_who_write_one_field_apart_both_keep_both(two: Two) -> None:
    two.write(two.ada, "Marlmoor")
    two.write(two.bronwen, "Saltmere")
    two.quiet()
    for one in (two.ada, two.bronwen):
        opened = one.desk.get(Family, two.family)
        assert {rival.value for rival in opened.conflicts["area"]} == {"Marlmoor", "Saltmere"}
    assert two.same()


def test_a_family_that_is_nobody_elses_never_leaves_the_laptop(two: Two) -> None:
    """Begun on a laptop and shared with nobody: the server is not even told of it."""
    mine = start_family(two.bronwen.desk, "Ashdown").record.id
    two.quiet()
    assert two.ada.desk.find(Family, mine) is None
    assert not any(one.log.hex() == mine for one in two.ada.log.places())


# -- the way breaks -----------------------------------------------------------------------------


@dataclass
class Faulty:
    """Loses every question or answer that `chance` says, and asks some of them twice."""

    town: Town
    chance: random.Random
    share: float = 0.3

    def ask(self, request: Request) -> Answer:
        if self.chance.random() < self.share:
            raise Unreachable
        answer = self.town.ask(request)
        if self.chance.random() < self.share:
            self.town.ask(request)
        if self.chance.random() < self.share:
            raise Unreachable
        return answer


@pytest.mark.parametrize("seed", range(6))
def test_questions_and_answers_lost_or_doubled_lose_and_double_nothing(two: Two, seed: int) -> None:
    chance = random.Random(seed)
    faulty = Faulty(two.town, chance)
    for number in range(8):
        who = chance.choice((two.ada, two.bronwen))
        two.write(who, f"area {number}")
        try:
            chance.choice((two.ada, two.bronwen)).round(faulty.ask)
        except Unreachable:
            continue
    two.quiet()
    assert two.same()
    assert not (two.ada.round().alarms | two.bronwen.round().alarms)
    for one in (two.ada, two.bronwen):
        written = [entry for entry in one.desk.history(two.family) if any(c.field == "area" for c in entry.changes)]
        assert len(written) == 8, "each once"


@pytest.mark.parametrize("lost", range(1, 9))
def test_the_answer_to_any_one_question_may_be_lost(two: Two, lost: int) -> None:
    """A cut at each question in turn; the next round goes on from there."""
    two.write(two.bronwen, "Marlmoor")
    asked = 0

    def ask(request: Request) -> Answer:
        nonlocal asked
        answer = two.town.ask(request)
        asked += 1
        if asked == lost:
            raise Unreachable
        return answer

    try:
        two.bronwen.round(ask)
    except Unreachable:
        assert asked == lost
    two.quiet()
    assert two.ada.desk.get(Family, two.family).record.area == "Marlmoor"
    assert len(two.ada.desk.history(two.family)) == len(two.bronwen.desk.history(two.family)) == 2


# -- what was restored --------------------------------------------------------------------------


def test_a_server_that_was_restored_is_told_again_what_it_lost(two: Two) -> None:
    earlier = two.town.snapshot()
    two.write(two.ada, "Marlmoor")
    two.quiet()
    two.write(two.bronwen, "Saltmere")
    two.quiet()
    two.town.put_back(earlier)
    told = [one.round().alarms for _ in range(3) for one in (two.ada, two.bronwen)]
    assert Alarm.RESTORED in frozenset().union(*told)
    two.quiet()
    assert two.same()
    assert two.ada.desk.get(Family, two.family).record.area == "Saltmere"
    fresh = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, fresh.user: Role.WRITER})
    two.quiet()
    fresh.round()
    fresh.round()
    assert fresh.state_hash(two.family) == two.ada.state_hash(two.family)


def test_a_laptop_whose_image_was_put_back_goes_on_and_loses_and_doubles_nothing(two: Two, tmp_path: Path) -> None:
    """The same device, twice: one wrote on and sent it, the other was an older copy and writes something else."""
    two.bronwen.open_desk.close()
    image = tmp_path / "image"
    _copy(two.town.folder / "Bronwen", image)
    two.bronwen = _reopened(two.bronwen, two.town.folder / "Bronwen")
    two.write(two.bronwen, "from the later one")
    two.quiet()
    older = _reopened(two.bronwen, image)
    older.desk.add(_person(two.family, "Jade"))
    for _ in range(3):
        older.round()
    two.ada.round()
    names = [one.known_as for one in two.ada.desk.records(Person, two.family)]
    assert names == ["Jade"]
    assert two.ada.desk.get(Family, two.family).record.area == "from the later one"
    assert older.state_hash(two.family) == two.ada.state_hash(two.family)


# -- who leaves ---------------------------------------------------------------------------------


def test_who_left_reads_nothing_new_hands_in_what_was_written_and_is_emptied(two: Two) -> None:
    two.write(two.bronwen, "written before she was told")
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    two.write(two.ada, "after she left")
    two.ada.round()
    gone = next(one for one in two.bronwen.round().logs if one.log.hex() == two.family)
    assert (gone.received, gone.sent, gone.purged) == (0, 1, True)
    assert two.bronwen.desk.find(Family, two.family) is None
    two.ada.round()
    family = bytes.fromhex(two.family)
    assert two.ada.desk.get(Family, two.family).record.area == "after she left"
    (held,) = two.ada.log.held(family)
    assert held.worker == two.bronwen.user
    assert admit_late(two.ada.log, two.ada.members().of(family), "family") == 1
    two.ada.round()
    assert two.ada.log.held(family) == []
    rivals = two.ada.desk.get(Family, two.family).conflicts["area"]
    assert {one.value for one in rivals} == {"after she left", "written before she was told"}


def test_who_joins_reads_all_that_was_written_before_under_every_key(two: Two) -> None:
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    two.write(two.ada, "under the second key")
    two.ada.round()
    carol = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, carol.user: Role.WRITER})
    two.ada.round()
    carol.round()
    carol.round()
    assert set(carol.log.keys(bytes.fromhex(two.family))) == {1, 2}
    assert carol.state_hash(two.family) == two.ada.state_hash(two.family)


def _person(family: str, name: str) -> Person:
    from coachdesk.desk import new_record
    from coachdesk.models.person import FamilyRole

    return new_record(Person, family, known_as=name, number=1, role=FamilyRole.PARENT)


def _copy(source: Path, target: Path) -> None:
    import shutil

    shutil.copytree(source, target)


def _reopened(before: Resident, folder: Path) -> Resident:
    from tests.desks import CHEAP, passphrase

    again = unlock(folder, passphrase(), clock=before.town.clock, costs=CHEAP)
    made = Resident(before.town, again, before.laptop)
    before.town.residents.append(made)
    return made
