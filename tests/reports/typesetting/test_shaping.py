"""Glyphs stand for the characters they came from, and the quick way for plain letters is HarfBuzz's own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.reports.typesetting.placeholders import boxes_for
from coachdesk.reports.typesetting.shaping import LATIN, PLAIN_LATIN, Shaper, shape_any, shape_latin
from coachdesk.reports.typesetting.typefaces import Typeface

FACES = ["NotoSans-Regular", "NotoSans-Bold", "Andika-Regular", "Andika-Bold"]
plain = st.text(
    alphabet=[chr(code) for code in range(0x20, 0x2030) if PLAIN_LATIN.fullmatch(chr(code))], min_size=1, max_size=12
)


@given(plain, st.sampled_from(FACES))
@settings(max_examples=300)
def test_remembered_letters_and_pairs_give_what_harfbuzz_gives(text: str, font: str) -> None:
    slow, quick = shape_any(text, font, right_to_left=False), shape_latin(text, font)
    assert quick.clusters == slow.clusters
    assert quick.width == slow.width


@given(st.text(alphabet="سلامکرגש אबािक्षé\u0301", min_size=1, max_size=12), st.booleans())
def test_clusters_hold_every_character_once(text: str, right_to_left: bool) -> None:
    for font in ("NotoNaskhArabic-Regular", "NotoSansDevanagari-Regular"):
        clusters = Shaper().shape(text, font, right_to_left=right_to_left).clusters
        ordered = reversed(clusters) if right_to_left else clusters
        assert "".join(cluster.text for cluster in ordered) == text


def test_a_stack_of_marks_does_not_climb_the_page() -> None:
    clusters = shape_any("e" + "\u0301" * 60, "NotoSans-Regular", right_to_left=False).clusters
    assert max(glyph.up for cluster in clusters for glyph in cluster.glyphs) <= 700


def test_what_no_font_shows_is_named_or_numbered() -> None:
    labels = [
        "".join(row.text for row in box.rows)
        for box in boxes_for("小\U0001f600\U0001f1ec\U0001f1e7", FACES[0], Shaper())
    ]
    assert labels == ["5C0F", "grinning face", "flag GB"]


def test_a_family_of_emoji_is_one_box_with_all_its_characters() -> None:
    text = "\U0001f469\u200d\U0001f467\U0001f3fd"
    (box,) = boxes_for(text, FACES[2], Shaper())
    assert box.text == text
    assert [row.text for row in box.rows] == ["woman and girl"]


def test_private_characters_count_as_unknown() -> None:
    assert Typeface.FAMILY.font_for("\uf171", bold=False) is None


def test_the_pattern_of_plain_letters_holds_no_mark() -> None:
    assert "\u0301" not in LATIN
    assert not PLAIN_LATIN.fullmatch("e\u0301")
