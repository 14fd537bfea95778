"""A library is there when the loader can load it, whatever package it came in."""

from coachdesk.operating_system import has_shared_library


def test_the_c_library_is_there_and_an_invented_one_is_not() -> None:
    assert has_shared_library("libc.so.6")
    assert not has_shared_library("libnobody-made-this.so.1")
