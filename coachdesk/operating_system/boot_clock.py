"""A clock that nobody can set and that goes on while the laptop sleeps."""

import ctypes
import sys
import time


def boot_seconds() -> float:
    """Seconds since this machine started, sleep included; moving the wall clock does not move it.

    It starts again at zero when the machine does. Linux CLOCK_BOOTTIME, Windows GetTickCount64,
    macOS CLOCK_MONOTONIC (which counts sleep there, unlike on Linux).
    """
    if sys.platform == "win32":
        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_ulonglong
        seconds = float(ticks()) / 1000
    elif sys.platform == "linux":
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
    else:
        seconds = time.clock_gettime(time.CLOCK_MONOTONIC)
    return seconds
