"""The list of withdrawn certificates: from which moment, by whom signed, and for how long good."""

from contextlib import suppress
from datetime import timedelta
from itertools import product

import pytest
from cryptography import x509
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from coachdesk.crypto.certificates import CERTIFICATE_LIFETIME, CLOCK_ALLOWANCE, make_root, new_key
from coachdesk.crypto.revocation import LIST_LIFETIME, Withdrawal, make_revocations, read_revocations
from coachdesk.errors import CertificateProblem, Unreadable
from tests.signers import FOUNDED

AUTHORITY = new_key()
ROOT = make_root(AUTHORITY, "ab" * 16, "Brue Vale Family Service", FOUNDED)
SECOND = timedelta(seconds=1)


def test_a_withdrawal_counts_from_its_moment_on_and_not_before() -> None:
    moment = FOUNDED + timedelta(days=40)
    known = read_revocations(make_revocations(AUTHORITY, ROOT, [Withdrawal(7, moment)], FOUNDED), ROOT)
    assert known.withdrawn_at(7, moment - SECOND) is None
    assert known.withdrawn_at(7, moment) == moment
    assert known.withdrawn_at(7, moment + timedelta(days=4000)) == moment
    assert known.withdrawn_at(8, moment) is None


@hypothesis_settings(max_examples=30)
@given(
    st.dictionaries(st.integers(1, 2**159 - 1), st.integers(0, 10**9), max_size=20),
    st.integers(0, 5000),
)
def test_every_withdrawal_comes_back_with_its_second(withdrawn: dict[int, int], day: int) -> None:
    moments = {serial: FOUNDED + timedelta(seconds=after) for serial, after in withdrawn.items()}
    at = FOUNDED + timedelta(days=day)
    made = make_revocations(AUTHORITY, ROOT, [Withdrawal(*one) for one in moments.items()], at)
    known = read_revocations(made, ROOT)
    assert known.withdrawn == moments
    assert known.issued_at == at - CLOCK_ALLOWANCE


def test_a_list_outlasts_every_certificate_issued_before_it() -> None:
    known = read_revocations(make_revocations(AUTHORITY, ROOT, [], FOUNDED), ROOT)
    assert known.next_due == FOUNDED + LIST_LIFETIME
    assert CERTIFICATE_LIFETIME + timedelta(days=300) < LIST_LIFETIME


def test_lists_are_numbered_by_the_second_they_were_made_in() -> None:
    numbers = []
    for days in (0, 1, 400):
        made = make_revocations(AUTHORITY, ROOT, [], FOUNDED + timedelta(days=days))
        crl = x509.load_der_x509_crl(made)
        numbers.append(crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number)
    assert numbers == sorted(set(numbers))


def test_another_organisation_s_list_is_not_taken_for_ours() -> None:
    key = new_key()
    same_name = make_root(key, "ab" * 16, "Brue Vale Family Service", FOUNDED)
    for root, made in ((ROOT, make_revocations(key, same_name, [], FOUNDED)), (same_name, _ours())):
        with pytest.raises(CertificateProblem, match="another organisation"):
            read_revocations(made, root)


def test_a_list_under_another_name_is_not_ours_even_by_our_key() -> None:
    renamed = make_root(AUTHORITY, "ab" * 16, "Another Service", FOUNDED)
    with pytest.raises(CertificateProblem):
        read_revocations(make_revocations(AUTHORITY, renamed, [], FOUNDED), ROOT)


def test_a_changed_list_is_refused_or_says_the_same_in_other_bytes() -> None:
    good = _ours()
    for place, flip in product(range(len(good)), (1, 0x20, 0x80, 0xFF)):
        bad = bytearray(good)
        bad[place] ^= flip
        with suppress(CertificateProblem, Unreadable):  # the spare bits after a signature may be named otherwise
            assert read_revocations(bytes(bad), ROOT) == read_revocations(good, ROOT)


def test_junk_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read_revocations(b"junk", ROOT)


def _ours() -> bytes:
    return make_revocations(AUTHORITY, ROOT, [Withdrawal(7, FOUNDED)], FOUNDED)
