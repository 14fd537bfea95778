"""How an invited laptop comes by the certificate its worker signs plans with: asked, answered, and whom to trust.

The private key never leaves the laptop that made it.
"""

from typing import ClassVar

from pydantic import Field

from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Id


class SigningRequest(Record):
    """A laptop asks for a certificate for a key that it made (SubjectPublicKeyInfo, DER)."""

    kind: ClassVar[str] = "signing_request"
    log_kind: ClassVar[LogKind] = "organisation"
    superseded_only: ClassVar[bool] = True

    worker: Id
    device: Id
    public_key: bytes = Field(min_length=1, max_length=200)


class SigningCertificate(Record):
    """An administrator's answer: the certificate (DER). It proves itself, whoever wrote it down."""

    kind: ClassVar[str] = "signing_certificate"
    log_kind: ClassVar[LogKind] = "organisation"
    superseded_only: ClassVar[bool] = True

    request: Id
    certificate: bytes = Field(min_length=1, max_length=8_192)


class OrganisationTrust(Record):
    """The organisation's public trust file as it was on one day; the newest counts, and each proves itself."""

    kind: ClassVar[str] = "organisation_trust"
    log_kind: ClassVar[LogKind] = "organisation"
    superseded_only: ClassVar[bool] = True

    trust: bytes = Field(min_length=1, max_length=100_000)
