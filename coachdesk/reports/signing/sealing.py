"""Sealing a plan's PDF: the coach's certifying PAdES signature, and the advocate's added later beside it.

PAdES B-B (ETSI.CAdES.detached), ECDSA P-256 over SHA-256, with no network. The time is what the caller's clock says,
and the file says that it is.
"""

from datetime import datetime

from coachdesk.crypto.signer import Signer, check_may_sign
from coachdesk.errors import Refused
from coachdesk.reports.signature_fields import ADVOCATE, COACH
from coachdesk.reports.signature_words import day_and_time, role_in_words
from coachdesk.reports.typesetting.words import said, sentence

_DEEDS = {COACH: "Sealed", ADVOCATE: "Counter-signed"}


def seal_as_coach(pdf: bytes, signer: Signer, at: datetime, *, newest_seen: datetime | None = None) -> bytes:
    """The same PDF, certified: afterwards only the advocate's field may be filled without voiding this signature.

    `pdf` is a page file of ours with two empty signature fields. `at` is aware and becomes the stated time.
    Raises CertificateProblem as `check_may_sign` does, Refused when the file is not one of ours or is sealed already.
    """
    return _sign(pdf, COACH, signer, at, newest_seen)


def countersign_as_advocate(pdf: bytes, signer: Signer, at: datetime, *, newest_seen: datetime | None = None) -> bytes:
    """The sealed PDF with one more signature after the last byte of what the coach sealed.

    The file has come from outside: check it first (`coachdesk.sandbox.checking`), and sign nothing that is not valid.
    Raises as `seal_as_coach` does, CertificateProblem also when the clock is before the coach's stated time, and
    Refused when no coach has sealed it or it is counter-signed already.
    """
    return _sign(pdf, ADVOCATE, signer, at, newest_seen)


def _sign(pdf: bytes, field: str, signer: Signer, at: datetime, newest_seen: datetime | None) -> bytes:
    from coachdesk.reports.signing import pades  # noqa: PLC0415  # half a second of pyHanko, only for those who sign

    times = pades.signing_times(pdf)
    if times is None or set(times) != {COACH, ADVOCATE}:
        raise Refused("Only a plan that CoachDesk has made can be signed here.")
    if times[field]:
        raise Refused("This file carries that signature already. Nothing was changed.")
    if field == COACH and times[ADVOCATE]:
        raise Refused("This file was signed in the wrong order. Export the plan again.")
    if field == ADVOCATE and not times[COACH]:
        raise Refused("The coach seals a plan first, and this file has not been sealed.")
    seen = [moment for moment in (newest_seen, *times.values()) if moment]
    worker = check_may_sign(signer, at, max(seen, default=None))
    deed = _DEEDS[field]
    stamp = (
        sentence("{deed} by {name}, {role}", deed=deed, name=worker.name, role=role_in_words(worker.role)),
        sentence("{when}, by the laptop's clock", when=day_and_time(at)),
        (said(worker.organisation_name),),
    )
    return pades.sign(pdf, field, signer, at, name=worker.name, reason=deed, stamp=stamp)
