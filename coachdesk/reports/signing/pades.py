"""pyHanko put to our use: filling one signature field of a plan's PDF by an incremental update.

Three things it would do by itself are turned off, because each breaks the file: it rewrites the XMP packet and loses
the archival declaration, it draws its stamp in a font that readers cannot map to text, and it takes the time from the
wall clock. It also logs what it reads, which is a family's words.
"""

import asyncio
import io
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.generic import StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers import Signer as PyHankoSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.stamp import BaseStamp, BaseStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from coachdesk.crypto.signer import Signer
from coachdesk.reports.signature_fields import COACH
from coachdesk.reports.signing.stamp import draw_stamp
from coachdesk.reports.typesetting.words import Words

for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)

Stamp = tuple[tuple[Words, ...], ...]
"""What the visible mark says, one entry below the other."""

_ROOM = 8_192
"""Bytes kept for a signature, as hexadecimal digits; about half is used, the rest is zeros."""


def signing_times(pdf: bytes) -> dict[str, datetime | None] | None:
    """Each signature field's name with the time its signature states, None while it is empty.

    None for a file that pyHanko cannot read, or with a signature that states no time.
    """
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        found = {name: None for name, _, _ in enumerate_sig_fields(reader)}
        stated = {signature.field_name: signature.self_reported_timestamp for signature in reader.embedded_signatures}
    except Exception:  # noqa: BLE001  # foreign files make it raise a dozen kinds; all mean "not one of ours"
        return None
    return None if None in stated.values() else found | stated


def sign(pdf: bytes, field: str, signer: Signer, at: datetime, *, name: str, reason: str, stamp: Stamp) -> bytes:
    """The file with `field` filled; the coach's is the certifying signature, which allows form filling only."""
    return asyncio.run(_sign(pdf, field, signer, at, name, reason, stamp))


async def _sign(pdf: bytes, field: str, signer: Signer, at: datetime, name: str, reason: str, stamp: Stamp) -> bytes:
    writer = _KeepingMetadata(io.BytesIO(pdf))
    revocations = asn1_crl.CertificateList.load(signer.revocations)
    DocumentSecurityStore.supply_dss_in_writer(writer, None, crls=[revocations])
    meta = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=name,
        reason=reason,
        certify=field == COACH,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    session = PdfSigner(meta, signer=_Pen(signer), stamp_style=_StampStyle(entries=stamp)).init_signing_session(
        writer, existing_fields_only=True
    )
    session.system_time = at.replace(microsecond=0)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=_ROOM)
    writer.end_no_stream_with_a_carriage_return()
    output = io.BytesIO()
    digest, _ = document.digest_tbs_document(output=output)
    await document.perform_signature(digest.document_digest, PdfCMSSignedAttributes())
    return output.getvalue()


class _KeepingMetadata(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Leaves the XMP packet, and so the PDF/A and PDF/UA declaration, byte for byte as it was."""

    def end_no_stream_with_a_carriage_return(self) -> None:
        """Of 256 streams one ends in CR by chance; with the LF before `endstream` an archive checker takes both for
        the end of the line and finds the length wrong. Written as hexadecimal digits it ends in `>`."""
        for found in self.objects.values():
            if isinstance(found, StreamObject) and found.encoded_data.endswith(b"\r"):
                found.apply_filter(pdf_name("/ASCIIHexDecode"))


class _Pen(PyHankoSigner):
    """Our key behind pyHanko's interface: the signing itself happens in `crypto`."""

    def __init__(self, signer: Signer) -> None:
        registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        registry.register(asn1_x509.Certificate.load(signer.root))
        super().__init__(signing_cert=asn1_x509.Certificate.load(signer.certificate), cert_registry=registry)
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        assert digest_algorithm == "sha256"
        assert not dry_run
        return self._signer.sign(data)


@dataclass(frozen=True)
class _StampStyle(BaseStampStyle):
    """Draws our words at exactly the size of the field, and no frame of pyHanko's."""

    border_width: int = 0
    entries: Stamp = ()

    def create_stamp(self, writer: BasePdfFileWriter, box: Any, text_params: dict[str, Any]) -> BaseStamp:
        del text_params  # pyHanko's own words: ours are complete already
        return _Stamp(writer, self, box)


class _Stamp(BaseStamp):
    def _render_inner_content(self) -> list[bytes]:
        writer = self._ensure_writer
        drawn = draw_stamp(self.style.entries, float(self.box.width), float(self.box.height))
        page = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(drawn)))
        self.set_resource(ResourceType.XOBJECT, pdf_name("/Stamp"), page)
        return [b"/Stamp Do"]
