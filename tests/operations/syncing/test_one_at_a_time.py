"""One round of a vault at a time: an errand and the rounds in the background never speak at once (sync.md 1.2, F20)."""

import threading
import time
from itertools import pairwise
from pathlib import Path

from coachdesk.operations.syncing.going_round import end_sitting, go_round_once
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


def test_whoever_begins_them_all_rounds_of_an_open_vault_are_one_sitting(tmp_path: Path) -> None:
    """One session for all of them, until the vault is locked."""
    with two_connected(tmp_path) as both:
        asked: list[str] = []

        def ask(request: Request) -> Answer:
            asked.append(request.path.split("?")[0])
            return both.ask(request)

        go_round_once(both.bronwen, ask)
        asked.clear()
        go_round_once(both.bronwen, ask)
        both.write(both.bronwen, "by the river")
        go_round_once(both.bronwen.set_keyring({"something": b"else"}), ask)
        assert "/v1/session" not in asked
        end_sitting(both.bronwen)
        go_round_once(both.bronwen, ask)
        assert asked.count("/v1/session") == 2
