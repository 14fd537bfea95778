"""What somebody might do to a signed plan: each takes the file's bytes and gives back others."""

import asyncio
import io
import random
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pikepdf
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, StreamObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from coachdesk.crypto.signer import Signer
from coachdesk.reports.signing import pades
from coachdesk.reports.typesetting.words import said


def signed_ranges(pdf: bytes) -> list[tuple[int, int]]:
    """Every stretch of the file that some signature covers, as (first, past the last), per signature."""
    ranges = []
    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        start, first, gap_end, rest = (int(number) for number in signature.byte_range)
        ranges += [(start, first), (gap_end, gap_end + rest)]
    return ranges


def gaps(pdf: bytes) -> list[tuple[int, int]]:
    """Where the signatures themselves stand, with their brackets, the coach's first."""
    ranges = signed_ranges(pdf)
    return [(ranges[n][1], ranges[n + 1][0]) for n in range(0, len(ranges), 2)]


def flipped(pdf: bytes, place: int, flip: int = 1) -> bytes:
    """One byte changed."""
    return pdf[:place] + bytes([pdf[place] ^ flip]) + pdf[place + 1 :]


def every_fiftieth(pdf: bytes) -> Iterator[int]:
    """Every 50th place in the file that lies in a signed range and in no gap."""
    holes = gaps(pdf)
    for place in range(0, len(pdf), 50):
        if not any(start <= place < end for start, end in holes):
            yield place


Change = Callable[[IncrementalPdfFileWriter], object]
"""What is done to a file in a new revision."""


def an_overlay(writer: IncrementalPdfFileWriter) -> None:
    """Words painted over the first page."""
    words = writer.add_object(StreamObject(stream_data=b"BT 1 0 0 1 60 700 Tm (and pay 500 pounds) Tj ET"))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = ArrayObject([page.raw_get("/Contents"), words])
    writer.update_container(page)


def another_title(writer: IncrementalPdfFileWriter) -> None:
    """Something else said of the file by itself."""
    writer.set_info(writer.add_object(DictionaryObject({pdf_name("/Title"): pdf_string("Another plan")})))


def other_metadata(writer: IncrementalPdfFileWriter) -> None:
    """Another metadata packet."""
    packet = writer.root["/Metadata"]
    packet._data = packet.data.replace(b"Plan", b"Blank page")
    packet._encoded_data = None
    writer.update_container(packet)


def a_script(writer: IncrementalPdfFileWriter) -> None:
    """A script that runs when the file is opened."""
    deed = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert('signed')")}
    writer.root[pdf_name("/OpenAction")] = DictionaryObject(deed)
    writer.update_root()


def another_tooltip(writer: IncrementalPdfFileWriter) -> None:
    """Other words for who hears the coach's field read out."""
    widget = writer.root["/AcroForm"]["/Fields"][0].get_object()
    widget[pdf_name("/TU")] = pdf_string("The family agrees to everything")
    writer.update_container(widget)


def another_place(writer: IncrementalPdfFileWriter) -> None:
    """The advocate's field made as large as the page."""
    widget = writer.root["/AcroForm"]["/Fields"][1].get_object()
    widget[pdf_name("/Rect")] = ArrayObject([NumberObject(edge) for edge in (0, 0, 595, 842)])
    writer.update_container(widget)


def an_empty_field(writer: IncrementalPdfFileWriter) -> None:
    """One more signature field, unseen and empty."""
    append_signature_field(writer, SigFieldSpec("third"))


def with_nothing_new(pdf: bytes) -> bytes:
    """A new revision that adds one object nobody refers to."""
    return revised(pdf, lambda writer: writer.add_object(StreamObject(stream_data=b"hidden words")))


def with_a_filled_padding(pdf: bytes, which: int) -> bytes:
    """The last zero of a signature's padding made another digit."""
    return flipped(pdf, gaps(pdf)[which][1] - 2)


