"""A family with its rules and what was given, and what a page of "Who sees this?" says of it, line by line."""

from datetime import UTC, datetime
from typing import Any

from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.person import Person
from coachdesk.models.sharing import InformationClass, ShareEvent, SharePurpose
from coachdesk.models.who_sees import SeenTopic, WhoSees
from coachdesk.tools.sharing_papers import SharingPapers
from coachdesk.tools.who_sees_facts import SharingFacts
from coachdesk.tools.who_sees_words import line_in_words
from tests.tools.records import agency, make, person
from tests.tools.sharing_records import BRONWEN, TODAY

MUM = person("Ruth", number=1)
DAD = person("Marcus", number=2)
GIRL = person("Isla", number=3, role="child", birth_date="2003-05-05")
HOMES = agency("Brue Vale Homes", sector=Sector.HOUSING)
REFUGE = agency("Hill House", sector=Sector.VOLUNTARY)
CLINIC = agency("Wells Clinic", sector=Sector.HEALTH)
PLAN, HOME, HEALTH = InformationClass.PLAN, InformationClass.HOUSING, InformationClass.HEALTH
SAFETY = InformationClass.DOMESTIC_ABUSE


def facts(*written: Any, people: tuple[Person, ...] = (MUM, DAD, GIRL), **more: Any) -> SharingFacts:
    def of(kind: str) -> tuple[Any, ...]:
        return tuple(one for one in written if one.kind == kind)

    papers = SharingPapers(
        people=people,
        agreements=of("agreement"),
        withdrawals=of("withdrawal"),
        rules=of("sharing_rule"),
        overrides=of("sharing_override"),
    )
    known: dict[str, Any] = {"agencies": (HOMES, REFUGE, CLINIC), "on": TODAY, **more}
    return SharingFacts(papers=papers, events=of("share_event"), **known)


def event(what: Agency, *rules: Any, people: tuple[Person, ...] = (MUM,), **fields: Any) -> ShareEvent:
    return make(
        ShareEvent,
        **{
            "agency": what.id,
            "reader": what.name,
            "purpose": SharePurpose.DO_ITS_PART,
            "people": tuple(one.id for one in people),
            "included": tuple(one.information_class for one in rules),
            "rules": tuple(one.id for one in rules),
            "shared_at": datetime(2011, 8, 30, 12, tzinfo=UTC),
            "shared_by": BRONWEN,
            **fields,
        },
    )


def lines(found: WhoSees, topic: SeenTopic) -> list[str]:
    return [line_in_words(line) for part in found.parts if part.topic is topic for line in part.lines]


def text(found: WhoSees) -> str:
    return "\n".join(line for topic in SeenTopic for line in lines(found, topic))
