"""What someone is to the family, in words that stand beside their name on paper and on screens."""

from coachdesk.models.organisation import WorkerRole
from coachdesk.models.person import FamilyRole
from coachdesk.models.plan import PlanKind

FAMILY_ROLES = {
    FamilyRole.PARENT: "parent",
    FamilyRole.STEP_PARENT: "step-parent",
    FamilyRole.CHILD: "child",
    FamilyRole.GRANDPARENT: "grandparent",
    FamilyRole.PARTNER: "partner",
    FamilyRole.KIN: "family",
    FamilyRole.FRIEND: "friend",
    FamilyRole.ASSOCIATE: "someone they know",
}
"""F-02."""

WORKER_ROLES = {
    WorkerRole.COACH: "Family Coach",
    WorkerRole.ADVOCATE: "Family Advocate",
    WorkerRole.MANAGER: "Manager",
    WorkerRole.ANALYST: "Analyst",
    WorkerRole.EVALUATOR: "Evaluator",
    WorkerRole.AGENCY_WORKER: "Agency worker",
}
"""R-01, R-02."""

PLAN_TITLES = {
    PlanKind.WHOLE_FAMILY: "Whole Family Action Plan",
    PlanKind.FUTURES: "Futures plan",
}
"""P-01, P-16."""
