"""Compressed streams whose length no reader can mistake.

The bytes of a stream are followed by a line end. Were the last of them itself a carriage return or a line feed, a
strict validator could not tell which of them belongs to the stream (PDF/A-2, 6.1.7.1), one time in a hundred.
"""

import zlib

import pikepdf
from pikepdf import Name

_LINE_ENDS = (0x0A, 0x0D)


def compressed_stream(pdf: pikepdf.Pdf, content: bytes, padding: bytes) -> pikepdf.Stream:
    """The content as a new stream, compressed. `padding` is one byte that may stand at its end and change nothing.

    Not a zero byte: the checksum that ends a compressed stream would not move for it.
    """
    packed = zlib.compress(content, 6)
    while packed[-1] in _LINE_ENDS:
        content += padding
        packed = zlib.compress(content, 6)
    stream = pdf.make_stream(packed)
    stream.Filter = Name.FlateDecode
    return stream


def plain_stream(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Stream:
    """The content as it stands, for what must be readable without unpacking. It does not end in a line end."""
    return pikepdf.Stream(pdf, content.rstrip(b"\r\n"))
