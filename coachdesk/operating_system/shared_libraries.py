"""Whether the system has a library that Qt will ask for, by the name the loader knows it by."""

import ctypes


def has_shared_library(name: str) -> bool:
    """Whether the loader finds and loads the library `name`, such as `libEGL.so.1`. It stays loaded."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
