"""A family's journey map on paper: put together for whose eyes it is, drawn, saved and written down (J-01)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.crypto.digest import sha256_hex
from coachdesk.errors import Refused
from coachdesk.models.family import Household, Stay
from coachdesk.models.journey_paper import JourneyPaper
from coachdesk.models.person import Person, SamePerson
from coachdesk.operations.journey_map import journey_map
from coachdesk.operations.new_coach_paper import save_page
from coachdesk.operations.vaults import organisation_of
from coachdesk.tools.family_snapshot import Whereabouts, WhoIsThere, words_masked

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.models.journey_map import JourneyMap

FAMILY_MAP, WORKERS_MAP, COSTED_MAP = "journey_family", "journey_workers", "journey_costs"
"""What such a paper is, in the access log and in the list of copies."""


def journey_paper(
    open_desk: OpenDesk, family_id: str, *, family_in_room: bool = True, with_cost: bool = False
) -> JourneyPaper:
    """What the paper will say. With the family in the room: what it may look at together, no address, no cost.

    Raises Refused for costs in a room that the family is in, and NotFound.
    """
    if family_in_room and with_cost:
        raise Refused("A map with costs is not for a room that the family is in. Leave the costs out.")
    organisation = organisation_of(open_desk)
    whole = journey_map(open_desk.desk, family_id, for_family=family_in_room)
    if family_in_room:
        whole = _masked(open_desk, whole)
    elif not with_cost:
        events = tuple(replace(one, cost=None) for one in whole.events)
        whole = replace(whole, events=events, costs=())
    return JourneyPaper(
        whole=whole,
        organisation=organisation.name,
        made_at=open_desk.desk.now(),
        is_sample=organisation.sample_today is not None,
    )


def draw_journey(paper: JourneyPaper) -> bytes:
    """The map as a PDF of A3."""
    from coachdesk.reports.journey.map_sheet import render_journey  # noqa: PLC0415 - reportlab only when one is drawn

    return render_journey(paper)


def journey_file_name(paper: JourneyPaper) -> str:
    """Code and day, no name."""
    ref = "".join(letter for letter in paper.whole.ref if letter.isalnum())
    return f"{ref or 'family'}-journey-{paper.made_at.date()}.pdf"


def what_it_is(paper: JourneyPaper) -> str:
    """As the access log names it."""
    if paper.whole.for_family:
        return FAMILY_MAP
    return COSTED_MAP if paper.whole.costs else WORKERS_MAP


def save_journey(open_desk: OpenDesk, paper: JourneyPaper, pdf: bytes, out: Path, *, safe_on_paper: bool) -> str:
    """Writes it to a new file, and the lines that say so, or neither; the file's SHA-256.

    Raises Refused where nobody said that paper is safe there, and FileExists, NotSaved, DiskFull.
    """
    save_page(open_desk, paper.whole.family, pdf, out, safe_on_paper=safe_on_paper, what=what_it_is(paper))
    return sha256_hex(pdf)


def _masked(open_desk: OpenDesk, whole: JourneyMap) -> JourneyMap:
    """Without the names of those who are never named there, and without any address or telephone number."""
    desk = open_desk.desk
    masked = words_masked(
        WhoIsThere(desk.records(Person, whole.family), desk.records(SamePerson, whole.family)),
        Whereabouts(
            households=desk.records(Household),
            stays=desk.records(Stay),
            phones=[one.phone for one in desk.records(Person) if one.phone],
        ),
    )
    return replace(
        whole,
        events=tuple(replace(one, title=masked(one.title)) for one in whole.events),
        feelings=tuple(replace(one, words=masked(one.words)) for one in whole.feelings),
    )
