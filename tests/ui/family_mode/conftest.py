"""What tests of the family's pages share."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme


@pytest.fixture
def asked(theme: Theme, qtbot: QtBot) -> Iterator[ExitStack]:
    """What windows are put on; all of them are taken away again."""
    assert theme is not None
    assert qtbot is not None
    with ExitStack() as stack:
        yield stack
