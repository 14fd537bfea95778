"""The organisation's recovery key was used: on whose laptop, and when, for everybody to see."""

from typing import ClassVar

from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Id


class RecoveryUse(Record):
    """Two officers opened a laptop again whose passphrase was lost. Who wrote this down sat beside them."""

    kind: ClassVar[str] = "recovery_use"
    log_kind: ClassVar[LogKind] = "organisation"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    worker: Id
    """Whose laptop it is, as the officers made sure by the words that she read out."""
    vault: Id
