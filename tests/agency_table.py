"""A family whose plan has a step for housing, and who said yes to that: what an agency's copy begins with."""

from datetime import timedelta
from pathlib import Path

from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.agency_copy import AgencyCopy
from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.models.family import Household
from coachdesk.models.organisation import Agency, Sector, WorkerRole
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.plan import Export, PlanVersion
from coachdesk.models.sharing import InformationClass, ShareEvent, SharePurpose
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.operations.agency_copies import look_at_agency_copy
from coachdesk.operations.agreements import write_talk
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.plan_versions import freeze
from coachdesk.operations.plans import add_step, add_target, start_plan
from coachdesk.operations.sharing import allow
from coachdesk.operations.taking_out import TakenOut, seal
from tests.desks import HandClock, new_vault

PART = SharePurpose.DO_ITS_PART
TOLD = (HowExplained.TALKED_THROUGH,)
STREET, PHONE, SECRET = "9 Quillan Street", "07700 900345", "tablets for her nerves"


class AgencyTable:
    """One family with a plan in which housing has a step, and which said yes to that."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock(tick=timedelta(seconds=1))
        self.opened: OpenDesk = new_vault(folder / "vault", self.clock).open_desk
        desk = self.desk = self.opened.desk
        self.family = start_family(desk, "Lane").record
        self.amina: Person = add_person(
            desk, self.family.id, "Amina", FamilyRole.PARENT, birth_date="1980", phone=PHONE
        ).record
        desk.add(new_record(Household, self.family.id, name="Home", address=STREET))
        self.agency: Agency = add_agency(desk, "Brue Vale Homes", Sector.HOUSING).record
        officer = add_worker(desk, "Jo Bell", WorkerRole.AGENCY_WORKER, agency=self.agency.id).record
        plan = start_plan(desk, self.family.id)
        dry = add_target(desk, plan, "A dry home for the baby", area="housing")
        add_step(desk, dry, f"Ask about the damp, at {STREET}", owner_worker=officer.id)
        calm = add_target(desk, plan, f"To sleep without {SECRET}", area="health")
        add_step(desk, calm, "See the doctor", owner_worker=officer.id)
        write_talk(desk, self.amina, benefits=TOLD, risks=TOLD, passed_on_regardless=TOLD, answer=AgreementAnswer.YES)
        for what in (InformationClass.PLAN, InformationClass.HOUSING):
            allow(desk, self.amina, self.agency, PART, what, basis_words="At the table")
        self.version: PlanVersion = freeze(desk, self.family.id)

    def shown(self) -> AgencyCopy:
        return look_at_agency_copy(self.opened, self.version, self.agency)

    def sealed(self, shown: AgencyCopy) -> TakenOut:
        return seal(self.opened, self.version, shown.page)

    def recorded(self) -> tuple[int, int, int]:
        entries = self.desk.records(AccessEntry)
        exported = [one for one in entries if one.deed is AccessDeed.EXPORTED]
        return len(self.desk.records(ShareEvent)), len(self.desk.records(Export)), len(exported)
