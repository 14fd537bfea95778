"""Housing's copy of the plan: looked at, given because the family says now, and refused once Marcus wants to stop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from coachdesk.demo.sitting import Sitting
from coachdesk.models.sharing import ShareChannel
from coachdesk.ui.pages.agency_copy.page import AgencyCopyPage
from coachdesk.ui.widgets.page_picture import PagePicture
from coachdesk.ui.widgets.pills import RadioPill

HOUSING = "Brue Vale Homes"
WHO_STOPS = "Marcus"


def share_with_housing(coach: Sitting, family_id: str, folder: Path) -> int:
    """Gives one copy, and then asks for another after Marcus stopped; answers how many were refused with a reason."""
    hands = coach.hands
    page = _page(coach, family_id)
    hands.press(hands.choice(page.choice.agency, HOUSING))
    hands.wait(lambda: page.findChildren(PagePicture, "page 1"), "the pages of the agency's copy")
    hands.picture("agency-copy")
    hands.press(page.going.now)
    hands.press(hands.choice(page.going.channel, ShareChannel.HANDED_OVER))
    hands.write(page.going.name, HOUSING)
    hands.write(page.going.folder, str(folder.resolve()))
    before = set(folder.glob("*.pdf"))
    hands.press(hands.find(QAbstractButton, "seal and save", inside=page))
    hands.wait(lambda: set(folder.glob("*.pdf")) - before, "housing's copy to be saved")
    coach.wait_for("Saved as")
    hands.picture("agency-copy-given")
    coach.go("agreement", family_id)
    hands.press(hands.find(QAbstractButton, f"{WHO_STOPS} wants to stop"))
    page = _page(coach, family_id)
    hands.wait(lambda: coach.says(f"{WHO_STOPS} stopped their agreement"), "the reason why there is no copy any more")
    hands.picture("agency-copy-refused")
    offered = [pill.choice.words for pill in page.choice.agency.findChildren(RadioPill) if pill.isVisible()]
    return int(HOUSING not in offered)


def _page(coach: Sitting, family_id: str) -> AgencyCopyPage:
    coach.go("agency_copy", family_id)
    return coach.hands.find(AgencyCopyPage)
