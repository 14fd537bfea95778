"""Pictures and PDFs as telephones and offices make them, with what must not be kept of them."""

import io
import random
from functools import cache

import pypdfium2
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin
from reportlab.pdfgen.canvas import Canvas

SECRET = "Larch Cottage Wick Lane"
"""Written by the camera or program beside the picture: where it was taken, say."""

CORNERS = ((250, 20, 20), (20, 200, 20), (20, 20, 250), (240, 240, 20))
"""Colours of the four quarters, in reading order."""

QUARTERS = {1: (0, 1, 2, 3), 2: (1, 0, 3, 2), 3: (3, 2, 1, 0), 4: (2, 3, 0, 1)}
TURNED = {5: (0, 2, 1, 3), 6: (1, 3, 0, 2), 7: (3, 1, 2, 0), 8: (2, 0, 3, 1)}


def quarters(width: int = 80, height: int = 60, order: tuple[int, ...] = (0, 1, 2, 3)) -> Image.Image:
    """Four quarters of one colour each, in reading order."""
    image = Image.new("RGB", (width, height))
    half = (width // 2, height // 2)
    for at, corner in enumerate(order):
        left, top = at % 2 * half[0], at // 2 * half[1]
        image.paste(CORNERS[corner], (left, top, left + half[0], top + half[1]))
    return image


def corner_of(pixels: Image.Image) -> tuple[int, ...]:
    """Which colour each quarter has, in reading order."""
    wide, high = pixels.size
    found = []
    for x, y in ((1, 1), (3, 1), (1, 3), (3, 3)):
        shown = pixels.convert("RGB").getpixel((wide * x // 4, high * y // 4))
        assert isinstance(shown, tuple)
        found.append(min(range(4), key=lambda at: sum(abs(a - b) for a, b in zip(CORNERS[at], shown, strict=True))))
    return tuple(found)


def written(image: Image.Image, form: str, **how: object) -> bytes:
    """The picture as a file of this form."""
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def as_the_camera_wrote(form: str, turn: int = 1) -> bytes:
    """A picture that is upright only when turned as noted, with place, maker, words, profile and a small copy."""
    turned = turn in TURNED
    order = {**QUARTERS, **TURNED}[turn]
    # `order` says which upright quarter lies where in the file
    image = quarters(60, 80, order) if turned else quarters(80, 60, order)
    noted = Image.Exif()
    noted[0x0112] = turn
    noted[0x010F] = SECRET
    noted.get_ifd(0x8825).update({1: "N", 2: (51.0, 9.0, 11.0), 29: SECRET})
    noted.get_ifd(0x8769).update({0x927C: SECRET.encode()})
    how: dict[str, object] = {"exif": noted, "icc_profile": ImageCms.ImageCmsProfile(profile()).tobytes()}
    if form == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Comment", SECRET)
        words.add_itxt("XML:com.adobe.xmp", SECRET)
        how["pnginfo"] = words
    if form == "JPEG":
        how |= {"comment": SECRET.encode(), "xmp": SECRET.encode(), "quality": 95, "subsampling": 0}
    if form == "WEBP":
        how |= {"xmp": SECRET.encode(), "quality": 95}
    return written(image, form, **how)


def profile() -> ImageCms.core.CmsProfile:
    return ImageCms.createProfile("sRGB")


def letter(words: str = "Dear Mrs Tarr", pages: int = 1, size: tuple[float, float] = (595, 842)) -> bytes:
    """A PDF with a line of words on each page and its number large."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    canvas.setTitle(SECRET)
    for number in range(pages):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(40, size[1] - 60, f"{words} {number + 1}")
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, size[0] / 2, size[1] / 4, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def form_filled_in() -> bytes:
    """A PDF form with a box that somebody filled with blocks of ink."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 200), invariant=True)
    canvas.acroForm.textfield(name="who", value="MMMMMMMMMM", x=20, y=80, width=260, height=40, fontSize=30)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked_letter() -> bytes:
    """A PDF that asks for a password."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return out.getvalue()


def no_pages() -> bytes:
    out = io.BytesIO()
    pypdfium2.PdfDocument.new().save(out)
    return out.getvalue()


@cache
def photo(megapixels: int = 12, seed: int = 5) -> bytes:
    """A photographed page: paper, shade, print and noise, in the 4 : 3 of a telephone."""
    wide = round((megapixels * 1_000_000 * 4 / 3) ** 0.5)
    high = wide * 3 // 4
    grain = Image.effect_noise((wide // 2, high // 2), 24).resize((wide, high))
    image = Image.merge("RGB", (grain, grain, grain.point(lambda level: max(0, level - 12))))
    draw = ImageDraw.Draw(image)
    chance = random.Random(seed)
    for row in range(high // 20, high * 9 // 10, max(8, high // 60)):
        for column in range(wide // 10, wide * 9 // 10, max(8, wide // 90)):
            if chance.random() < 0.8:
                draw.rectangle((column, row, column + wide // 220, row + high // 150), fill=(30, 28, 40))
    return written(image, "JPEG", quality=90)
