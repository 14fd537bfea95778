"""The log hash: fixed bytes, and every bundle before it is in it."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, next_log_hash, short

hashes = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=6)


def folded(bundles: list[bytes]) -> bytes:
    log_hash = FIRST_LOG_HASH
    for bundle in bundles:
        log_hash = next_log_hash(log_hash, bundle)
    return log_hash


def test_the_log_hash_is_these_bytes_for_ever() -> None:
    assert folded([b"\x55" * 32]).hex() == "be63a2e9005759c5580e7a98c795849b9a93ecb439eda1968e8e9fd0a1cef7ec"
    assert (
        folded([b"\x55" * 32, b"\x66" * 32]).hex() == "a96fd93f5ae59a4dd68f54da982a9b97a71cf36ef37a95f0015cb557dced3483"
    )
    assert short(folded([b"\x55" * 32])) == folded([b"\x55" * 32])[:16]


@given(hashes, st.data())
def test_a_bundle_left_out_moved_or_changed_shows(bundles: list[bytes], data: st.DataObject) -> None:
    other = data.draw(hashes)
    assert (folded(bundles) == folded(other)) == (bundles == other)
    assert folded(bundles[:-1]) != folded(bundles)
