"""Control records of every kind, by chance and fixed."""

from hypothesis import strategies as st

from coachdesk.sync.membership import (
    Admit,
    Certificate,
    ControlRecord,
    DeviceRecord,
    Erase,
    Invite,
    OrganisationRole,
    Redact,
    RevokedBecause,
    Role,
    Root,
    State,
    UserRecord,
)
from tests.sync.organisations import receiving_of

IDS, HASHES = st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32)
PROOFS, RECEIVING = st.binary(min_size=64, max_size=64), st.sampled_from([receiving_of("one"), receiving_of("two")])
WELCOMES = st.binary(min_size=76, max_size=76)
POSITIONS = st.integers(1, 2**63 - 1)
CUTS = st.dictionaries(IDS, st.dictionaries(IDS, POSITIONS, max_size=3), max_size=3)
ROLES = st.sampled_from(OrganisationRole)

RECORDS: st.SearchStrategy[ControlRecord] = st.one_of(
    st.builds(
        State,
        HASHES,
        st.dictionaries(IDS, st.sampled_from(Role), max_size=4),
        st.integers(1, 2**31 - 1),
        HASHES,
        st.just(b"") | st.binary(min_size=60, max_size=60),
        CUTS,
    ),
    st.builds(Admit, HASHES, st.frozensets(IDS, min_size=1, max_size=4)),
    st.builds(Redact, HASHES, st.frozensets(st.tuples(IDS, POSITIONS), min_size=1, max_size=4)),
    st.builds(Erase, HASHES),
    st.builds(Root, HASHES, IDS, IDS, HASHES, RECEIVING, RECEIVING, PROOFS),
    st.builds(Certificate, IDS, IDS, HASHES, RECEIVING, IDS, PROOFS),
    st.builds(Invite, HASHES, IDS, IDS, ROLES, HASHES, RECEIVING, WELCOMES, st.integers(0, 2_000_000_000)),
    st.builds(UserRecord, HASHES, IDS, ROLES, st.booleans()),
    st.builds(DeviceRecord, IDS, st.sampled_from(RevokedBecause)),
)
