"""Two laptops and a server that can read nothing: what is written on one is on the other, and nothing is lost."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.errors import Unreachable
from coachdesk.models.family import Family
from coachdesk.models.organisation import Worker
from coachdesk.models.person import FamilyRole, Person
from coachdesk.operations.families import start_family
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.limits import PUSH_LIMIT
from coachdesk.sync.round import Alarm
from tests.sync.round.admitting import admit_late
from tests.sync.round.towns import Town, Two


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
    assert two.area(two.ada) == "Withybridge"
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


def test_more_than_fits_in_one_question_goes_in_several(two: Two) -> None:
    chance = random.Random(3)
    for number in range(40):
        told = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(19_000))
        two.bronwen.desk.add(_person(two.family, f"Somebody {number}", notes=told))
    sizes: list[int] = []

    def ask(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith(f"/v1/log/{two.family}"):
            sizes.append(len(request.body))
        return two.town.ask(request)

    assert two.bronwen.round(ask).sent == 40
    assert len(sizes) > 1
    assert max(sizes) < PUSH_LIMIT
    assert two.ada.round().received == 40
    assert two.same()


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
    assert two.area(two.ada) == "Marlmoor"
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
    assert two.area(two.ada) == "Saltmere"
    fresh = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, fresh.user: Role.WRITER})
    two.quiet()
    fresh.round()
    fresh.round()
    assert fresh.state_hash(two.family) == two.ada.state_hash(two.family)


def test_a_server_that_has_lost_a_whole_family_is_given_it_again(two: Two) -> None:
    earlier = two.town.snapshot()
    lost = start_family(two.ada.desk, "Ashdown").record.id
    two.ada.begin(lost, two.bronwen)
    two.quiet()
    two.town.put_back(earlier)
    told = two.ada.round()
    assert Alarm.RESTORED in told.alarms
    two.quiet()
    two.bronwen.desk.amend(two.bronwen.desk.get(Family, lost), area="Withybridge")
    two.quiet()
    assert two.ada.desk.get(Family, lost).record.area == "Withybridge"
    assert two.ada.state_hash(lost) == two.bronwen.state_hash(lost)


def test_a_laptop_whose_image_was_put_back_goes_on_and_loses_and_doubles_nothing(two: Two, tmp_path: Path) -> None:
    """The same device, twice: one wrote on and sent it, the other was an older copy and writes something else."""
    two.bronwen.open_desk.close()
    image = tmp_path / "image"
    shutil.copytree(two.town.folder / "Bronwen", image)
    two.bronwen = two.town.reopened(two.town.folder / "Bronwen", two.bronwen.laptop)
    two.write(two.bronwen, "from the later one")
    two.quiet()
    older = two.town.reopened(image, two.bronwen.laptop)
    older.desk.add(_person(two.family, "Jade"))
    for _ in range(3):
        older.round()
    two.ada.round()
    names = [one.known_as for one in two.ada.desk.records(Person, two.family)]
    assert names == ["Jade"]
    assert two.area(two.ada) == "from the later one"
    assert older.state_hash(two.family) == two.ada.state_hash(two.family)


@pytest.mark.parametrize("goes_on", [False, True])
def test_an_image_of_before_something_was_sent_goes_on_from_there(two: Two, tmp_path: Path, goes_on: bool) -> None:
    """The server has more of this chain than the image, and the image has it too, but never cut or sent it."""
    two.bronwen.desk.add(_person(two.family, "Jade"))
    two.bronwen.open_desk.close()
    image = tmp_path / "image"
    shutil.copytree(two.town.folder / "Bronwen", image)
    two.bronwen = two.town.reopened(two.town.folder / "Bronwen", two.bronwen.laptop)
    if goes_on:
        two.bronwen.desk.add(_person(two.family, "Tom"))
    two.quiet()
    older = two.town.reopened(image, two.bronwen.laptop)
    older.desk.add(_person(two.family, "Wynn"))
    told = [older.round() for _ in range(3)]
    two.quiet()
    names = ["Jade", *["Tom"] * goes_on, "Wynn"]
    for one in (older, two.ada, two.bronwen):
        assert sorted(person.known_as for person in one.desk.records(Person, two.family)) == names
        assert one.log.quarantined(two.log) == {}
    assert not frozenset().union(*(one.alarms for one in told)), "nothing is wrong with what it wrote itself"


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
    assert two.area(two.ada) == "after she left"
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


def _person(family: str, name: str, notes: str = "") -> Person:
    return new_record(Person, family, known_as=name, number=1, role=FamilyRole.PARENT, notes=notes)
