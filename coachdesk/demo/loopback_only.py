"""Nothing of the demo leaves this machine: a connection to anywhere else is a bug, and is not made."""

import ipaddress
import sys
from typing import Any

_CONNECTING = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}
_LOOKING_UP = "socket.getaddrinfo"
_HERE = {"localhost", ""}


class LeftThisMachine(RuntimeError):
    """Something wanted to speak to another machine; it was stopped before a byte went out."""


def stay_on_this_machine() -> None:
    """From now on every socket of this process reaches loopback only. It cannot be undone."""
    sys.addaudithook(_look)


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _CONNECTING:
        address = arguments[1] if len(arguments) > 1 else None
        if isinstance(address, tuple) and not _is_here(address[0]):
            raise LeftThisMachine
    elif event == _LOOKING_UP and not _is_here(arguments[0]):
        raise LeftThisMachine


def _is_here(host: object) -> bool:
    words = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if words in _HERE:
        return True
    try:
        return ipaddress.ip_address(words.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return False
