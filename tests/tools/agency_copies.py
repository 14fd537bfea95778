"""Copies for a housing agency made with as few words as a test needs."""

from datetime import UTC, datetime
from typing import Any

from coachdesk.models.agency_copy import AgencyCopy
from coachdesk.models.person import Person
from coachdesk.models.plan import Ink
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.tools.agency_copy import agency_copy
from coachdesk.tools.plan_copy import CopyFacts
from coachdesk.tools.sharing_papers import SharingPapers
from tests.tools.records import agency, content, person, step, target, worker
from tests.tools.sharing_records import JUDGED, TODAY, agreed, rule

HOMES, DRUGS = agency("Brue Vale Homes"), agency("Poppy Centre")
JO = worker("Jo Bell", agency=HOMES.id, job="Housing officer")
DREW = worker("Drew Kent", agency=DRUGS.id)
BRONWEN = worker("Bronwen Tarr", role="coach", agency=HOMES.id, job="Family Coach")
DAD = person("Marcus", number=1, legal_name="Marcus Ashdown")
BOY = person(
    "Callum", number=2, role="child", birth_date="1996-02-01", legal_name="Callum James", other_names="Cal; CJ"
)
GIRL = person("Tia", number=3)
PLAN, HOUSING, MONEY, HEALTH = (
    InformationClass.PLAN,
    InformationClass.HOUSING,
    InformationClass.MONEY,
    InformationClass.HEALTH,
)
FACTS = CopyFacts(version=2, made_at=datetime(2011, 8, 31, tzinfo=UTC), digest="d" * 64, organisation="Brue Vale")


def yes_of(*people: Person, classes: tuple[InformationClass, ...] = (PLAN, HOUSING)) -> SharingPapers:
    return SharingPapers(
        people=people,
        agreements=tuple(agreed(one, **JUDGED) for one in people),
        rules=tuple(rule(one, HOMES, what) for one in people for what in classes),
    )


def plan_of(*targets: Any, **parts: Any) -> PlanContent:
    """The plan of these targets; each gets a step of the housing officer unless steps are given."""
    steps = parts.pop("steps", tuple(step(one, "Fix the boiler", owner_worker=JO.id) for one in targets))
    fields = {"people": (DAD, BOY, GIRL), "workers": (JO, DREW, BRONWEN), "agencies": (HOMES, DRUGS), **parts}
    return content(targets=targets, steps=steps, **fields)


def copy_of(of: PlanContent, papers: SharingPapers, inks: tuple[Ink, ...] = (), **facts: Any) -> AgencyCopy:
    told = FACTS.model_copy(update=facts)
    return agency_copy(of, HOMES, SharePurpose.DO_ITS_PART, papers, told, TODAY, inks)


def names_left_out(copy: AgencyCopy) -> dict[str, int]:
    return {one.name: one.count for one in copy.left_out}


HOME = target("Keep our house", area="housing", about=(DAD.id,), position="b")
BILLS = target("Get the bills straight", area="money", about=(DAD.id,), position="d")
