"""What must be known first about a family, the gravest first, however it was written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coachdesk.models.family import Family, Household
from coachdesk.models.person import Person


class Mark(StrEnum):
    """What a line is about, the gravest first. Every sort of alert is one."""

    NO_VISIT = "no_visit"
    NOT_ALONE = "not_alone"
    NO_CONTACT = "no_contact"
    ADDRESS = "address"
    SAFE_CONTACT = "safe_contact"
    DOG = "dog"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One line of the band. `who` is a person's or a home's name; `record_id` is where it was written down."""

    mark: Mark
    record_id: str
    words: str = ""
    who: str = ""


def in_force(starts: Iterable[date | None], ends: Iterable[date | None], today: date) -> bool:
    """Whether any of the days somebody wrote lets it hold today: while two people disagree it holds."""
    begun = any(start is None or start <= today for start in starts)
    return begun and any(end is None or end >= today for end in ends)


def family_line(family: Family) -> list[AlertLine]:
    """What stands on the family itself."""
    return [AlertLine(Mark.OTHER, family.id, family.alert)] if family.alert.strip() else []


def person_lines(person: Person, safe_rules: Iterable[str]) -> list[AlertLine]:
    """Never contact, never tell the address, and every safe-contact rule somebody wrote, rivals with it."""
    if person.deceased_on:
        return []
    who, lines = person.known_as, []
    if person.no_contact:
        lines.append(AlertLine(Mark.NO_CONTACT, person.id, who=who))
    if person.address_restricted:
        lines.append(AlertLine(Mark.ADDRESS, person.id, who=who))
    lines += [AlertLine(Mark.SAFE_CONTACT, person.id, rule, who) for rule in dict.fromkeys(safe_rules) if rule.strip()]
    return lines


def home_lines(household: Household) -> list[AlertLine]:
    """An address that is never told."""
    return [AlertLine(Mark.ADDRESS, household.id, who=household.name)] if household.address_restricted else []


def gravest_first(lines: Iterable[AlertLine]) -> tuple[AlertLine, ...]:
    """In the order of marks; those alike stay as they came."""
    order = list(Mark)
    return tuple(sorted(lines, key=lambda line: order.index(line.mark)))
