"""Keeps a name in any script from turning round the words beside it."""

_OPENS_ISOLATE = "\u2066\u2067\u2068"
_OPENS_EMBEDDING = "\u202a\u202b\u202d\u202e"
_POP_ISOLATE = "\u2069"
_POP_EMBEDDING = "\u202c"
_FIRST_STRONG = "\u2068"


def isolated(text: str) -> str:
    """The text inside a first-strong isolate, with whatever it opened closed again; empty stays empty.

    Use it for every word of a family that goes into a sentence of ours: `tr("Hello {name}").format(name=isolated(n))`.
    """
    return f"{_FIRST_STRONG}{closed(text)}{_POP_ISOLATE}" if text else ""


def closed(text: str) -> str:
    """The text with every direction it opened closed, and with no closing of what it did not open."""
    open_ends: list[str] = []
    kept: list[str] = []
    for letter in text:
        if letter in _OPENS_ISOLATE:
            open_ends.append(_POP_ISOLATE)
        elif letter in _OPENS_EMBEDDING:
            open_ends.append(_POP_EMBEDDING)
        elif letter == _POP_ISOLATE:
            if _POP_ISOLATE not in open_ends:
                continue
            while open_ends.pop() != _POP_ISOLATE:
                pass  # a closing isolate ends the embeddings opened inside it
        elif letter == _POP_EMBEDDING:
            if not open_ends or open_ends[-1] != _POP_EMBEDDING:
                continue
            open_ends.pop()
        kept.append(letter)
    return "".join(kept) + "".join(reversed(open_ends))
