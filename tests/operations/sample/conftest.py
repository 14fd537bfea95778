"""One vault with the sample in it for all tests here: loading takes longer than most of them."""

from collections.abc import Iterator

import pytest

from coachdesk.desk import Desk, HistoryEntry
from coachdesk.desk.family_history import family_history
from coachdesk.operations.sample import LoadedSample, load_sample, worker_id
from tests.operations.sample.vault import ORGANISATION, TODAY, desks_on, new_vault


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, LoadedSample]]:
    """Bronwen's desk on the sample's today, and what loading said."""
    vault = new_vault(tmp_path_factory.mktemp("sample"))
    written = load_sample(desks_on(vault), ORGANISATION)
    yield desks_on(vault)(worker_id("bronwen"), TODAY), written
    vault.close()


@pytest.fixture(scope="session")
def lives(loaded: tuple[Desk, LoadedSample]) -> dict[str, list[HistoryEntry]]:
    """Every change of each family by its code, oldest first."""
    desk, written = loaded
    return {ref: [entry for _, _, entry in family_history(desk, one)] for ref, one in written.families.items()}


@pytest.fixture
def desk(loaded: tuple[Desk, LoadedSample]) -> Desk:
    return loaded[0]
