"""A copy of a plan for one agency, as it is shown before it leaves: the page, on which basis, and what is not on it."""

from coachdesk.models.plan_copy import PlanCopy
from coachdesk.models.record import Value
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis
from coachdesk.models.values import Id


class LeftOut(Value):
    """One kind of thing that is not on the copy, by the name of the kind, and how many; never what it says."""

    name: str
    count: int
    why: str
    """The reason in one line, which names nobody."""


class AgencyCopy(Value):
    """What the preview shows and a ShareEvent records. Only `page` is printed."""

    page: PlanCopy
    """`page.reader` is the agency's name; nothing on it is an id, an address, a phone number or ink."""
    agency: Id
    purpose: SharePurpose
    purpose_words: str
    """After "so that it can"."""
    because: tuple[str, ...]
    """Why each class of each person may be told, in one plain line each; for the coach, as they name people."""
    bases: tuple[SharingBasis, ...]
    people: tuple[Id, ...]
    """Whose information is on the page."""
    included: tuple[InformationClass, ...]
    left_out: tuple[LeftOut, ...]
    refusals: tuple[str, ...]
    """Why something was left out, in sentences a coach can say; for the coach, as they name people."""
    rules: tuple[Id, ...]
    overrides: tuple[Id, ...]
