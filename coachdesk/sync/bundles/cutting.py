"""Where unsent changes are cut into bundles: as many as fit, and nothing waits to fill one."""

from collections.abc import Iterator, Sequence

from coachdesk.sync.protocol.limits import BODIES_IN_A_BUNDLE, CHANGES_IN_A_BUNDLE


def cut(bodies: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Runs of 1 to 500 bodies, at most 256 KiB each, in order and without a gap."""
    start, size = 0, 0
    for end, body in enumerate(bodies):
        if end > start and (end - start == CHANGES_IN_A_BUNDLE or size + len(body) > BODIES_IN_A_BUNDLE):
            yield bodies[start:end]
            start, size = end, 0
        size += len(body)
    if bodies:
        yield bodies[start:]
