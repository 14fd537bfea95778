"""A secret is overwritten where it lies, and the clock of waits cannot be set."""

import ctypes
import time
from pathlib import Path

from coachdesk.operating_system import boot_seconds, wipe


def test_wiping_overwrites_the_very_bytes() -> None:
    secret = bytearray(b"the passphrase of this laptop")
    length = len(secret)
    view = (ctypes.c_char * length).from_buffer(secret)
    address = ctypes.addressof(view)
    wipe(secret)
    assert ctypes.string_at(address, length) == bytes(length)
    assert secret == bytearray(length)


def test_wiping_nothing_is_fine() -> None:
    empty = bytearray()
    wipe(empty)
    assert empty == bytearray()


def test_the_boot_clock_goes_forward_with_the_machine() -> None:
    first = boot_seconds()
    time.sleep(0.01)
    assert 0.01 <= boot_seconds() - first < 5
    uptime = float(Path("/proc/uptime").read_text().split()[0])
    assert abs(boot_seconds() - uptime) < 5
