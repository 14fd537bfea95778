"""A photograph comes back upright, as large as wanted, and as nothing but pixels; anything else is a sentence."""

import pytest
from PIL import Image

from coachdesk.errors import Unreadable
from coachdesk.sandbox.tasks import photograph
from coachdesk.sandbox.tasks.picture import LONGEST, MOST_PIXELS, WHOLE, Crop, Picture, Wanted, payload, picture_in
from tests.sandbox.pictures import CORNERS, as_the_camera_wrote, corner_of, locked_letter, quarters, written


def read(content: bytes, wanted: Wanted | None = None) -> Picture:
    return picture_in(photograph.run(payload(content, wanted or Wanted())))


def shown(picture: Picture) -> Image.Image:
    return Image.frombytes("L" if picture.grey else "RGB", (picture.width, picture.height), picture.pixels)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_every_turn_a_camera_notes_is_made_upright(form: str, turn: int) -> None:
    picture = read(as_the_camera_wrote(form, turn))
    assert (picture.width, picture.height, picture.pages) == (80, 60, 1)
    assert corner_of(shown(picture)) == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("turns", "order"), [(0, (0, 1, 2, 3)), (1, (2, 0, 3, 1)), (2, (3, 2, 1, 0)), (3, (1, 3, 0, 2))]
)
@pytest.mark.parametrize("noted", [1, 5, 6, 8])
def test_quarter_turns_go_clockwise_after_the_camera_s_own(turns: int, order: tuple[int, ...], noted: int) -> None:
    picture = read(as_the_camera_wrote("PNG", noted), Wanted(turns=turns))
    assert (picture.width, picture.height) == ((60, 80) if turns % 2 else (80, 60))
    assert corner_of(shown(picture)) == order


