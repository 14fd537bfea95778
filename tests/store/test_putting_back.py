"""What was adopted stands in its own place once, whole or in halves, and words that are gone stay gone."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto import codec
from coachdesk.crypto.adoption_body import AdoptionBody, encode_adoption
from coachdesk.crypto.change_body import encode_body
from coachdesk.crypto.digest import chain_hash
from coachdesk.errors import HistoryForked
from coachdesk.models.values import new_id
from coachdesk.store.change_log import Adoption, Bundle, Verdict
from coachdesk.store.log_rows import State
from coachdesk.store.reading import read_change
from coachdesk.store.vault import RECORDS_FILE
from tests.laptops import Laptop, some_laptops
from tests.relay import cut, pull, push, run_of
from tests.store.changes import change_list
from tests.store.test_purging import plain_pages
from tests.store.test_sending import FAMILY, LOG, NOTHING, add, names


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[list[Laptop]]:
    made = some_laptops(tmp_path, 2, new_id(), random.Random(2))
    yield made
    for laptop in made:
        laptop.open_desk.close()


def adoption(laptop: Laptop) -> Adoption:
    """One that has come to a laptop, of whatever it carries."""
    laptop.log.adopt(LOG, "family", [encode_adoption(AdoptionBody(b"", vouched=False))])
    push(laptop.relay, laptop.log, LOG)
    pull(laptop.relay, laptop.log, LOG)
    return laptop.log.adoptions(LOG)[-1]


def without(bundle: Bundle, *positions: int) -> Bundle:
    """The bundle with these words gone."""
    emptied, prev, bodies = {}, bundle.prev, []
    for position, body in enumerate(bundle.bodies, bundle.first):
        prev = chain_hash(prev, bundle.log, bundle.actor, position, body)
        bodies.append(b"" if position in positions else body)
        if position in positions:
            emptied[position] = prev
    return replace(bundle, bodies=tuple(bodies), emptied=emptied)


def theirs() -> Bundle:
    """Three changes of somebody else's: one of them is no change of this format at all."""
    first, second, *_ = change_list(3, 6)
    return cut(run_of(LOG, [first, second, codec.encode({"op": "set", "kind": 1})]))


def test_halves_come_in_any_order_and_again_and_are_the_whole(laptops: list[Laptop]) -> None:
    hers, his = laptops
    bundle = theirs()
    his.log.put_back(adoption(his), bundle, Verdict.COUNTS)
    for half in (without(bundle, 1, 3), without(bundle, 2), without(bundle, 1, 3)):
        hers.log.put_back(adoption(hers), half, Verdict.COUNTS)
    found = [[one for one in laptop.log.filed(LOG) if one.actor == bundle.actor] for laptop in laptops]
    assert found[0] == found[1]
    for laptop in laptops:
        assert laptop.log.lacking(LOG) == []
        laptop.desk.prove()
    before, after = hers.desk.rebuild()
    assert before == after
    assert hers.family_hash(FAMILY) == his.family_hash(FAMILY)


def test_an_adoption_of_a_later_schema_waits_for_a_later_program() -> None:
    found = codec.decode(encode_adoption(AdoptionBody(b"", vouched=False)))
    assert read_change(codec.encode({**found, "min": 2}), Verdict.COUNTS).state is State.NEWER
    assert read_change(codec.encode({**found, "vouch": 3}), Verdict.COUNTS).state is State.MALFORMED
    assert read_change(encode_body(change_list(1, 1)[0]), Verdict.CUT).state is State.CUT


def test_words_gone_before_they_were_sent_are_not_sent_and_hold_nothing_up(laptops: list[Laptop]) -> None:
    hers, his = laptops
    for name in ("Tia", "Zyxquard", "Callum"):
        add(hers, name)
    place = hers.log.place(LOG)
    assert place is not None
    assert place.actor is not None
    hers.log.redact(LOG, [(place.actor, 2)])
    beside = hers.open_desk.folder / f"{RECORDS_FILE}-wal"
    assert beside.stat().st_size == 0, "nothing of it is left beside the records, at once"
    assert names(hers) == ["Callum", "Tia"]
    with pytest.raises(HistoryForked):
        hers.log.unsent(LOG, *NOTHING)
    assert hers.log.step_aside(LOG) == 2
    push(hers.relay, hers.log, LOG)
    pull(hers.relay, his.log, LOG)
    assert names(his) == names(hers) == ["Callum", "Tia"]
    hers.desk.prove()
    pages = plain_pages(hers.open_desk)
    assert b"allum" in pages, "the pages were not opened: the search proves nothing"
    assert [one for one in (b"Zyxquard", b"zyxquard", b"yxqua") if one in pages] == []
