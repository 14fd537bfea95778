"""What it means when the server says no to somebody who wants to join, as a sentence she can act on."""

from collections.abc import Mapping

from coachdesk.errors import CoachDeskError, Refused
from coachdesk.sync.membership import VoidReason
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round.asking import ServerSaidNo

_UNKNOWN = "That server knows nothing of this invitation. Ask your administrator for a new one."
_NOT_TAKEN = "That server did not take this laptop in. Ask your administrator for a new invitation."
_SENTENCES: Mapping[str, str] = {
    VoidReason.INVITATION_USED: (
        "This invitation has been used already, and it works once. If that was not you, tell your administrator now: "
        "somebody else may have had it. Ask for a new one."
    ),
    VoidReason.INVITATION_EXPIRED: "This invitation is too old. Ask your administrator for a new one.",
    VoidReason.DEVICE_REVOKED: "This invitation was withdrawn. Ask your administrator for a new one.",
    VoidReason.USER_DISABLED: "Your place in the organisation has ended, so no laptop can join for you.",
}


def why_not(no: ServerSaidNo) -> CoachDeskError:
    """The refusal as a sentence, where it is about an invitation; else as the server said it."""
    if no.refusal.error is Code.NOT_FOUND:
        return Refused(_UNKNOWN)
    return Refused(_SENTENCES.get(no.refusal.reason or "", _NOT_TAKEN)) if is_for_good(no) else no


def is_for_good(no: ServerSaidNo) -> bool:
    """Whether the same question will be refused for ever."""
    return no.refusal.error in (Code.REJECTED, Code.NOT_FOUND, Code.MALFORMED)