@pytest.mark.parametrize("noted", range(1, 9))
@pytest.mark.parametrize("turns", range(4))
def test_a_crop_is_of_what_was_seen(noted: int, turns: int) -> None:
    whole = shown(read(as_the_camera_wrote("PNG", noted), Wanted(turns=turns)))
    crop = (0, 5_000, 5_000, 10_000)
    part = shown(read(as_the_camera_wrote("PNG", noted), Wanted(turns=turns, crop=crop)))
    assert part.size == (whole.width // 2, whole.height // 2)
    assert part.tobytes() == whole.crop((0, whole.height // 2, whole.width // 2, whole.height)).tobytes()


@pytest.mark.parametrize(
    "size", [(4000, 3000), (3000, 3000), (300, 4000), (2400, 1800), (2401, 10), (1, 1), (3, 2999), (64, 48)]
)
def test_nothing_is_larger_than_legible_and_nothing_is_blown_up(size: tuple[int, int]) -> None:
    picture = read(written(Image.new("RGB", size, "teal"), "PNG"))
    assert max(picture.width, picture.height) <= min(LONGEST, max(size))
    assert picture.width * picture.height <= MOST_PIXELS
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.05, abs=1 / 3)


def test_a_crop_of_a_large_picture_keeps_the_letters_it_would_have_lost() -> None:
    content = written(Image.effect_noise((4000, 3000), 90), "JPEG", quality=90)
    picture = read(content, Wanted(crop=(1_000, 1_000, 6_000, 6_000)))
    assert (picture.width, picture.height) == (2_000, 1_500)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixel_a_png_may_hold_is_shown(mode: str) -> None:
    image = Image.new("I;16", (80, 60), 40_000) if mode == "I;16" else quarters().convert(mode)
    picture = read(written(image, "PNG"))
    assert (picture.width, picture.height) == (80, 60)
    assert picture.grey is (mode in {"1", "L", "LA", "I;16"})
    if mode == "I;16":
        assert picture.pixels[0] in {155, 156}
    if mode == "RGBA":
        assert corner_of(shown(picture)) == (0, 1, 2, 3)


def test_what_is_see_through_lies_on_white_paper() -> None:
    image = Image.new("RGBA", (10, 10), (200, 0, 0, 0))
    assert set(read(written(image, "PNG")).pixels) == {255}
    palette = Image.new("P", (10, 10), 0)
    palette.putpalette([200, 0, 0])
    assert set(read(written(palette, "PNG", transparency=0)).pixels) == {255}


def test_a_printer_s_colours_and_a_lying_profile_still_make_a_picture() -> None:
    assert corner_of(shown(read(written(quarters().convert("CMYK"), "JPEG", quality=95)))) == (0, 1, 2, 3)
    assert corner_of(shown(read(written(quarters(), "PNG", icc_profile=b"not a profile")))) == (0, 1, 2, 3)


def test_colours_of_another_profile_come_out_as_screens_show_them() -> None:
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert corner_of(shown(read(written(quarters(), "PNG", icc_profile=lab)))) == (0, 1, 2, 3)  # of no use: left out


def test_a_note_of_the_camera_that_cannot_be_read_loses_nothing_but_itself() -> None:
    for noted in (
        b"Exif\0\0junk",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x63",
    ):
        assert corner_of(shown(read(written(quarters(), "JPEG", exif=noted, quality=95)))) == (0, 1, 2, 3)


def test_a_moving_picture_is_its_first() -> None:
    frames = [quarters(order=(0, 1, 2, 3)), quarters(order=(3, 2, 1, 0))]
    for form in ("WEBP", "PNG"):
        content = written(frames[0], form, save_all=True, append_images=frames[1:])
        assert corner_of(shown(read(content))) == (0, 1, 2, 3)


def test_more_pixels_than_are_safe_are_counted_before_any_is_read() -> None:
    head = bytearray(written(Image.new("L", (1, 1)), "PNG"))
    import struct
    import zlib

    head[16:24] = struct.pack(">II", 50_000, 50_000)
    head[29:33] = struct.pack(">I", zlib.crc32(head[12:29]))
    with pytest.raises(Unreadable, match="more pixels"):
        read(bytes(head))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "something else"),
        (b"MZ\x90\0", "something else"),
        (b"PK\x03\x04 a macro document", "something else"),
        (b"GIF89a" + bytes(40), "something else"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "something else"),
        (b"\0\0\0\x18ftypheic" + bytes(100), "HEIC"),
        (b"\0\0\0\x1cftypavif" + bytes(100), "HEIC"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "read safely"),
        (b"\xff\xd8\xff" + bytes(500), "read safely"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(50), "read safely"),
        (written(quarters(800, 600), "JPEG")[:-900], "read safely"),
        (locked_letter(), "something else"),
    ],
)
def test_what_is_no_picture_is_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read(content)


@pytest.mark.parametrize(
    "crop", [(0, 0, 0, 0), (5, 5, 4, 9), (-1, 0, 9, 9), (0, 0, 10_001, 9), (0, 0, 9), "crop", 3, (0, 0, "9", 9)]
)
def test_a_part_that_is_none_is_not_a_request(crop: Crop) -> None:
    with pytest.raises(Unreadable):
        read(as_the_camera_wrote("PNG"), Wanted(crop=crop))


@pytest.mark.parametrize("change", [{"page": 0}, {"turns": 4}, {"longest": 0}, {"longest": LONGEST + 1}, {"page": "1"}])
def test_a_wish_out_of_bounds_is_not_a_request(change: dict[str, int]) -> None:
    with pytest.raises(Unreadable):
        read(as_the_camera_wrote("PNG"), Wanted(**change))


@pytest.mark.parametrize("crop", [WHOLE, (0, 0, 1, 1), (9_999, 9_999, 10_000, 10_000), (0, 5_000, 10_000, 5_001)])
@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (500, 400)])
def test_the_smallest_part_is_still_a_picture(crop: Crop, size: tuple[int, int]) -> None:
    picture = read(written(Image.new("RGB", size, CORNERS[0]), "PNG"), Wanted(crop=crop))
    assert picture.width >= 1
    assert picture.height >= 1
