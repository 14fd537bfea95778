"""The one way in which anything below the door says no."""

from coachdesk.errors import CoachDeskError
from coachdesk.sync.protocol.refusals import Code, Refusal


class Denied(CoachDeskError):
    """What was asked is refused; `refusal` is what the laptop is told. Whatever was begun is rolled back."""

    def __init__(
        self,
        code: Code,
        *,
        n: int | None = None,
        index: int | None = None,
        reason: str | None = None,
        wait: int | None = None,
        record: bytes | None = None,
    ) -> None:
        self.refusal = Refusal(code, n, index, reason, wait, record)
        super().__init__(code.value)
