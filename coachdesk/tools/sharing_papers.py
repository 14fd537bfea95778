"""Everything that is written about who agreed to what in one family: what the rules of sharing are worked out from."""

from coachdesk.models.agreement import Agreement, Withdrawal
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.record import Value
from coachdesk.models.sharing import SharingOverride, SharingRule
from coachdesk.tools.joined_people import groups


class SharingPapers(Value):
    """All records of these kinds of one family, superseded ones too. Records joined by `links` are one person."""

    people: tuple[Person, ...] = ()
    links: tuple[SamePerson, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    rules: tuple[SharingRule, ...] = ()
    overrides: tuple[SharingOverride, ...] = ()

    def same_as(self, person: Person) -> tuple[Person, ...]:
        """This record of a person, and the family's other records of the same one."""
        others = (one for one in self.people if one.id != person.id)
        return groups((person, *others), self.links)[0]
