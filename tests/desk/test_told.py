"""What is touched is told to everyone; what comes by the thousand is told seldom, and none of it is left out."""

import threading

from coachdesk.desk import Touched
from coachdesk.desk.told import Told

LONG = 3600.0
"""Seconds."""


def touched(kind: str, log: str = "1") -> Touched:
    return Touched(frozenset((kind,)), frozenset((log,)))


def test_two_that_were_touched_are_one() -> None:
    both = touched("note") | touched("visit", "2")
    assert both == Touched(frozenset(("note", "visit")), frozenset(("1", "2")))


def test_by_the_thousand_it_is_told_at_once_and_then_at_the_end_and_whole() -> None:
    told, heard = Told(), list[Touched]()
    told.subscribe(heard.append)
    with told.seldom(LONG):
        for number in range(2000):
            told.announce(touched("note", str(number)))
        assert heard == [touched("note", "0")]
    assert len(heard) == 2
    assert heard[1].logs == {str(number) for number in range(1, 2000)}
    told.announce(touched("visit"))
    told.announce(touched("visit"))
    assert len(heard) == 4


def test_it_is_told_again_after_its_time_and_nothing_is_told_of_nothing() -> None:
    told, heard = Told(), list[Touched]()
    told.subscribe(heard.append)
    with told.seldom(0.0):
        told.announce(touched("note"))
        told.announce(touched("visit"))
    with told.seldom(LONG):
        pass
    assert heard == [touched("note"), touched("visit")]


def test_nobody_else_waits_and_a_fault_tells_what_was_done() -> None:
    told, heard = Told(), list[Touched]()
    told.subscribe(heard.append)
    try:
        with told.seldom(LONG):
            told.announce(touched("note"))
            told.announce(touched("note"))
            beside = threading.Thread(target=lambda: told.announce(touched("visit")))
            beside.start()
            beside.join()
            assert heard == [touched("note"), touched("visit")]
            raise RuntimeError
    except RuntimeError:
        pass
    assert heard[2:] == [touched("note")]
