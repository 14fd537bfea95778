"""What somebody tells the savings calculator of a family: that its map was drawn, and why it needed more help."""

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk, Opened
from coachdesk.errors import NotFound
from coachdesk.models.saving_reason import MapDrawn, SavingReason
from coachdesk.models.window import Window
from coachdesk.operations.said_once import say_once


def say_why(desk: Desk, family_id: str, during: Window, words: str) -> Opened[SavingReason]:
    """Why a family needed more help in a window, in place of what stood there before. Raises BadInput for no words."""
    fields = {"during": str(during), "words": words, "by": desk.owner.worker_id}
    return say_once(desk, SavingReason, reason_id(family_id, during), family_id, **fields)


def say_map_drawn(desk: Desk, family_id: str, drawn_on: str = "") -> Opened[MapDrawn]:
    """The family's journey map was drawn, today unless another day is said: from now on it is counted."""
    fields = {"drawn_on": drawn_on or str(desk.today()), "by": desk.owner.worker_id}
    return say_once(desk, MapDrawn, map_id(family_id), family_id, **fields)


def say_no_map(desk: Desk, family_id: str) -> None:
    """It was not drawn after all: the family is left out. Raises NotFound where nobody said that it was."""
    there = desk.find(MapDrawn, map_id(family_id))
    if there is None or there.deleted:
        raise NotFound
    desk.remove(there)


def reason_id(family_id: str, during: Window) -> str:
    """One reason for each family and window, whoever writes it."""
    return sha256_hex(f"coachdesk saving reason/{family_id}/{during}".encode())[:32]


def map_id(family_id: str) -> str:
    """One for each family."""
    return sha256_hex(f"coachdesk map drawn/{family_id}".encode())[:32]
