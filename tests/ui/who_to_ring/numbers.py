"""Numbers that nobody has, for tests of whom to ring."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from coachdesk.models.duty_number import duty_number
from coachdesk.operations.duty_book import DutyBook
from coachdesk.ui.who_to_ring.page import WhoToRing
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.sittings import SURNAME, Sitting, heard

DUTY = duty_number("Children's services duty desk", "01632 960 017", "Monday to Friday, 9 to 5")
NIGHT = duty_number("Out of hours", "01632 960 042", "Nights and weekends")


def keep_numbers(settings: Path) -> None:
    """Writes both beside the window's settings."""
    DutyBook(settings.with_name("who-to-ring.json")).keep([DUTY, NIGHT])


def shown(now: Sitting) -> list[str]:
    """Every word on the screen while the numbers show."""
    pages = [page for page in now.window.findChildren(WhoToRing) if page.isVisible()]
    return [label.words() for page in pages for label in page.findChildren(SafeLabel) if label.isVisibleTo(page)]


def assert_numbers_show(now: Sitting) -> None:
    words = shown(now)
    for needed in ("999", DUTY.number, DUTY.who, DUTY.hours, NIGHT.number, "Nobody has been told by this app."):
        assert needed in words
    assert now.window.ringing.shown
    assert DUTY.number in heard(now.window)


def assert_nothing_of_the_vault(now: Sitting) -> None:
    assert SURNAME not in heard(now.window)
    assert SURNAME not in " ".join(shown(now))
    assert [each for each in now.window.findChildren(QLabel) if each.isVisible() and SURNAME in each.text()] == []
