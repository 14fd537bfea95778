"""One round of a vault at a time: an errand and the rounds in the background never speak at once (sync.md 1.2, F20)."""

import threading
import time
from itertools import pairwise
from pathlib import Path

from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.sync.conversation import Answer, Request
from tests.operations.syncing.connected import two_connected


def test_two_rounds_of_one_vault_never_overlap(tmp_path: Path) -> None:
    with two_connected(tmp_path) as both:
        heard: list[int] = []

        def ask(request: Request) -> Answer:
            heard.append(threading.get_ident())
            time.sleep(0.01)
            return both.ask(request)

        both.write(both.bronwen, "by the river")
        threads = [threading.Thread(target=lambda: go_round_once(both.bronwen, ask)) for _ in range(2)]
        for one in threads:
            one.start()
        for one in threads:
            one.join(30)
        turns = sum(before != after for before, after in pairwise(heard))
        assert len(set(heard)) == 2
        assert turns == 1, "one ends before the other begins"
        both.office.round(both.ada)
        assert both.area(both.ada) == "by the river"
