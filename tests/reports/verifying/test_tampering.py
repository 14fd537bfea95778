"""No change to what was signed is ever called valid, and no damage is ever more than unreadable."""

import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from coachdesk.errors import Unreadable
from coachdesk.reports.verifying import check
from tests.forgeries import every_fiftieth, flipped, gaps, mutants, signed_ranges
from tests.sealable import countersigned, sealed
from tests.signers import TODAY, brue_vale


def counts(pdf: bytes) -> bool:
    """Whether the check calls it valid. An unreadable file does not count; any other error is not caught."""
    with suppress(Unreadable):
        return check(pdf, [brue_vale().trust], TODAY).valid
    return False


def poppler_agrees(pdf: bytes, folder: Path) -> bool:
    """Whether pdfsig calls every signature valid, and the last one the whole document's."""
    file = folder / "plan.pdf"
    file.write_bytes(pdf)
    ran = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, check=False)
    told = [line.split(b":", 1)[1].strip() for line in ran.stdout.splitlines() if b"Signature Validation" in line]
    return bool(told) and set(told) == {b"Signature is Valid."} and b"Total document signed" in ran.stdout


@pytest.mark.parametrize("quarter", range(4))
def test_a_flip_of_every_fiftieth_signed_byte_is_refused(quarter: int) -> None:
    assert counts(sealed())
    places = list(every_fiftieth(sealed()))
    assert len(places) > 200
    assert [place for place in places[quarter::4] if counts(flipped(sealed(), place))] == []


def test_a_flip_in_what_the_advocate_added_voids_hers_and_one_before_voids_both() -> None:
    (_, first), (_, end), *_ = signed_ranges(sealed())
    added = [place for place in every_fiftieth(countersigned()) if place >= end][::6]
    assert added
    assert [place for place in added if counts(flipped(countersigned(), place))] == []
    assert not counts(flipped(countersigned(), first - 40))


def test_twenty_flips_are_refused_by_poppler_too(tmp_path: Path) -> None:
    assert poppler_agrees(countersigned(), tmp_path)
    places = list(every_fiftieth(countersigned()))
    chosen = places[:: len(places) // 20]
    assert [place for place in chosen if poppler_agrees(flipped(countersigned(), place), tmp_path)] == []


@pytest.mark.faults
def test_two_hundred_flips_are_refused_by_poppler_too(tmp_path: Path) -> None:
    assert poppler_agrees(sealed(), tmp_path)
    chosen = list(every_fiftieth(sealed()))[:200]
    assert len(chosen) == 200
    assert [place for place in chosen if poppler_agrees(flipped(sealed(), place), tmp_path)] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_mutants_are_refused_or_unreadable_and_raise_nothing_else(seed: int) -> None:
    original = countersigned()
    survivors = [mutant for mutant in mutants(original, 150, seed) if counts(mutant)]
    for mutant in survivors:
        assert _signed_bytes(mutant) == _signed_bytes(original)


@pytest.mark.faults
def test_a_thousand_more_mutants() -> None:
    for mutant in mutants(sealed(), 1000, 3):
        assert not counts(mutant) or _signed_bytes(mutant) == _signed_bytes(sealed())


def test_a_changed_signature_counts_only_if_it_still_says_the_same() -> None:
    ((start, end),) = gaps(sealed())
    for place in range(start, end, 97):
        changed = flipped(sealed(), place, 0x20 if place % 2 else 1)
        assert not counts(changed) or _signed_bytes(changed) == _signed_bytes(sealed())


def test_cut_anywhere_it_is_refused() -> None:
    assert [length for length in range(0, len(sealed()), 311) if counts(sealed()[:length])] == []


def _signed_bytes(pdf: bytes) -> list[bytes]:
    return [pdf[start:end] for start, end in signed_ranges(pdf)]
