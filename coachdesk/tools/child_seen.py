"""Who is asked about as a child at a visit, and one record for each child at each visit, whoever writes it down."""

from collections.abc import Iterable, Sequence
from datetime import date

from coachdesk.models.person import FamilyRole, Person
from coachdesk.tools.dates import years_old
from coachdesk.tools.household import people_alive

GROWN_UP = 18


def child_seen_id(visit: str, child: str) -> str:
    """The id of the record of this child at this visit: the two ids, bit by bit.

    Two workers who each write it down without network so write in one record, where what they disagree about is asked.
    """
    return f"{int(visit, 16) ^ int(child, 16):032x}"


def children_to_see(people: Iterable[Person], was_in: Sequence[str], on: date) -> list[Person]:
    """The children a visit asks about: born, living, not grown up, and living here or there that day; by number."""
    born = [one for one in people_alive(people, on) if not one.due_date]
    return [one for one in born if is_child(one, on) and (not one.lives_elsewhere or one.id in was_in)]


def is_child(person: Person, on: date) -> bool:
    """Whether someone may be under 18 on that day; without a birth date their place in the family says."""
    if person.birth_date:
        return years_old(person.birth_date, on)[0] < GROWN_UP
    return person.role is FamilyRole.CHILD