def with_a_gap_elsewhere(pdf: bytes) -> bytes:
    """The last signature's range claims to leave out one byte more."""
    start, end = gaps(pdf)[-1]
    told = f"[0 {start} {end} {len(pdf) - end}]".encode()
    wider = f"[0 {start} {end + 1} {len(pdf) - end - 1}]".encode()
    return pdf.replace(told, wider.ljust(len(told)))


def with_a_field_named(pdf: bytes, name: str) -> bytes:
    """The page with its coach's field called something else."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.Root.AcroForm.Fields[0].T = pikepdf.String(name)
        return _saved(opened)


def locked(pdf: bytes) -> bytes:
    """The page under a password."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _saved(opened, encryption=pikepdf.Encryption(user="secret", owner="secret"))


def _saved(opened: pikepdf.Pdf, **how: Any) -> bytes:
    made = io.BytesIO()
    opened.save(made, **how)
    return made.getvalue()


def revised(pdf: bytes, change: Change) -> bytes:
    """The file with one more revision."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer._update_meta = lambda: None
    change(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def signed_anyhow(pdf: bytes, field: str, signer: Signer, at: datetime) -> bytes:
    """A signature that asked neither the clock nor the certificate: what a changed program could make."""
    return pades.sign(pdf, field, signer, at, name="Somebody", reason="Sealed", stamp=((said("Somebody"),),))


def signed_otherwise(pdf: bytes, signer: Signer, at: datetime, change: Change | None = None, **how: Any) -> bytes:
    """The coach's field filled as another program might, after a change in the same revision if one is given.

    `how` is pyHanko's; by default it certifies, and allows what ours does not.
    """
    settings: dict[str, Any] = {
        "field_name": "coach",
        "certify": True,
        "docmdp_permissions": MDPPerm.ANNOTATE,
        "md_algorithm": "sha256",
        "subfilter": SigSeedSubFilter.PADES,
    }

    async def sign() -> bytes:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        writer._update_meta = lambda: None
        if change:
            change(writer)
        meta = PdfSignatureMetadata(**settings | how)
        session = PdfSigner(meta, signer=pades._Pen(signer)).init_signing_session(writer)
        session.system_time = at
        document = session.prepare_tbs_document(validation_info=None, bytes_reserved=8192)
        made = io.BytesIO()
        digest, _ = document.digest_tbs_document(output=made)
        await document.perform_signature(digest.document_digest, PdfCMSSignedAttributes())
        return made.getvalue()

    return asyncio.run(sign())


def mutants(pdf: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Files changed at random, each differing from the original; the same ones for the same seed."""
    chance = random.Random(seed)
    numbers = [b"0", b"1", b"-1", b"4294967296", b"999999999999", b"1e9", b"null", b"[]", b"<<>>", b"(", b"%"]
    names = [
        b"/Type",
        b"/Kids",
        b"/Length",
        b"/Filter",
        b"/Fields",
        b"/V",
        b"/ByteRange",
        b"/Contents",
        b"/Root",
        b"/Prev",
    ]
    made = 0
    while made < count:
        changed = bytearray(pdf)
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            place = chance.randrange(len(changed))
            match chance.randrange(7):
                case 0:
                    changed[place] ^= 1 << chance.randrange(8)
                case 1:
                    changed[place] = chance.randrange(256)
                case 2:
                    del changed[place : place + chance.choice((1, 2, 30, 3000))]
                case 3:
                    changed[place:place] = chance.randbytes(chance.choice((1, 8, 400)))
                case 4:
                    start = chance.randrange(len(changed))
                    changed[place:place] = changed[start : start + 600]
                case 5:
                    found = changed.find(chance.choice(names), place)
                    end = changed.find(b"\n", found)
                    changed[found + 1 : end if end > 0 else found + 9] = chance.choice(names + numbers)
                case 6:
                    del changed[chance.randrange(len(changed) // 2, len(changed)) :]
            if not changed:
                break
        if changed and bytes(changed) != pdf:
            made += 1
            yield bytes(changed)
