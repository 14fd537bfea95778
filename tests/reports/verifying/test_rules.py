"""Every finding is asked for by itself: whichever one is amiss, whatever the others say, it does not count."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel, SuspiciousModification
from pyhanko.sign.validation.status import SignatureCoverageLevel

from coachdesk.reports.verifying.rules import Case, reason_in_the_bytes, reason_in_the_checks, reason_in_the_person
from tests.signers import brue_vale

CHANGED = "the plan was changed after it was signed."


def findings(level: ModificationLevel, covers: SignatureCoverageLevel, **amiss: Any) -> Any:
    """What pyHanko says of a good signature, but for what the test wants amiss."""
    good: dict[str, Any] = {
        **dict.fromkeys(("intact", "valid", "trusted", "docmdp_ok", "bottom_line"), True),
        "coverage": covers,
        "modification_level": level,
        "diff_result": DiffResult(level, {"advocate"} if level is ModificationLevel.FORM_FILLING else set()),
    }
    return SimpleNamespace(**good | amiss)


def case(field: str, followers: int, *, revisions: int, signed: int) -> Case:
    reader = SimpleNamespace(xrefs=SimpleNamespace(total_revisions=revisions))
    signature = SimpleNamespace(reader=reader, signed_revision=signed)
    return Case(field, b"", signature, followers, None, None, None, b"", (), ())  # type: ignore[arg-type]


LAST = case("coach", 0, revisions=2, signed=1)
FIRST_OF_TWO = case("coach", 1, revisions=3, signed=1)
WHOLE = (ModificationLevel.NONE, SignatureCoverageLevel.ENTIRE_FILE)
FILLED = (ModificationLevel.FORM_FILLING, SignatureCoverageLevel.ENTIRE_REVISION)


@pytest.mark.parametrize(("of", "how"), [(LAST, WHOLE), (FIRST_OF_TWO, FILLED)], ids=["last", "first"])
@pytest.mark.parametrize(
    ("amiss", "reason"),
    [
        ({"intact": False}, CHANGED),
        ({"valid": False}, "the signature itself has been changed."),
        ({"trusted": False}, "the signer's certificate does not hold."),
        ({"coverage": SignatureCoverageLevel.UNCLEAR}, "it does not cover the whole plan."),
        ({"coverage": SignatureCoverageLevel.CONTIGUOUS_BLOCK_FROM_START}, "it does not cover the whole plan."),
        ({"coverage": None}, "it does not cover the whole plan."),
        ({"docmdp_ok": False}, CHANGED),
        ({"docmdp_ok": None}, CHANGED),
        ({"modification_level": ModificationLevel.ANNOTATIONS}, CHANGED),
        ({"modification_level": ModificationLevel.OTHER}, CHANGED),
        ({"modification_level": None}, CHANGED),
        ({"bottom_line": False}, "it does not meet the rules it was made under."),
    ],
)
def test_any_one_finding_amiss_is_enough(of: Case, how: Any, amiss: dict[str, Any], reason: str) -> None:
    assert reason_in_the_checks(of, findings(*how)) is None
    assert reason_in_the_checks(of, findings(*how, **amiss)) == reason


@pytest.mark.parametrize(
    ("level", "coverage"),
    [FILLED, (ModificationLevel.LTA_UPDATES, SignatureCoverageLevel.ENTIRE_FILE), (WHOLE[0], FILLED[1])],
)
def test_after_the_last_signature_nothing_at_all_may_follow(level: Any, coverage: Any) -> None:
    assert reason_in_the_checks(LAST, findings(level, coverage)) == CHANGED


@pytest.mark.parametrize(
    "diff",
    [
        DiffResult(ModificationLevel.FORM_FILLING, {"coach"}),
        DiffResult(ModificationLevel.FORM_FILLING, {"advocate", "other"}),
        SuspiciousModification("overlay"),
        None,
    ],
)
def test_only_the_advocate_s_field_may_have_been_filled(diff: object) -> None:
    assert reason_in_the_checks(FIRST_OF_TWO, findings(*FILLED, diff_result=diff)) == CHANGED


def test_every_later_revision_must_be_a_signature_of_ours() -> None:
    one_too_many = case("coach", 1, revisions=4, signed=1)
    assert reason_in_the_checks(one_too_many, findings(*FILLED)) == CHANGED


def test_nothing_may_follow_the_advocate_s() -> None:
    assert reason_in_the_checks(case("advocate", 1, revisions=3, signed=1), findings(*FILLED)) == CHANGED


def test_an_archive_s_update_with_the_countersignature_is_as_good() -> None:
    archive = (ModificationLevel.LTA_UPDATES, SignatureCoverageLevel.ENTIRE_REVISION)
    assert reason_in_the_checks(FIRST_OF_TWO, findings(*archive)) is None


def test_a_signature_that_does_not_stand_in_the_gap_it_names_does_not_count() -> None:
    pdf = b"%PDF <3003020107> %%EOF"
    told: dict[str, Any] = {
        "byte_range": [0, 5, 17, 6],
        "pkcs7_content": bytes.fromhex("3003020107"),
        "sig_object": {"/SubFilter": "/ETSI.CAdES.detached"},
        "md_algorithm": "sha256",
    }
    for amiss, good in (
        ({}, True),
        ({"pkcs7_content": bytes.fromhex("3003020108")}, False),
        ({"md_algorithm": "sha1"}, False),
    ):
        of = Case("advocate", pdf, SimpleNamespace(**told | amiss), 0, None, None, None, b"", (), ())
        assert (reason_in_the_bytes(of) is None) == good


@pytest.mark.parametrize("at", [None, datetime(2011, 9, 1)])  # noqa: DTZ001 - a time without its zone is the fault
def test_a_signature_without_a_time_or_without_its_zone_does_not_count(at: datetime | None) -> None:
    of = Case("coach", b"", None, 0, at, at, brue_vale().coach.worker(), b"", (), ())
    assert reason_in_the_person(of) == "it does not say when it was made."
