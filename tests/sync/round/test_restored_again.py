"""The server goes back to any day, a laptop to any image, an author is gone: they agree, and nothing is there twice."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sync.round.three import Three, with_carol
from tests.sync.round.towns import Resident, Two, two_in_town

WRITE, ROUND, KEEP, PUT_BACK, IMAGE, RESTORE = "write", "round", "keep", "put back", "image", "restore"
STEPS = st.lists(
    st.tuples(st.sampled_from([WRITE, WRITE, ROUND, ROUND, KEEP, PUT_BACK, IMAGE, RESTORE]), st.integers(0, 2)),
    min_size=6,
    max_size=10,
)


@contextmanager
def three_in_town() -> Iterator[tuple[Three, Path]]:
    with TemporaryDirectory() as folder, two_in_town(Path(folder)) as two:
        yield with_carol(two), Path(folder)


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS, st.booleans())
def test_server_and_laptop_may_be_restored_to_any_day_and_an_author_be_gone(
    steps: list[tuple[str, int]], gone: bool
) -> None:
    with three_in_town() as (three, folder):
        acknowledged = lived_through(three, folder / "image", steps)
        two = three.two
        people = [two.ada, two.bronwen] if gone else [two.ada, two.bronwen, three.carol]
        for _ in range(4):
            for one in people:
                one.round()
        two.quiet()
        dee = three.newcomer()
        everybody = [*people, dee]
        for _ in range(2):
            for one in everybody:
                one.round()
        assert len({one.state_hash(two.family) for one in everybody}) == 1, [three.names(one) for one in everybody]
        names = three.names(dee)
        assert acknowledged <= set(names)
        assert len(names) == len(set(names)), "nothing twice"
        for one in everybody:
            one.desk.prove()


def lived_through(three: Three, image: Path, steps: list[tuple[str, int]]) -> set[str]:
    """All of it happens; what Ada then has."""
    two, town = three.two, three.two.town
    days, written = [town.snapshot()], 0
    for what, who in steps:
        resident = (two.ada, two.bronwen, three.carol)[who]
        if what == WRITE:
            written += 1
            three.person(resident, f"p{written}")
        elif what == ROUND:
            resident.round()
        elif what == KEEP:
            days.append(town.snapshot())
        elif what == PUT_BACK:
            town.put_back(days[(who * 7) % len(days)])
        else:
            two.bronwen = put_away(two, image, take=what == IMAGE)
    return set(three.names(two.ada))


def put_away(two: Two, image: Path, *, take: bool) -> Resident:
    """An image of Bronwen's laptop is taken, or the last one is put back."""
    two.bronwen.open_desk.close()
    here = two.town.folder / "Bronwen"
    if take:
        shutil.rmtree(image, ignore_errors=True)
        shutil.copytree(here, image)
    elif image.exists():
        shutil.rmtree(here)
        shutil.copytree(image, here)
    return two.town.reopened(here, two.bronwen.laptop)
