"""Ada, Bronwen and Carol in one family: for what happens when one of them is gone."""

from dataclasses import dataclass

from coachdesk.crypto.adoption_body import AdoptionBody, encode_adoption
from coachdesk.desk import new_record
from coachdesk.models.person import FamilyRole, Person
from coachdesk.sync.membership import Role
from tests.sync.round.towns import Resident, Two


@dataclass
class Three:
    """Ada leads, Bronwen and Carol write."""

    two: Two
    carol: Resident

    def person(self, who: Resident, name: str) -> None:
        record = new_record(Person, self.two.family, known_as=name, number=1, role=FamilyRole.CHILD)
        who.desk.add(record)

    def names(self, who: Resident) -> list[str]:
        return sorted(one.known_as for one in who.desk.records(Person, self.two.family))

    def newcomer(self) -> Resident:
        """Somebody who reads the log as the server has it, and has nothing of her own."""
        dee = self.two.town.invite(self.two.ada, "Dee")
        members = self.two.ada.members().of(self.two.log).members
        self.two.ada.says(self.two.family, {**members, dee.user: Role.WRITER})
        self.two.ada.round()
        for _ in range(3):
            dee.round()
        self.two.quiet()
        return dee


def with_carol(two: Two) -> Three:
    carol = two.town.invite(two.ada, "Carol")
    members = {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.WRITER}
    two.ada.says(two.family, members)
    two.ada.round()
    for _ in range(2):
        carol.round()
    two.quiet()
    return Three(two, carol)


def adopt(who: Resident, log: bytes, original: bytes) -> None:
    """Somebody says that this is what another had signed, and that it had counted."""
    who.log.adopt(log, "family", [encode_adoption(AdoptionBody(original, vouched=True))])
