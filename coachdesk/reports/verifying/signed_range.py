"""What one signature covers, read from the file's bytes alone: the range, the gap, and what fills the gap."""

from collections.abc import Sequence
from dataclasses import dataclass

_SEQUENCE = 0x30
_LONG_FORM = 0x80


@dataclass(frozen=True, slots=True)
class SignedRange:
    """A signature that covers `[0, gap_start)` and `[gap_end, end)`; the gap holds `<hex>` and nothing else."""

    gap_start: int
    gap_end: int
    end: int
    content: bytes
    """The bytes that the gap's digits spell: the signature, then zeros."""

    @property
    def padding_is_zero(self) -> bool:
        """True when nothing hides after the signature inside the gap."""
        length = der_length(self.content)
        return length is not None and not any(self.content[length:])


def read_range(pdf: bytes, byte_range: Sequence[object]) -> SignedRange | None:
    """The range, if it starts at the first byte, leaves out one string of capital digits, and lies inside the file."""
    numbers = [number for number in byte_range if isinstance(number, int)]
    if len(numbers) != 4 or len(byte_range) != 4:
        return None
    start, gap_start, gap_end, rest = (int(number) for number in numbers)
    end = gap_end + rest
    if start != 0 or rest <= 0 or not 0 < gap_start < gap_end < end <= len(pdf):
        return None
    gap = pdf[gap_start:gap_end]
    if not gap.startswith(b"<") or not gap.endswith(b">"):
        return None
    try:
        content = bytes.fromhex(gap[1:-1].decode("ascii"))
    except ValueError:
        return None
    if gap[1:-1] != content.hex().upper().encode():  # blanks and small letters say the same, and nobody signed them
        return None
    return SignedRange(gap_start, gap_end, end, content)


def der_length(content: bytes) -> int | None:
    """How many bytes the one DER sequence at the start of `content` takes; None when there is none."""
    if len(content) < 2 or content[0] != _SEQUENCE:
        return None
    first = content[1]
    if first < _LONG_FORM:
        length, header = first, 2
    else:
        count = first - _LONG_FORM
        if not 1 <= count <= 4 or len(content) < 2 + count:
            return None
        length, header = int.from_bytes(content[2 : 2 + count], "big"), 2 + count
    return header + length if header + length <= len(content) else None
