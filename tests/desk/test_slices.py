"""Many records are written whole, in order, a slice at a time; a save elsewhere comes between two of them."""

import threading
import time
from collections.abc import Iterator

import pytest

from coachdesk.desk import Desk, new_record, slices
from coachdesk.desk.batch import Batch
from coachdesk.desk.slices import LONGEST, MOST, STEADY, in_slices, next_size
from coachdesk.errors import Refused
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from tests.desks import new_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    open_desk = new_desk(tmp_path_factory.mktemp("slices") / "vault")
    yield open_desk.desk
    open_desk.close()


def people(log: str, count: int) -> list[Person]:
    return [new_record(Person, log, known_as=f"P{n}", role="kin", number=n) for n in range(1, count + 1)]


def written(desk: Desk, log: str) -> list[int]:
    return [one.number for one in desk.records(Person, log)]


@pytest.mark.parametrize("count", [0, 1, 5, 6, 23])
def test_everything_is_written_in_order_and_what_is_said_to_be_on_the_disk_is(desk: Desk, count: int) -> None:
    log, said = new_id(), []
    for on_disk in in_slices(desk, people(log, count), Batch.add, "many", 5):
        assert written(desk, log) == list(range(1, on_disk + 1))
        said.append(on_disk)
    assert written(desk, log) == list(range(1, count + 1))
    assert said == sorted({min(count, at) for at in range(5, count + 5, 5)} if count else set())


def test_who_stops_asking_stops_the_writing(desk: Desk) -> None:
    log = new_id()
    for _ in in_slices(desk, people(log, 20), Batch.add, "many", 5):
        break
    assert written(desk, log) == [1, 2, 3, 4, 5]


def test_what_cannot_be_put_in_stops_it_and_what_went_before_is_there_and_told(desk: Desk) -> None:
    log, heard = new_id(), list[frozenset[str]]()
    made = people(log, 8)
    made[6] = made[6].model_copy(update={"notes": "x"})
    stop = desk.told.subscribe(lambda touched: heard.append(touched.logs))
    with pytest.raises(Refused):
        list(in_slices(desk, made, _refuses_notes, "many", 2))
    stop()
    assert written(desk, log) == [1, 2, 3, 4, 5, 6]
    assert set(heard) == {frozenset((log,))}


def _refuses_notes(batch: Batch, person: Person) -> None:
    if person.notes:
        raise Refused("No notes.")
    batch.add(person)


def test_pages_hear_of_it_seldom_and_of_all_of_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SELDOM", 3_600.0)
    heard: list[frozenset[str]] = []
    log, other = new_id(), new_id()
    stop = desk.told.subscribe(lambda touched: heard.append(touched.logs))
    for _ in in_slices(desk, [*people(log, 10), *people(other, 10)], Batch.add, "many", 2):
        pass
    stop()
    assert len(heard) <= 2
    assert frozenset().union(*heard) == {log, other}


def test_a_save_elsewhere_comes_between_two_slices(desk: Desk) -> None:
    log, mine = new_id(), new_id()
    waited: list[float] = []

    def saves() -> None:
        for number in range(1, 6):
            began = time.monotonic()
            desk.add(new_record(Person, mine, known_as="Now", role="kin", number=number))
            waited.append(time.monotonic() - began)

    person = threading.Thread(target=saves)
    order: list[tuple[int, int]] = []
    for on_disk in in_slices(desk, people(log, 200), Batch.add, "many", 10):
        if not order:
            person.start()
        order.append((on_disk, len(written(desk, mine))))
    person.join()
    assert len(waited) == 5
    assert any(saved > 0 for on_disk, saved in order if on_disk < 200), "the saves did not wait for all of it"


def test_slices_grow_while_they_are_quick_and_shrink_when_they_are_not() -> None:
    size, steady = 25, 0
    for _ in range(STEADY):
        assert size == 25
        size, steady = next_size(size, steady, LONGEST / 4, 25)
    assert (size, steady) == (50, 0)
    assert next_size(50, 3, LONGEST * 0.75, 25) == (50, 0)
    assert next_size(50, 3, LONGEST * 1.5, 25) == (25, 0)
    assert next_size(25, 3, LONGEST * 9, 25) == (25, 0)
    assert next_size(MOST, STEADY - 1, 0.0, 25) == (MOST, 0)


def test_the_very_first_can_be_what_cannot_be_put_in(desk: Desk) -> None:
    log = new_id()
    with pytest.raises(Refused):
        list(in_slices(desk, [people(log, 1)[0].model_copy(update={"notes": "x"})], _refuses_notes, "many", 2))
    assert written(desk, log) == []
