"""The fonts that travel with the program, each checked against its pinned SHA-256 before it is used.

Provenance and licences: resources/fonts/README.md. Paper never uses a font of the machine it was made on.
"""

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb  # type: ignore[import-untyped]

from coachdesk.crypto.digest import sha256_hex
from coachdesk.errors import BrokenInstallation
from coachdesk.settings import resource


@dataclass(frozen=True, slots=True)
class BundledFont:
    """What must be true of one font file, and the code points it is looked into for."""

    sha256: str
    scripts: tuple[tuple[int, int], ...] = ()
    """First and last code point of each range it serves; empty for the Latin, Greek and Cyrillic text faces."""


FONTS: dict[str, BundledFont] = {
    "NotoSans-Regular": BundledFont("89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d"),
    "NotoSans-Bold": BundledFont("e83493c945848ecd4a9ad0f6d19164541a0d3e23a9c952304a00a46e00272ac5"),
    "Andika-Regular": BundledFont("202b96b1f174a4a43baefe885b40dacacb81786755efd08ed4b7704e79c45515"),
    "Andika-Bold": BundledFont("4361126189a2d0e0da66999352db58aaf1b4ca940faf8a8239d725f8303d890d"),
    "NotoNaskhArabic-Regular": BundledFont(
        "8c67eaa2f0086872628fc3f7f760386f83c8be5c5e9a1ba3a38891237b2ac7cb",
        ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
    ),
    "NotoSansHebrew-Regular": BundledFont(
        "436900d5ad77d33e4234247f3076eaecd25b92b9bea0519514f684140e3566a7",
        ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    ),
    "NotoSansDevanagari-Regular": BundledFont(
        "79a470365ccb210fa3c7d8d8ff2e005ef9d983cfd067f735a0caf7e15070ca9f",
        ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)),
    ),
    "NotoSansBengali-Regular": BundledFont(
        "9bb35b3547829ecc42041b6017e87fd4c5f1da1edcd00f59171777050f346018",
        ((0x0980, 0x09FF),),
    ),
    "NotoSansGurmukhi-Regular": BundledFont(
        "1db960ff6f506a98f5b3ece78f54618388c6187e7edf8ceee5ab63389c0db3ab",
        ((0x0A00, 0x0A7F),),
    ),
    "NotoSansGujarati-Regular": BundledFont(
        "4468a3a24516831874fb4a867b760a22257944584e478d32a97e3c4d4bfc6400",
        ((0x0A80, 0x0AFF),),
    ),
    "NotoSansOriya-Regular": BundledFont(
        "20751837a8cac9d0e610ffdf91c43d3391e2b267ca2cad07f6e3866798436369",
        ((0x0B00, 0x0B7F),),
    ),
    "NotoSansTamil-Regular": BundledFont(
        "a7bb7f92f165479af2f0556c4fd669b74c5959f464f603e18389b532f4d07a71",
        ((0x0B80, 0x0BFF),),
    ),
    "NotoSansTelugu-Regular": BundledFont(
        "cb3165071121b1e80c55a041d0c1f79b3bbc68e4b0eab37b0d881958dfc3ed7a",
        ((0x0C00, 0x0C7F),),
    ),
    "NotoSansKannada-Regular": BundledFont(
        "892b841b0b87ca3c2702bdc78d3031c8220f53e8f5f496ec5e37ccf0ca03ddf7",
        ((0x0C80, 0x0CFF),),
    ),
    "NotoSansMalayalam-Regular": BundledFont(
        "5433f4a642b4325aa169a55c4c6b8d1c4a45c4e08bcd9cbe72888229709a8f2d",
        ((0x0D00, 0x0D7F),),
    ),
    "NotoSansSinhala-Regular": BundledFont(
        "31f83eec724a27779d1434afc84beabee239c0ff77dc8d04bee9f49c60b23fdd",
        ((0x0D80, 0x0DFF),),
    ),
    "NotoSansThai-Regular": BundledFont(
        "dfbd5ed0f1e68c3cbc51aa08f646d1ab0e68e7c4ceab70a69e465225ff701f93",
        ((0x0E00, 0x0E7F),),
    ),
    "NotoSansLao-Regular": BundledFont(
        "6c3de7db369e85cba20255d161eeeb3d934ea3c4c51e2574c2ddcce79a25025c",
        ((0x0E80, 0x0EFF),),
    ),
    "NotoSansKhmer-Regular": BundledFont(
        "bc9a5e2afcee249849e409aabe6e22330c479b878ea3e59bf5e7c84482d7ee53",
        ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    ),
    "NotoSansMyanmar-Regular": BundledFont(
        "3fe9a4babc12081adc979e0313433e6ec85bb3ad069681c23ee8d8ea8b91332b",
        ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    ),
    "NotoSansEthiopic-Regular": BundledFont(
        "58bc43b062961b38ee45757d2e74e6a991a12011aa0399fb03004ac432e5c852",
        ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    ),
    "NotoSansArmenian-Regular": BundledFont(
        "9636c32c121f4fc1fc6963dfad60ea32c41889507118a46f83a818eacf40348e",
        ((0x0530, 0x058F), (0xFB13, 0xFB17)),
    ),
    "NotoSansGeorgian-Regular": BundledFont(
        "ba75f2154fef9beac8439f94c631dc37ef9c708d32f9254bb019afdfa9aa3138",
        ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    ),
    "NotoSansThaana-Regular": BundledFont(
        "241b4be4717d495a72cf7eb8e69891e63a6eb1cc18d98fa357f5af7f58c02446",
        ((0x0780, 0x07BF),),
    ),
    "NotoSansSyriac-Regular": BundledFont(
        "49917b4472e91dfb37291ef4f4821957f4225edaddb6100b1d8736df3910b237",
        ((0x0700, 0x074F), (0x0860, 0x086F)),
    ),
    "NotoSansTifinagh-Regular": BundledFont(
        "176233c9dd5649184f3206680debc1a50b411a9229049e0b5d212776af1e2034",
        ((0x2D30, 0x2D7F),),
    ),
    "NotoSansNKo-Regular": BundledFont(
        "389f4082894bf1833dc5f140a282496114366b410779fbb16b3486f4660e9313",
        ((0x07C0, 0x07FF),),
    ),
}
"""Every bundled font by its file's stem."""

