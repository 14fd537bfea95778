"""Nobody who asked for help with reading is left with letters alone without a word of caution."""

import pytest

from coachdesk.models.person import ContactRoute, ReadingNeed
from coachdesk.tools.contact_route import letter_warning


@pytest.mark.parametrize("need", [ReadingNeed.READ_ALOUD, ReadingNeed.HELP_WITH_FORMS])
def test_letters_to_someone_who_needs_help_with_reading_raise_a_warning(need: ReadingNeed) -> None:
    warning = letter_warning(ContactRoute.LETTER, [ReadingNeed.LARGE_PRINT, need])
    assert warning is not None
    assert "save" in warning, "it says how to go on"


@pytest.mark.parametrize(
    ("route", "needs"),
    [
        (ContactRoute.CALL, [ReadingNeed.READ_ALOUD]),
        (None, [ReadingNeed.READ_ALOUD]),
        (ContactRoute.LETTER, []),
        (ContactRoute.LETTER, [ReadingNeed.LARGE_PRINT, ReadingNeed.BSL]),
    ],
)
def test_nobody_is_warned_without_need(route: ContactRoute | None, needs: list[ReadingNeed]) -> None:
    assert letter_warning(route, needs) is None
