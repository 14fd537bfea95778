"""What comes in many bundles at once is found as if it had come one by one: by its last words and by no others."""

from collections.abc import Callable

import pytest

from coachdesk.desk import Opened, new_record
from coachdesk.desk.exchange import Exchange
from coachdesk.errors import DiskFull
from coachdesk.models.person import FamilyRole, Person
from coachdesk.store.change_log import Bundle, Stood, Taken
from coachdesk.store.late_words import LearnWords
from coachdesk.sync.round.pulling import FEW
from tests.sync.round.towns import Resident, Two

NAMES = ("Aurelia", "Bellatrix", "Cassiopeia", "Delphine", "Esmeralda")
assert len(NAMES) > FEW


def renamed(two: Two, names: tuple[str, ...] = NAMES) -> Opened[Person]:
    """Ada adds somebody and gives her one name after another; each goes to the server by itself."""
    person = new_record(Person, two.family, known_as="Nobody Yet", number=1, role=FamilyRole.CHILD)
    found = two.ada.desk.add(person)
    for name in names:
        found = two.ada.desk.amend(found, known_as=name)
        two.ada.round()
    return found


def finds(who: Resident, name: str) -> bool:
    return [one.record.known_as for one in who.desk.search(name)] == [name]


def test_the_last_words_are_found_and_those_before_are_not(two: Two) -> None:
    person = renamed(two)
    two.bronwen.round()
    assert [finds(two.bronwen, name) for name in NAMES] == [False, False, False, False, True]
    assert two.bronwen.desk.vault.do(LearnWords()) == 0, "nothing is left over"
    for name in reversed(NAMES):
        person = two.ada.desk.amend(person, known_as=name)
        two.ada.round()
    two.bronwen.round()
    assert [finds(two.bronwen, name) for name in NAMES] == [True, False, False, False, False], "nor what it knew before"
    assert not two.bronwen.desk.search(NAMES[-1])
    two.quiet()
    assert two.same()


def test_who_was_taken_off_is_not_found_even_before_the_words_are_learnt(two: Two) -> None:
    person = renamed(two)
    two.bronwen.log = Forgetful(two.bronwen.desk)
    with pytest.raises(Cut):
        two.bronwen.round()
    assert not finds(two.bronwen, NAMES[-1]), "the control: her words wait"
    two.ada.desk.remove(person)
    two.ada.round()
    two.bronwen.log = Exchange(two.bronwen.desk)
    two.bronwen.round()
    two.bronwen.log.learn_words()
    assert not any(two.bronwen.desk.search(name) for name in NAMES)
    two.bronwen.desk.bring_back(person.record.id)
    assert finds(two.bronwen, NAMES[-1])


def test_a_laptop_that_was_cut_off_in_between_learns_them_when_it_is_opened(two: Two) -> None:
    renamed(two)
    two.bronwen.log = Forgetful(two.bronwen.desk)
    with pytest.raises(Cut):
        two.bronwen.round()
    assert not finds(two.bronwen, NAMES[-1]), "the control: her words wait"
    two.bronwen.open_desk.close()
    two.town.residents.remove(two.bronwen)
    two.bronwen = two.town.reopened(two.bronwen.open_desk.folder, two.bronwen.laptop)
    assert finds(two.bronwen, NAMES[-1])


def test_what_had_come_when_a_page_was_cut_short_is_found(two: Two) -> None:
    renamed(two)
    two.bronwen.log = full_after(3)(two.bronwen.desk)
    with pytest.raises(DiskFull):
        two.bronwen.round()
    assert finds(two.bronwen, NAMES[2])


def test_a_rebuild_and_a_new_index_leave_nothing_to_learn(two: Two) -> None:
    renamed(two)
    two.bronwen.log = Forgetful(two.bronwen.desk)
    with pytest.raises(Cut):
        two.bronwen.round()
    two.bronwen.desk.rebuild()
    assert finds(two.bronwen, NAMES[-1])
    assert two.bronwen.desk.vault.do(LearnWords()) == 0


def test_they_are_learnt_a_few_at_a_time(two: Two) -> None:
    for name in NAMES:
        renamed(two, (name,))
    two.bronwen.log = Forgetful(two.bronwen.desk)
    with pytest.raises(Cut):
        two.bronwen.round()
    vault = two.bronwen.desk.vault
    assert [vault.do(LearnWords(2)) for _ in range(4)] == [2, 2, 1, 0]
    assert all(finds(two.bronwen, name) for name in NAMES)


class Cut(Exception):
    """The power went."""


class Forgetful(Exchange):
    """A laptop that goes out before the words are learnt."""

    def learn_words(self) -> None:
        raise Cut


def full_after(count: int) -> Callable[..., Exchange]:
    """A laptop whose disk is full after so many bundles of the family."""
    left = count

    class Full(Exchange):
        def take(self, bundle: Bundle, stood: Stood, *, words_later: bool = False) -> Taken:
            nonlocal left
            if left == 0:
                raise DiskFull
            left -= 1
            return super().take(bundle, stood, words_later=words_later)

    return Full
