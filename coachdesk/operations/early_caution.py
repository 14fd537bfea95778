"""What the organisation adds to the caution about early figures: once, for every laptop and every report (C-20)."""

from coachdesk.desk import Desk, Opened
from coachdesk.models.organisation import Organisation


def early_caution(desk: Desk) -> Opened[Organisation]:
    """The organisation, whose `early_caution` stands after our own caution and never in its place."""
    return desk.get(Organisation, desk.owner.organisation_id)


def say_early_caution(desk: Desk, words: str) -> Opened[Organisation]:
    """Words for every report of less than a year from now on; none takes away only what was added."""
    return desk.amend(early_caution(desk), "Added to the caution about early figures", early_caution=words.strip())
