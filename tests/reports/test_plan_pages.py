"""A plan's copy is a file that anyone can read in fifty years, says everything once, and opens nothing else."""

import io
import re
import sys
import time
import unicodedata
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from coachdesk.models.plan import InkMethod
from coachdesk.models.plan_copy import InkOnPaper, PersonOnPaper, PlanCopy
from coachdesk.reports.plan_pages import render_plan
from tests.pdf_readers import all_text, broken_rules, squeezed, structure_text, text_pages
from tests.plan_copies import DIGEST, NASTY, STATEMENT, copies, plan_copy, target

READERS = ["", "Marcus"]
NAMES = [
    "Siân O’Brien-Smythe",
    "Łukasz Wójcik-Żółć",
    "Nguyễn Thị Ánh",
    "Дмитрий Їжак",
    "Ολυμπία Παπαδοπούλου",
    "سارة كريم",
    "محمد بن سلمان",
    "ڈاکٹر ٹیپو گل",
    "שרה כהן",
    "नरेंद्र क्षत्रिय",
    "প্রীতি রায়",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "ગીતા પટેલ",
    "தமிழ்ச்செல்வி",
    "లక్ష్మి",
    "ಲಕ್ಷ್ಮಿ",
    "മീനാക്ഷി",
    "නිමාලි",
    "สมชาย",
    "ສົມສັກ",
    "សុខា",
    "မောင်မောင်",
    "አበበ ቢቂላ",
    "Արմեն",
    "გიორგი",
    "王小明",
    "김민준",
    "🐝 Bee",
]


@given(copies)
@settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking pages takes minutes and says little more
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_copy_keeps_both_standards(copy: PlanCopy) -> None:
    pdf = render_plan(copy)
    assert broken_rules(pdf, "ua1") == []
    assert broken_rules(pdf, "2a") == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("sample", [True, False])
def test_a_copy_like_life_keeps_both_standards(reader: str, sample: bool) -> None:
    pdf = render_plan(plan_copy(reader, is_sample=sample))
    assert broken_rules(pdf, "ua1") == []
    assert broken_rules(pdf, "2a") == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("blank", ["", " ", "\n", "\x12", "\u200b", "\u202e"])
def test_a_copy_of_blanks_keeps_both_standards(blank: str, reader: str) -> None:
    names = {"title": blank, "family_name": blank, "organisation": blank, "coach": blank, "advocate": blank}
    blanks = target(words=blank or " ", said_by=(blank,), about=(blank,), not_asked_yet=(blank,), worker_words=blank)
    pdf = render_plan(plan_copy(reader, targets=(blanks,), strengths=(blank,), **names))
    assert broken_rules(pdf, "ua1") == []
    assert broken_rules(pdf, "2a") == []


@pytest.mark.parametrize("reader", READERS)
def test_the_same_copy_gives_the_same_bytes(reader: str) -> None:
    assert render_plan(plan_copy(reader)) == render_plan(plan_copy(reader))


@pytest.mark.parametrize("reader", READERS)
def test_every_page_says_its_version_its_date_and_its_number(reader: str, tmp_path: Path) -> None:
    pages = text_pages(render_plan(plan_copy(reader)), tmp_path)
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert "Version 3" in text
        assert "31 August 2011" in text
        assert f"page {number} of {len(pages)}" in text


@pytest.mark.parametrize("reader", READERS)
def test_a_name_in_any_script_comes_back_from_the_text_layer(reader: str, tmp_path: Path) -> None:
    people = tuple(PersonOnPaper(name=name, role="parent") for name in NAMES)
    text = all_text(render_plan(plan_copy(reader, people=people)), tmp_path)
    assert [name for name in NAMES if squeezed(name) not in text] == []


SHORT = [
    text for text in NASTY if text.strip() and len(text) < 100 and not re.search("[\u0590-\u06ff\u202e\u2067]", text)
]


@pytest.mark.parametrize("reader", READERS)
def test_nasty_texts_come_back_as_they_were_said(reader: str, tmp_path: Path) -> None:
    """Nothing in them is read as markup. Set aside: where lines end, and what pdftotext itself drops."""
    found = _bare(all_text(render_plan(plan_copy(reader, strengths=tuple(SHORT))), tmp_path))
    assert [text for text in SHORT if _bare(text) not in found] == []


def _bare(text: str) -> str:
    kept = text.replace("\x00", "").replace("\ud800", "\ufffd").replace("\x1b", "")
    return re.sub("[-\\s\ufffe\uffff]", "", squeezed(kept))


