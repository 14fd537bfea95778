"""pyHanko put to our use: judging the signatures of a plan's PDF by rules stricter than its own.

Its own verdict lets through bytes after the last signature, a revoked certificate that names no list, and changes to
the metadata; so each of its findings is asked for by name (`rules`), and the byte ranges are read by us too.
"""

import asyncio
import contextlib
import io
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DSSCompareRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from coachdesk.crypto.certificates import WorkerCertificate, read_certificate
from coachdesk.crypto.revocation import Revocations, read_revocations
from coachdesk.crypto.trust_file import Trust
from coachdesk.errors import CertificateProblem, Unreadable
from coachdesk.reports.signature_fields import ADVOCATE, COACH, Field
from coachdesk.reports.signature_words import day, day_and_time, role_in_words
from coachdesk.reports.verifying.rules import (
    Case,
    reason_in_the_bytes,
    reason_in_the_checks,
    reason_in_the_person,
    reason_in_the_time,
)
from coachdesk.reports.verifying.verdict import SignatureVerdict, Verdict

for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)  # it logs pieces of what it reads: a family's words

_POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys=frozenset({"/AcroForm", "/DSS"})),  # type: ignore[no-untyped-call]
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()]),
)
"""What the advocate's signature may bring with it: itself, its stamp, and a newer list of withdrawn certificates."""

_LOCKED = "That PDF is locked with a password, which a plan never is. It was not opened."
_NONE = "This PDF carries no CoachDesk signature, so nobody vouches for what it says."
_FOREIGN = "This PDF carries a signature that CoachDesk did not make, so it is not a plan as it was sealed."
_UNSEALED = "No coach has sealed this PDF, so nobody vouches for what it says."
_TIMES = (
    "Each signature was judged at the time it states, which is from the signer's own laptop: "
    "no outside clock has confirmed it."
)

_DEEDS: dict[Field, str] = {COACH: "sealed", ADVOCATE: "counter-signed"}


def judge(pdf: bytes, trust: Sequence[Trust], now: datetime) -> Verdict:
    """The verdict on a file that starts like a PDF. Raises whatever pyHanko raises for one that is not sound."""
    reader = PdfFileReader(io.BytesIO(pdf))
    if reader.encrypted:
        raise Unreadable(_LOCKED)
    filled = {name: value is not None for name, value, _ in enumerate_sig_fields(reader)}
    misfit = _misfit(filled, len(reader.embedded_signatures))
    if misfit:
        return Verdict(valid=False, sentence=misfit)
    found = {signature.field_name: signature for signature in reader.embedded_signatures}
    sealed_at = found[COACH].self_reported_timestamp
    cases = [_case(field, pdf, found[field], sealed_at, trust) for field in _DEEDS if field in found]
    judged = tuple(_judge_one(case, now) for case in cases)
    newest = max((known.issued_at for case in cases for _, known in case.lists), default=None)
    return Verdict(
        valid=all(one.valid for one in judged),
        sentence=_whole(judged, newest),
        signatures=judged,
        organisation_id=next((case.worker.organisation_id for case in cases if case.worker), ""),
        withdrawals_known_until=newest,
    )


def _misfit(filled: dict[str, bool], embedded: int) -> str | None:
    """Why the file as a whole is not one of ours, by its fields alone."""
    if not any(filled.values()):
        return _NONE
    if set(filled) - set(_DEEDS) or sum(filled.values()) != embedded:
        return _FOREIGN
    return None if filled.get(COACH) else _UNSEALED


def _case(field: Field, pdf: bytes, signature: Any, sealed_at: datetime | None, trust: Sequence[Trust]) -> Case:
    worker, root, at_hand = _issuer(signature.signer_cert.dump(), trust)
    everyone = signature.reader.embedded_signatures
    carried = _genuine(_lists_in(signature.reader.get_historical_resolver(signature.signed_revision)), root)
    return Case(
        field=field,
        pdf=pdf,
        signature=signature,
        followers=len(everyone) - 1 - everyone.index(signature),
        at=signature.self_reported_timestamp,
        sealed_at=sealed_at,
        worker=worker,
        root=root,
        lists=(*_genuine(at_hand, root), *carried),
        carried=carried,
    )


def _issuer(certificate: bytes, trust: Sequence[Trust]) -> tuple[WorkerCertificate | None, bytes, list[bytes]]:
    """Whose certificate it is, the root that issued it, and every list given along with that root."""
    for organisation in trust:
        try:
            worker = read_certificate(certificate, organisation.root)
        except CertificateProblem:
            continue
        return worker, organisation.root, [one.revocations for one in trust if one.root == organisation.root]
    return None, b"", []


def _lists_in(revision: Any) -> list[bytes]:
    """The lists of withdrawn certificates that the file held at that revision, as they stand."""
    if "/DSS" not in revision.root:
        return []
    return [bytes(found.get_object().data) for found in revision.root["/DSS"].get("/CRLs", ())]


def _genuine(lists: Iterable[bytes], root: bytes) -> tuple[tuple[bytes, Revocations], ...]:
    """Those of the lists that this root signed; a file may carry what it likes."""
    genuine = []
    for der in lists:
        with contextlib.suppress(CertificateProblem, Unreadable):
            genuine.append((der, read_revocations(der, root)))
    return tuple(genuine)


def _judge_one(case: Case, now: datetime) -> SignatureVerdict:
    reason = reason_in_the_bytes(case) or reason_in_the_person(case)
    if reason is None:
        reason = reason_in_the_checks(case, _findings(case)) or reason_in_the_time(case, now)
    known = case.worker
    who = f"{known.name}, {role_in_words(known.role)}, {known.organisation_name}" if known else "Someone"
    stated = f" on {day_and_time(case.at)}" if case.at else ""
    sentence = f"{who}, {_DEEDS[case.field]} this plan{stated}."
    if reason:
        sentence = f"The signature of {who if known else 'an unknown person'} does not count: {reason}"
    return SignatureVerdict(
        field=case.field,
        who=known.name if known else "",
        role=known.role if known else "",
        organisation=known.organisation_name if known else "",
        at=case.at,
        valid=reason is None,
        sentence=sentence,
    )


def _findings(case: Case) -> PdfSignatureStatus:
    context = ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(case.root)],
        allow_fetching=False,
        moment=case.at,
        crls=[der for der, _ in case.lists],
        revocation_mode="require",
        retroactive_revinfo=True,  # an entry is never taken back, so a newer list answers for an earlier moment
    )
    return asyncio.run(async_validate_pdf_signature(case.signature, context, diff_policy=_POLICY))


def _whole(judged: Sequence[SignatureVerdict], newest: datetime | None) -> str:
    known = f" Certificates withdrawn after {day(newest)} are not known here." if newest else ""
    wrong = next((one.sentence for one in judged if not one.valid), None)
    if wrong:
        return f"This plan is not valid. {wrong}"
    return f"This plan is valid: nothing has changed since it was signed. {_TIMES}{known}"
