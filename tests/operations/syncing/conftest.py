"""Two connected vaults, as the tests of this folder begin with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.syncing.connected import Connected, two_connected


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Connected]:
    """Ada and Bronwen, connected, with a family both know."""
    with two_connected(tmp_path) as made:
        yield made
