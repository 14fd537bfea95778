"""Records that carry somebody's signature inside: made here, where they are judged."""

from dataclasses import replace

from coachdesk.crypto.signatures import sign
from coachdesk.sync.membership.organisation import (
    CERTIFICATE_CONTEXT,
    ROOT_CONTEXT,
    certificate_statement,
    root_statement,
)
from coachdesk.sync.membership.records import Certificate, Root


def make_root(
    root_seed: bytes,
    organisation: bytes,
    *,
    expect: bytes,
    user: bytes,
    device: bytes,
    signing: bytes,
    receiving: bytes,
    recovery: bytes,
) -> Root:
    """An admin's device, certified by the root whose secret is in the administrator file."""
    bare = Root(expect, user, device, signing, receiving, recovery, b"")
    return replace(bare, proof=sign(root_seed, ROOT_CONTEXT, root_statement(organisation, bare)))


def make_certificate(
    issuer_seed: bytes,
    organisation: bytes,
    *,
    issuer: bytes,
    user: bytes,
    device: bytes,
    signing: bytes,
    receiving: bytes,
) -> Certificate:
    """A device, certified by an invitation or by an admin's device, whose secret `issuer_seed` is."""
    bare = Certificate(user, device, signing, receiving, issuer, b"")
    proof = sign(issuer_seed, CERTIFICATE_CONTEXT, certificate_statement(organisation, bare))
    return replace(bare, proof=proof)
