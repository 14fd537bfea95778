"""Whether a signature is exactly what CoachDesk makes, so that nothing can hide in it where nothing is signed."""

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509


def is_as_we_make_it(content: bytes, certificate: bytes, root: bytes) -> bool:
    """True when `content`, a DER ContentInfo and zeros after it, is byte for byte what its own signed parts make.

    Only the signed attributes and the signature's value are taken from it, and both are checked elsewhere; all else,
    to the order of the certificates, is built anew. `certificate` is the signer's, `root` the one that issued it (DER).
    """
    try:
        signer = cms.ContentInfo.load(content)["content"]["signer_infos"][0]
        attributes = cms.CMSAttributes.load(signer["signed_attrs"].untag().dump(force=True))
        held, issuer = (_anew(der) for der in (certificate, root))
        digest = {"algorithm": "sha256"}
        built = cms.SignedData(
            {
                "version": "v1",
                "digest_algorithms": [digest],
                "encap_content_info": {"content_type": "data"},
                "certificates": [held, issuer],
                "signer_infos": [
                    {
                        "version": "v1",
                        "sid": cms.SignerIdentifier(
                            "issuer_and_serial_number", {"issuer": held.issuer, "serial_number": held.serial_number}
                        ),
                        "digest_algorithm": digest,
                        "signed_attrs": attributes,
                        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                        "signature": signer["signature"],
                    }
                ],
            }
        )
        made: bytes = cms.ContentInfo({"content_type": "signed_data", "content": built}).dump()
    except (ValueError, TypeError, KeyError, IndexError):
        return False
    return content == made.ljust(len(content), b"\0")


def _anew(certificate: bytes) -> asn1_x509.Certificate:
    """The certificate as DER spells it, and read back: asn1crypto spells anew at every level what it has spelt."""
    return asn1_x509.Certificate.load(asn1_x509.Certificate.load(certificate).dump(force=True))
