"""The sRGB profile that says what our colours mean, checked like the fonts (provenance: resources/colour/README.md)."""

from functools import lru_cache

from coachdesk.crypto.digest import sha256_hex
from coachdesk.errors import BrokenInstallation
from coachdesk.settings import resource

PROFILE_SHA256 = "6c721ad42c52ffd8948fbed5aa32559d86ce4becead4562adf1477d3067a861c"


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile's bytes. Raises BrokenInstallation when the file is missing or not the pinned one."""
    try:
        content = resource("colour", "srgb.icc").read_bytes()
    except OSError as problem:
        raise BrokenInstallation("The colour profile for paper is missing. Install CoachDesk again.") from problem
    if sha256_hex(content) != PROFILE_SHA256:
        raise BrokenInstallation("The colour profile for paper has been changed. Install CoachDesk again.")
    return content
