"""Bundles with fixed keys, and the organisation and log they belong to."""

import random
from functools import cache

from coachdesk.crypto.change_body import ChangeBody, encode_body
from coachdesk.crypto.digest import FIRST_PREV
from coachdesk.sync.bundles import Checked, Head, Place, Quarantined, SignedBundle, check, sign_bundle
from coachdesk.sync.membership import FamilyState, OrganisationState, Role, State, first_family_state, judge_family
from tests.sync.organisations import founded, named, seed_of

F, A, D = named("family"), named("actor"), named("win's laptop")
KEYS = {1: b"1" * 32, 2: b"2" * 32}
MARK = bytes(16)


def bodies(count: int, seed: int = 1, words: str = "Ring the school") -> list[bytes]:
    """Encoded changes with fixed ids."""
    chance = random.Random(seed)
    return [
        encode_body(
            ChangeBody(
                *("sub_target", chance.randbytes(16), (1_300_000_000_000 + n) << 16, 1_300_000_000 + n, 0),
                writes={"words": (f"{words} {n}", (chance.randbytes(16),))},
                id=chance.randbytes(16),
                salt=chance.randbytes(16),
            )
        )
        for n in range(count)
    ]


def signed(
    contents: list[bytes] | None = None,
    *,
    first: int = 1,
    prev: bytes = FIRST_PREV,
    by: str = "win's laptop",
    cursor: tuple[int, bytes] = (0, MARK),
    actor: bytes = A,
    log: bytes = F,
) -> SignedBundle:
    """A bundle of these bodies."""
    place = Place(log, actor, named(by), first, prev)
    return sign_bundle(seed_of(by), place, contents or bodies(3), cursor)


@cache
def organisation() -> OrganisationState:
    """Ada, Lea, Lou and Win, each with a laptop."""
    return founded().state


def log_state(**changed: object) -> FamilyState:
    """Lea leads, Win writes."""
    given = {
        "expect": bytes(32),
        "members": {named("lea"): Role.LEAD, named("win"): Role.WRITER},
        "epoch": 1,
        "key_commitment": b"k" * 32,
        **changed,
    }
    judged = judge_family(
        first_family_state(F),
        organisation(),
        State(**given),  # type: ignore[arg-type]
        digest=b"d" * 32,
        device=named("lea's laptop"),
        actor=named("lea's actor"),
        position=1,
    )
    assert isinstance(judged, FamilyState)
    return judged


def checked(
    bundle: SignedBundle,
    state: FamilyState | None = None,
    head: Head | None = None,
    marks: dict[int, bytes] | None = None,
    known: OrganisationState | None = None,
) -> Checked | Quarantined:
    """What a laptop thinks of a bundle."""
    return check(bundle, known or organisation(), state or log_state(), head=head, quoted=(marks or {0: MARK}).get)
