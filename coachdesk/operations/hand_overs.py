"""The hand-overs that are not settled yet, as the vault keeps them, each with the secret half of its drop-box."""

from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family_mode import HandOver, HandOvers

HAND_OVERS = "hand_overs"
"""The named value of the vault that holds every hand-over not settled yet, with the secret half of its drop-box."""


def kept_hand_overs(open_desk: OpenDesk) -> tuple[HandOver, ...]:
    """All of them, in the order they were made."""
    content = open_desk.named_value(HAND_OVERS)
    return HandOvers.model_validate_json(content).waiting if content else ()


def keep_hand_overs(open_desk: OpenDesk, waiting: tuple[HandOver, ...]) -> None:
    """These and no others from now on."""
    content = HandOvers(waiting=waiting).model_dump_json().encode() if waiting else b""
    open_desk.set_keyring({HAND_OVERS: content})
