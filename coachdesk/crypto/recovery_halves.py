"""The organisation's recovery key, as two papers that two officers keep apart.

Each half is 160 bits by chance, written like a recovery code; the key is derived from the two together. One half says
nothing: whatever it is, every key is still as likely as before. All family keys are wrapped to the public key always.
"""

import secrets
from collections.abc import Callable

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coachdesk.crypto.receiving_keys import RECEIVING_SEED_LENGTH, receiving_public
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.errors import WrongRecoveryHalves


def new_recovery_halves(
    organisation: bytes, chance: Callable[[int], bytes] = secrets.token_bytes
) -> tuple[RecoveryCode, RecoveryCode, bytes]:
    """Two fresh halves to be printed, one for each officer, and the public key (1,216 bytes) for everybody.

    `organisation` is its id. The caller shows each half once and wipes both.
    """
    one, other = RecoveryCode.new(chance), RecoveryCode.new(chance)
    return one, other, receiving_public(_seed(one, other, organisation))


def recovery_seed(one: RecoveryCode, other: RecoveryCode, organisation: bytes, public: bytes) -> bytes:
    """The secret of the recovery key, from its two halves in either order. Raises WrongRecoveryHalves."""
    seed = _seed(one, other, organisation)
    if receiving_public(seed) != public:
        raise WrongRecoveryHalves
    return seed


def _seed(one: RecoveryCode, other: RecoveryCode, organisation: bytes) -> bytes:
    secret = one.joined_with(other)
    info = b"coachdesk/organisation-recovery/v1"
    return HKDF(algorithm=SHA256(), length=RECEIVING_SEED_LENGTH, salt=organisation, info=info).derive(secret)
