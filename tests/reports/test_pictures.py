"""Every picture that ships can be drawn, and one that cannot is a sentence."""

import pytest

from coachdesk.errors import BrokenInstallation
from coachdesk.reports import pictures
from coachdesk.reports.pictures import SIDE, picture
from coachdesk.settings import resource


def test_every_picture_is_read_and_stays_on_its_square() -> None:
    names = [file.stem for file in resource("pictures").glob("*.svg")]
    names += [f"measures/{file.stem}" for file in resource("measures", "pictures").glob("*.svg")]
    assert len(names) >= 32
    for name in names:
        for shape in picture(name):
            numbers = [number for _, at in shape.outline for number in at]
            assert min(numbers) >= 0
            assert max(numbers) <= SIDE


def test_a_picture_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(BrokenInstallation):
        picture("unicorn")


@pytest.mark.parametrize("wrong", ["M 1", "L 1 2 3", "Q 1 2 3 4"])
def test_a_damaged_outline_is_refused(wrong: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        pictures._commands(f"M 0 0 {wrong}" if wrong[0] != "Q" else "M 0 0 C 1 2")
