"""An invitation as it is handed over: its text, and under it what signs the server's certificate, where it needs any.

The file, the QR code and what is copied hold the same. It travels past the server, so what it says is believed.
"""

from coachdesk.crypto.invitation import WrittenInvitation, read_invitation
from coachdesk.crypto.server_trust import authorities_in

_CERTIFICATE = "-----BEGIN "


def written_out(invitation: WrittenInvitation, authorities: str) -> str:
    """All that a new laptop needs."""
    return f"{invitation.text()}\n{authorities}"


def read_out(text: str) -> tuple[WrittenInvitation, str]:
    """The invitation and its authorities ("" where there are none), blanks and line breaks forgiven.

    Raises Unreadable for any other text, BadInput about `authorities` for a certificate that is none.
    """
    shown, found, rest = text.partition(_CERTIFICATE)
    invitation = read_invitation("".join(shown.split()))
    return invitation, authorities_in((found + rest).encode()) if found else ""
