"""What the server said no with."""

from collections.abc import Callable

import pytest

from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.server.denied import Denied


def refused(work: Callable[[], object]) -> Refusal:
    """The refusal that `work` meets."""
    with pytest.raises(Denied) as caught:
        work()
    return caught.value.refusal


def code(work: Callable[[], object]) -> Code:
    """Its code alone."""
    return refused(work).error
