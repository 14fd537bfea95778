"""Random people, agreements, withdrawals, rules and overrides of one family, for the laws of sharing."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from coachdesk.models.agreement import Agreement, AgreementAnswer, Withdrawal
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Agency
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.sharing import (
    InformationClass,
    SharePurpose,
    SharingBasis,
    SharingDecision,
    SharingOverride,
    SharingRule,
)
from coachdesk.tools.sharing_papers import SharingPapers
from tests.tools.records import person
from tests.tools.sharing_records import ALOUD, BRONWEN, TODAY, agreed, override, rule, withdrawn

PURPOSES = (SharePurpose.DO_ITS_PART, SharePurpose.ARRANGE)


def near(chance: random.Random) -> date:
    """A day about today: before, on, or after it."""
    return TODAY + timedelta(days=chance.choice((-400, -30, -1, 0, 0, 1, 30)))


def some_person(chance: random.Random, name: str, number: int, **fields: Any) -> Person:
    """A parent of unknown age, or a child of some age, unborn or of none known; seldom someone who died."""
    role = chance.choice((FamilyRole.PARENT, FamilyRole.CHILD))
    of_age: dict[str, Any] = {}
    if role is FamilyRole.CHILD:
        days = ("1995-08-31", "1995-09-01", "2003-05-05", "1990-01-01")
        of_age = chance.choice(({}, {"due_date": date(2011, 11, 1)}, *({"birth_date": day} for day in days)))
    died = {"deceased_on": "2011-05"} if chance.random() < 0.03 else {}
    pr = {"parental_responsibility": role is FamilyRole.PARENT}
    return person(name, number=number, role=role, **{**of_age, **died, **pr, **fields})


def some_agreement(
    chance: random.Random, who: Person, people: list[Person], earlier: list[Any], likely: float
) -> Agreement:
    """One talk; with `likely` at 1 it is as good as can be."""

    def well() -> bool:
        return chance.random() < likely

    young = who.role is FamilyRole.CHILD
    own = chance.random() < 0.5 if young else well()
    parents = [one for one in people if one.parental_responsibility]
    judged = {"understands": Asked.YES if own else Asked.NO, "judged_by": BRONWEN, "judged_how": "We talked"}
    return agreed(
        who,
        answer=AgreementAnswer.YES if well() else chance.choice(list(AgreementAnswer)),
        talked_on=date(2011, 3, 1) if well() else near(chance),
        answered_on=None if well() else near(chance),
        benefits=ALOUD if well() else (),
        risks=ALOUD if well() else (),
        passed_on_regardless=ALOUD if well() else (),
        answered_by=chance.choice((None, who.id))
        if own
        else chance.choice(parents if parents and well() else people).id,
        supersedes=tuple(one.id for one in earlier if chance.random() < 0.6),
        **(judged if young and well() else {}),
    )


def some_papers(
    chance: random.Random,
    people: list[Person],
    agencies: list[Agency],
    likely: float,
    rules_likely: float,
    classes: Sequence[InformationClass] = tuple(InformationClass),
) -> SharingPapers:
    """What may be on record of these people. The nearer each is to 1, the more agreements stand and rules allow."""
    agreements: list[Agreement] = []
    withdrawals: list[Withdrawal] = []
    rules: list[SharingRule] = []
    overrides: list[SharingOverride] = []
    for who in people:
        for _ in range(chance.choice((0, 1, 1, 1, 2)) if chance.random() > likely else 1):
            earlier = [one for one in (*agreements, *withdrawals) if one.person == who.id]
            agreements.append(some_agreement(chance, who, people, earlier, likely))
            if chance.random() > max(likely, 0.8):
                withdrawals.append(withdrawn(who, withdrawn_on=near(chance)))
        for agency in agencies:
            rules += some_rules(chance, who, agency, rules_likely, classes)
            if chance.random() < 0.06:
                overrides.append(some_override(chance, who, agency, overrides))
    return SharingPapers(
        people=tuple(people),
        agreements=tuple(agreements),
        withdrawals=tuple(withdrawals),
        rules=tuple(rules),
        overrides=tuple(overrides),
    )


def some_rules(
    chance: random.Random, who: Person, agency: Agency, likely: float, classes: Sequence[InformationClass]
) -> list[SharingRule]:
    """Rules on many classes: most allow and hold, some refuse, have ended, or have not begun."""
    found = []
    for what in classes:
        for _ in range(chance.choice((0, 1, 2)) if chance.random() > likely else 1):
            odd = chance.random() > likely
            found.append(
                rule(
                    who,
                    agency,
                    what,
                    purpose=chance.choice(PURPOSES) if odd else PURPOSES[0],
                    decision=chance.choice(list(SharingDecision)) if odd else SharingDecision.ALLOWED,
                    basis=chance.choice(list(SharingBasis)),
                    from_date=near(chance) if odd else date(2011, 3, 1),
                    review_on=near(chance) if odd and chance.random() < 0.5 else None,
                    until=near(chance) if odd and chance.random() < 0.5 else None,
                )
            )
    return found


def some_override(
    chance: random.Random, who: Person, agency: Agency, earlier: list[SharingOverride]
) -> SharingOverride:
    """An override of some classes that may hold today, and may take the place of an earlier one."""
    begins = near(chance)
    return override(
        who,
        agency,
        *chance.sample(list(InformationClass), chance.randint(1, 5)),
        purpose=chance.choice(PURPOSES),
        decided_on=begins,
        until=begins + timedelta(days=chance.choice((0, 1, 500))),
        family_told=chance.random() < 0.5,
        supersedes=tuple(one.id for one in earlier if chance.random() < 0.3),
    )
