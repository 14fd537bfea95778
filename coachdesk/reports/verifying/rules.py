"""The rules a signature on a plan must meet, each with the reason that is given when it does not (security.md 2.10)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from coachdesk.crypto.certificates import CLOCK_ALLOWANCE, WorkerCertificate
from coachdesk.crypto.revocation import Revocations
from coachdesk.reports.signature_fields import ADVOCATE, COACH, Field
from coachdesk.reports.signature_words import day, day_and_time
from coachdesk.reports.verifying.signature_shape import is_as_we_make_it
from coachdesk.reports.verifying.signed_range import read_range


@dataclass(frozen=True, slots=True)
class Case:
    """One filled field, with all that is known about it.

    `followers` counts the signatures made after it. `worker` is None when no trusted organisation issued the
    certificate, else `root` is the one that did. `lists` are the genuine lists of withdrawn certificates at hand, each
    as it stands and as read; `carried` are those of them that the file held when this signature was made.
    `sealed_at` is the time that the coach's signature states.
    """

    field: Field
    pdf: bytes
    signature: Any
    followers: int
    at: datetime | None
    sealed_at: datetime | None
    worker: WorkerCertificate | None
    root: bytes
    lists: tuple[tuple[bytes, Revocations], ...]
    carried: tuple[tuple[bytes, Revocations], ...]


def reason_in_the_bytes(case: Case) -> str | None:
    """What is wrong with where the signature stands in the file; None when nothing is."""
    signature = case.signature
    covered = read_range(case.pdf, signature.byte_range)
    if covered is None or covered.content != signature.pkcs7_content:
        return "what it covers cannot be told from the file."
    if not covered.padding_is_zero:
        return "something has been hidden in the space kept for it."
    if signature.sig_object.get("/SubFilter") != SigSeedSubFilter.PADES.value or signature.md_algorithm != "sha256":
        return "it is of a kind that CoachDesk does not make."
    if case.field == COACH and signature.docmdp_level != MDPPerm.FILL_FORMS:
        return "it does not seal the file against changes."
    if case.followers == 0 and covered.end != len(case.pdf):
        return "something was added to the file after it was signed."
    if case.worker is not None and not is_as_we_make_it(covered.content, case.worker.der, case.root):
        return "something has been hidden in the space kept for it."
    return None


def reason_in_the_person(case: Case) -> str | None:
    """Why the signer is not known here, or might not sign at the time that is stated; None when she might."""
    if case.worker is None:
        return "it was made for an organisation that is not trusted here."
    if case.at is None or case.at.tzinfo is None:
        return "it does not say when it was made."
    if case.at < case.worker.valid_from:
        return f"it says {day(case.at)}, and the signer's certificate began on {day(case.worker.valid_from)}."
    if case.at > case.worker.valid_until:
        return f"it says {day(case.at)}, and the signer's certificate ended on {day(case.worker.valid_until)}."
    withdrawn = [known.withdrawn_at(case.worker.serial, case.at) for _, known in case.lists]
    for moment in withdrawn:
        if moment is not None:
            return f"it says {day(case.at)}, and the signer's certificate was withdrawn on {day(moment)}."
    return None


def reason_in_the_time(case: Case, now: datetime) -> str | None:
    """Why the stated time cannot be right; None when it can."""
    assert case.at is not None
    if any(known.issued_at > case.at for _, known in case.carried):
        return f"it says {day_and_time(case.at)}, yet carries a list made after that."
    if case.sealed_at is not None and case.at < case.sealed_at - CLOCK_ALLOWANCE:
        return f"it says {day_and_time(case.at)}, which is before the plan was sealed."
    if case.at > now + CLOCK_ALLOWANCE:
        return f"it says {day_and_time(case.at)}, which has not come yet. Check this laptop's clock."
    return None


def reason_in_the_checks(case: Case, status: PdfSignatureStatus) -> str | None:
    """Why pyHanko's findings do not add up to a signature that counts; None when they do."""
    if not status.intact:
        return "the plan was changed after it was signed."
    if not status.valid:
        return "the signature itself has been changed."
    if not status.trusted:
        return "the signer's certificate does not hold."
    if status.coverage not in {SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION}:
        return "it does not cover the whole plan."
    if not status.docmdp_ok or not _only_counter_signed(case, status):
        return "the plan was changed after it was signed."
    if not status.bottom_line:
        return "it does not meet the rules it was made under."
    return None


def _only_counter_signed(case: Case, status: PdfSignatureStatus) -> bool:
    level, found = status.modification_level, status.diff_result
    if case.followers == 0:
        return level == ModificationLevel.NONE and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return (
        level in {ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}
        and case.field == COACH
        and isinstance(found, DiffResult)
        and found.changed_form_fields <= {ADVOCATE}
        and case.signature.reader.xrefs.total_revisions - 1 - case.signature.signed_revision == case.followers
    )
