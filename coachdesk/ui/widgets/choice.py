"""One of the things that can be chosen: the key that is kept and the words that are shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """`key` is kept, `words` are shown, `detail` says more beside them, `icon` is a name from `icon_names`."""

    key: str
    words: str
    detail: str = ""
    icon: str = ""
