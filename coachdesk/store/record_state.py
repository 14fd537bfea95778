"""A folded record as the bytes that lie in its row, and back."""

from coachdesk.crypto import codec
from coachdesk.store.fold import Folded, Head


def encode_state(folded: Folded) -> bytes:
    """A folded record as it lies in its row: the same bytes for the same fold."""
    heads = {name: [[head.value, head.id, head.stamp] for head in found] for name, found in folded.heads.items()}
    deletes = [[one, sorted(ids)] for one, ids in sorted(folded.deletes.items())]
    return codec.encode_trusted([heads, deletes, folded.unsettled])


def decode_state(kind: str, state: bytes) -> Folded:
    """The folded record in a row whose MAC has been checked."""
    heads, deletes, unsettled = codec.decode_trusted(state)
    return Folded(
        kind,
        {name: tuple(map(Head._make, found)) for name, found in heads.items()},
        {one: frozenset(ids) for one, ids in deletes},
        unsettled,
    )
