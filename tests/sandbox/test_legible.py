"""A photographed page keeps letters that can be told apart: each is read back by its nearest likeness."""

import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageStat

from coachdesk.sandbox.picturing import written_anew
from coachdesk.sandbox.tasks import photograph
from coachdesk.sandbox.tasks.picture import LONGEST, Wanted, payload, picture_in
from coachdesk.settings import resource
from tests.sandbox.pictures import written

LETTERS = "abcdefghijkmnopqrstuvwxyz0123456789ABEGRS"
CELL = 40
POINT = 8 / 842
"""Eight-point letters, as a share of the height of an A4 page."""


def page(words: list[str], size: tuple[int, int]) -> Image.Image:
    """A4 held upright by a telephone: the page fills its picture's height, print of eight points, slightly soft."""
    font = ImageFont.truetype(str(resource("fonts", "NotoSans-Regular.ttf")), round(POINT * size[1]))
    image = Image.new("L", size, 225)
    draw = ImageDraw.Draw(image)
    across = size[0] // CELL
    for row, line in enumerate(words):
        for column, letter in enumerate(line):
            draw.text(((column + 0.3) * across, (row * 1.8 + 3) * POINT * size[1]), letter, fill=45, font=font)
    return image.filter(ImageFilter.GaussianBlur(size[1] / 4000))


def cells(image: Image.Image, rows: int) -> list[list[Image.Image]]:
    wide, high = image.width / CELL, POINT * image.height
    return [
        [
            image.crop(
                (round(c * wide), round((r * 1.8 + 2.8) * high), round((c + 1) * wide), round((r * 1.8 + 4.4) * high))
            )
            for c in range(CELL)
        ]
        for r in range(rows)
    ]


def read_back(longest: int) -> float:
    """The share of letters read right from what is kept at this size."""
    chance = random.Random(7)
    lines = ["".join(chance.choices(LETTERS, k=CELL)) for _ in range(8)]
    grain = Image.effect_noise((1500, 2000), 14).resize((3000, 4000))
    taken = ImageChops.add(page(lines, (3000, 4000)), grain, offset=-128)
    picture = picture_in(photograph.run(payload(written(taken, "JPEG", quality=88), Wanted(longest=longest))))
    kept = Image.open(io.BytesIO(written_anew(picture)[0])).convert("L")
    patterns = cells(page([letter * CELL for letter in LETTERS], kept.size), len(LETTERS))
    right = 0
    for line, row in zip(lines, cells(kept, len(lines)), strict=True):
        for column, (letter, seen) in enumerate(zip(line, row, strict=True)):
            apart = [
                ImageStat.Stat(ImageChops.difference(seen, likeness[column].resize(seen.size))).sum2[0]
                for likeness in patterns
            ]
            right += LETTERS[apart.index(min(apart))] == letter
    return right / (len(lines) * CELL)


def test_eight_point_letters_are_told_apart_at_the_size_that_is_kept() -> None:
    assert read_back(LONGEST) >= 0.99


def test_at_a_third_of_the_size_they_are_not() -> None:
    assert read_back(LONGEST // 4) < 0.9
