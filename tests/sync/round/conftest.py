"""Two laptops and their server, as the tests of rounds begin with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.round.towns import Two, two_in_town


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    """Ada and Bronwen, and a family on both of their laptops."""
    with two_in_town(tmp_path) as made:
        yield made
