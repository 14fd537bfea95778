"""Bundles: how a laptop's changes are cut, signed and sealed for the way, and opened and checked on arrival. Pure."""

from coachdesk.sync.bundles.checking import Change, Checked, Head, check
from coachdesk.sync.bundles.cutting import cut
from coachdesk.sync.bundles.opening import open_envelope
from coachdesk.sync.bundles.sealing import seal
from coachdesk.sync.bundles.signed_bundle import Place, Redacted, SignedBundle, read_plain, sign_bundle
from coachdesk.sync.bundles.verdict import Quarantined, Verdict

__all__ = [
    "Change",
    "Checked",
    "Head",
    "Place",
    "Quarantined",
    "Redacted",
    "SignedBundle",
    "Verdict",
    "check",
    "cut",
    "open_envelope",
    "read_plain",
    "seal",
    "sign_bundle",
]
