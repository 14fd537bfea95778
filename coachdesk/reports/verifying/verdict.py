"""What checking a signed plan found, in sentences a coach or a family can read."""

from datetime import datetime

from coachdesk.models.record import Value
from coachdesk.reports.signature_fields import Field


class SignatureVerdict(Value):
    """One signature. Who, role and organisation are empty unless the organisation is one that is trusted."""

    field: Field
    who: str = ""
    role: str = ""
    """As the certificate carries it: "coach", "advocate"."""
    organisation: str = ""
    at: datetime | None = None
    """The time the signature states, by the clock of the laptop that made it."""
    valid: bool
    sentence: str


class Verdict(Value):
    """A whole file. It is valid when it is exactly what was signed, by people who were then allowed to sign.

    Whether a newer version of the plan has replaced it is not in the file: the caller says that.
    """

    valid: bool
    sentence: str
    signatures: tuple[SignatureVerdict, ...] = ()
    organisation_id: str = ""
    withdrawals_known_until: datetime | None = None
    """The newest list of withdrawn certificates that was at hand; a later withdrawal is not seen."""