_PRIVATE_USE = range(0xE000, 0xF900)


@dataclass(frozen=True, slots=True, eq=False)
class LoadedFont:
    """A font whose bytes were found to be the pinned ones. Distances are in font units, `units` to the em."""

    name: str
    face: hb.Face
    shaper: hb.Font
    units: int
    ascent: int
    descent: int
    """Below the baseline, so negative."""
    cap_height: int
    covered: frozenset[int]
    """Code points it can show; private-use ones never count."""


@lru_cache(maxsize=len(FONTS))
def load_font(name: str) -> LoadedFont:
    """The bundled font of that name. Raises BrokenInstallation when its file is missing or not the pinned one."""
    try:
        content = resource("fonts", f"{name}.ttf").read_bytes()
    except OSError as problem:
        raise BrokenInstallation("A font that CoachDesk prints with is missing. Install CoachDesk again.") from problem
    if sha256_hex(content) != FONTS[name].sha256:
        raise BrokenInstallation("A font that CoachDesk prints with has been changed. Install CoachDesk again.")
    face = hb.Face(hb.Blob(content))
    shaper = hb.Font(face)
    extents = shaper.get_font_extents("ltr")
    return LoadedFont(
        name=name,
        face=face,
        shaper=shaper,
        units=face.upem,
        ascent=extents.ascender,
        descent=extents.descender,
        cap_height=int(shaper.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)),
        covered=frozenset(code for code in face.unicodes if code not in _PRIVATE_USE),
    )
