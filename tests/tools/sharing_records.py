"""Papers of agreement and sharing made with as few words as a test needs."""

from datetime import date
from typing import Any

from coachdesk.models.agreement import Agreement, AgreementAnswer, HowExplained, Withdrawal
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.sharing import (
    InformationClass,
    SharePurpose,
    SharingBasis,
    SharingDecision,
    SharingOverride,
    SharingRule,
)
from tests.tools.records import make

TODAY = date(2011, 8, 31)
BRONWEN = "b" * 32
ALOUD = (HowExplained.READ_ALOUD,)
EXPLAINED = {"benefits": ALOUD, "risks": ALOUD, "passed_on_regardless": ALOUD}
JUDGED = {"understands": "yes", "judged_by": BRONWEN, "judged_how": "He told me back in his own words"}


def agreed(who: Person, **fields: Any) -> Agreement:
    """A yes with everything explained, given on 1 March 2011."""
    return make(
        Agreement,
        **{
            "person": who.id,
            "talked_on": date(2011, 3, 1),
            "talked_by": BRONWEN,
            "answer": AgreementAnswer.YES,
            **EXPLAINED,
            **fields,
        },
    )


def withdrawn(who: Person, **fields: Any) -> Withdrawal:
    return make(Withdrawal, **{"person": who.id, "withdrawn_on": TODAY, "written_by": BRONWEN, **fields})


def rule(
    who: Person, agency: Agency, information_class: InformationClass = InformationClass.PLAN, **fields: Any
) -> SharingRule:
    """A rule that allows, from 1 March 2011 on, for the agency's part of the plan."""
    return make(
        SharingRule,
        **{
            "person": who.id,
            "agency": agency.id,
            "purpose": SharePurpose.DO_ITS_PART,
            "information_class": information_class,
            "decision": SharingDecision.ALLOWED,
            "from_date": date(2011, 3, 1),
            **fields,
        },
    )


def override(who: Person, agency: Agency, *classes: InformationClass, **fields: Any) -> SharingOverride:
    """An override that holds today only."""
    return make(
        SharingOverride,
        **{
            "people": (who.id,),
            "agency": agency.id,
            "purpose": SharePurpose.DO_ITS_PART,
            "classes": classes or (InformationClass.PLAN,),
            "what": "What the doctor said",
            "reason": "He is alone tonight",
            "basis": SharingBasis.SAFEGUARDING,
            "approver_name": "Helen Marsh",
            "decided_on": TODAY,
            "until": TODAY,
            "family_told": True,
            "told_words": "By phone",
            "asked_by": BRONWEN,
            **fields,
        },
    )