def test_right_to_left_words_are_spoken_in_their_own_order(tmp_path: Path) -> None:
    """Readers that go by the page guess at mixed directions; the structure says the text outright."""
    text = "محمد (5) said: “نعم”, then 12 و١٢"
    pdf = render_plan(plan_copy(strengths=(text,)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        spoken = [str(obj.ActualText) for obj in opened.objects if _is_element(obj) and "/ActualText" in obj]
    assert text in spoken
    letters = sorted(letter for letter in all_text(pdf, tmp_path) if "\u0600" <= letter <= "\u06ff")
    assert letters == sorted(letter for letter in text if "\u0600" <= letter <= "\u06ff")


def test_no_text_makes_the_page_open_a_file() -> None:
    render_plan(plan_copy())
    opened: list[str] = []
    watching = True

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("open", "socket.connect", "subprocess.Popen"):
            opened.append(str(arguments[0]))

    sys.addaudithook(hear)
    secret = '<img src="/etc/hostname"/> file:///etc/hostname <a href="http://localhost/">'
    render_plan(
        plan_copy(strengths=(secret,), family_name=secret, targets=(target(words=secret, worker_words=secret),))
    )
    watching = False
    assert opened == []


@pytest.mark.parametrize(
    "word", ["W" * 100_000, "س" * 60_000, "e" + "\u0301" * 20_000, "\u202eא" * 20_000, "a" + "-" * 60_000]
)
def test_an_endless_word_takes_time_in_step_with_its_length(word: str, tmp_path: Path) -> None:
    """No letter of it is lost, and no part of making the page takes the square of its length."""
    start = time.process_time()
    pdf = render_plan(plan_copy(strengths=(word,), targets=(), ended_targets=()))
    assert time.process_time() - start < 8
    found = unicodedata.normalize("NFC", "".join(text_pages(pdf, tmp_path)))
    letter = unicodedata.normalize("NFC", word[:2])[0]
    assert found.count(letter) >= unicodedata.normalize("NFC", word).count(letter)


# -- reading order ------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS)
def test_a_screen_reader_hears_the_plan_in_order_and_no_page_furniture(reader: str, tmp_path: Path) -> None:
    heard = structure_text(render_plan(plan_copy(reader)), tmp_path)
    text = squeezed(" ".join(heard))
    order = [
        "The Ashdown family",
        "Marcus cooks every night.",
        "Keep my boys home with me",
        "Not asked yet: Alfie",
        "A safety plan on the fridge that all three of us helped write",
        "Ask the court for a date to end the order",
        "I sleep through.",
        "Get the bills straight",
        "Move somewhere with a garden",
        "Alfie wants to stay near school until the summer.",
        STATEMENT,
        "seal",
        DIGEST,
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "page 1 of" not in text


@pytest.mark.parametrize("reader", READERS)
def test_no_space_is_lost_where_a_line_wraps(reader: str, tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(300))
    heard = squeezed(" ".join(structure_text(render_plan(plan_copy(reader, strengths=(words,))), tmp_path)))
    assert words in heard


def test_a_picture_says_what_it_shows() -> None:
    with pikepdf.open(io.BytesIO(render_plan(plan_copy()))) as pdf:
        said = [str(obj.Alt) for obj in pdf.objects if _is_element(obj) and obj.S == "/Figure"]
    assert said == [
        "Marcus drew their name on 31 August 2011",
        "Alfie made their mark, witnessed by Bronwen Tarr on 31 August 2011",
    ]


@pytest.mark.parametrize("reader", READERS)
def test_two_empty_signature_fields_stand_in_the_reading_order(reader: str) -> None:
    with pikepdf.open(io.BytesIO(render_plan(plan_copy(reader)))) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert list(fields) == ["coach", "advocate"]
        assert all(field.FT == "/Sig" and "/V" not in field and field.TU for field in fields.values())
        forms = [obj for obj in pdf.objects if _is_element(obj) and obj.S == "/Form"]
        assert [form.K.Obj.T for form in forms] == ["coach", "advocate"]  # a dictionary, not an array of one


def _is_element(obj: pikepdf.Object) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/StructElem"


# -- what is said -------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS)
def test_every_answer_is_printed_and_none_is_lesser(reader: str, tmp_path: Path) -> None:
    text = all_text(render_plan(plan_copy(reader)), tmp_path)
    for words in ("Drew their name.", "Would rather not sign.", "Signed on paper.", STATEMENT):
        assert words in text


def test_a_step_says_who_and_by_when_and_how_it_stands(tmp_path: Path) -> None:
    text = all_text(render_plan(plan_copy("Marcus")), tmp_path)
    for words in ("by Friday 30 September", "by Friday 18 November", "This one is stuck.", "Done on Wednesday 4 May."):
        assert words in text


def test_what_was_left_out_is_not_printed(tmp_path: Path) -> None:
    copy = plan_copy("Marcus", left_out=("1 private target of someone else",))
    assert "someone else" not in all_text(render_plan(copy), tmp_path)


@pytest.mark.parametrize("reader", READERS)
def test_a_sample_says_so_on_every_page_and_aloud(reader: str, tmp_path: Path) -> None:
    made_up, real = (render_plan(plan_copy(reader, is_sample=sample)) for sample in (True, False))
    assert all("SAMPLE" in text or "Sample" in text for text in text_pages(made_up, tmp_path))
    assert "made up" in " ".join(structure_text(made_up, tmp_path))
    assert "sample" not in all_text(real, tmp_path).casefold()


def test_the_title_a_reader_shows_names_no_family() -> None:
    with pikepdf.open(io.BytesIO(render_plan(plan_copy()))) as pdf:
        assert str(pdf.docinfo.Title) == "Whole Family Action Plan, F1, version 3"
        assert b"Ashdown" not in pdf.Root.Metadata.read_bytes()


def test_ink_never_leaves_its_box() -> None:
    wild = InkOnPaper(name="A", role="", method=InkMethod.DRAWN, strokes=((-90_000, -90_000, 90_000, 90_000),))
    content = _contents(render_plan(plan_copy(targets=(), ended_targets=(), inks=(wild,))))
    numbers = [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?(?= )", content)]
    assert max(numbers) < 1_000
    assert min(numbers) > -1_000


def _contents(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "\n".join(one.obj.Contents.read_bytes().decode("latin-1") for one in opened.pages)
