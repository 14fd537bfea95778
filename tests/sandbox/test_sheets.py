"""Whatever an agency sends as a sheet becomes plain texts or one sentence, in a process that has nothing to lose."""

import codecs
import io
import json
import re
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.errors import Unreadable
from coachdesk.sandbox.parent import run_in_sandbox
from coachdesk.sandbox.sheets import sheet_in_sandbox
from coachdesk.sandbox.tasks import sheet_text, workbook
from coachdesk.sandbox.tasks.sheet import Sheet, asked_for, measured, payload, sheet_in
from coachdesk.sandbox.tasks.sheet_reading import run
from tests.sandbox.workbooks import ODS, TABLE, ods, packed, sheet_xml, xlsx

TEXT = 'family;what\nF1;"Möbel; £5 for\na café"\nF2;’quoted’\n'
ROWS = (("family", "what"), ("F1", "Möbel; £5 for\na café"), ("F2", "’quoted’"))


def read(content: bytes, number: int = 0) -> Sheet:
    """As the throw-away process reads it, in this one."""
    return sheet_in(run(payload(content, number)))


def refused(content: bytes, number: int = 0) -> str:
    with pytest.raises(Unreadable) as trouble:
        read(content, number)
    return trouble.value.sentence


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT.encode("utf-16-be"), TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(), TEXT.replace("\n", "\r").encode(),
    ],
)  # fmt: skip
def test_a_table_in_any_letters_and_line_ends_is_the_same_table(content: bytes) -> None:
    assert read(content).rows == ROWS


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found(sign: str) -> None:
    lines = [["family", "what, and why", "cost"], ["F1", "one; two", "3"], ["F2", "a|b", "4,50"]]
    text = "\n".join(sign.join(f'"{one}"' for one in line) for line in lines)
    assert [list(row) for row in read(text.encode()).rows] == lines


def test_a_sheet_that_names_its_sign_keeps_its_row_numbers() -> None:
    assert read(b"sep=;\na,b;c\n").rows == ((), ("a,b", "c"))
    assert read(b"only one column\nhere\n").rows == (("only one column",), ("here",))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no table"), (b" \n \n", "no table"), (b",,\n,,\n", "no table"),
        (b"a,b\n1,\x01\n", "neither a table"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "neither a table"),
        (b"a,b\n1,\x81\n", "neither a table"), (codecs.BOM_UTF8 + b"\xff", "neither a table"),
        (b'a,b\n1,"2\n3,4\n', "After row 1 "), (b'a,b\n1,2\n"3"x,4\n', "After row 2 "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (b"," * 70 + b"x", "60 columns"), (b"a,b\n1," + b"x" * 5000, "Row 2 "), (b"a," + b"x" * 40_000, "After row 0 "),
        (packed({"notes.txt": "hello"}), "there is none in it"), (b"PK\x03\x04 and no more", "there is none in it"),
        (packed({"xl/workbook.xml": "<workbook"}), "safely|none in it"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_a_sentence(content: bytes, says: str) -> None:
    assert re.search(says, refused(content))


def test_a_million_rows_are_refused_in_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "200,000 rows" in refused(b"a\n" * 1_000_000)
    many = "<row/>" * 200_001
    assert "200,000 rows" in refused(packed({"xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": many}))
    many = f"<x>{'<table:table-row/>' * 200_001}</x>"
    assert "200,000 rows" in refused(packed({"content.xml": many}))
    assert "200,000 rows" in sentence_of([["x"]] * 200_001)
    assert "60 columns" in refused(
        xlsx(sheet_xml([["<c r='ZZ1'><v>1</v></c>".replace(" r='ZZ1'", "")]]).replace("A1", "ZZ1"))
    )


def sentence_of(rows: list[list[str]]) -> str:
    with pytest.raises(Unreadable) as trouble:
        measured(rows)
    return trouble.value.sentence


def test_values_of_a_workbook_have_one_text_each_and_formulas_are_what_they_came_to() -> None:
    rows: list[list[str | float]] = [
        ["family", 40617.0, 16.546, 12.0, 0.1 + 0.2],
        ['<c s="1"><v>40617</v></c>', '<c s="1"><v>40617.5</v></c>', '<c t="b"><v>1</v></c>',
         "<c><f>SUM(D1)</f><v>12.5</v></c>", '<c t="e"><v>#REF!</v></c>'],
    ]  # fmt: skip
    found = read(xlsx(sheet_xml(rows, joined="A1:B2")))
    assert found.rows[0] == ("family", "40617", "16.546", "12", "0.3")
    assert found.rows[1][:4] == ("2011-03-15", "2011-03-15 12:00:00", "yes", "12.5")
    assert (found.typed, found.joined) == (True, ((1, 1, 2, 2),))


def test_the_two_kinds_of_workbook_say_the_same() -> None:
    assert read(ods(TABLE)).rows == read(xlsx(sheet_xml(TABLE))).rows == tuple(map(tuple, TABLE))


def test_hidden_sheets_are_counted_and_never_read() -> None:
    other = sheet_xml([["secret"]])
    for hidden in ("hidden", "veryHidden"):
        found = read(xlsx(other, sheet_xml(TABLE), states=(hidden, "visible")))
        assert (found.rows[0], found.hidden) == (("family", "date"), 1)
        assert "hidden" in refused(xlsx(other, states=(hidden,)))


def test_of_several_sheets_somebody_says_which() -> None:
    both = xlsx(sheet_xml(TABLE), sheet_xml([["other"]]))
    assert "has 2 sheets" in refused(both)
    assert read(both, 2).rows == (("other",),)
    assert "no such sheet" in refused(both, 3)
    assert read(xlsx(sheet_xml(TABLE), sheet_xml([]))).rows[0] == ("family", "date")
    assert "no table" in refused(xlsx(sheet_xml([])))


@pytest.mark.parametrize(
    "make", [lambda before: ods(TABLE, before), lambda before: xlsx(sheet_xml(TABLE, before=before))]
)
def test_declared_entities_are_refused_before_they_are_read(make: object) -> None:
    before = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    assert "instructions" in refused(make(before))  # type: ignore[operator]  # one of the two above
    assert read(make("")).rows  # type: ignore[operator]  # as above


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", 100_000)
    bomb = {"xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": " " * 200_000}
    assert "more than is safe" in refused(packed(bomb))
    lying = packed(bomb).replace((200_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert refused(lying).endswith(".")
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", 200_100)
    assert "more than is safe" in refused(packed({**bomb, "xl/a.xml": " " * 200}))
    assert "more than is safe" in refused(packed({"xl/workbook.xml": "", **{f"{n}": "" for n in range(2001)}}))


@pytest.mark.parametrize("asked", [b"", payload(b"a", 0) + b"x", payload(b"a", 1001)])
def test_what_is_no_request_is_unreadable(asked: bytes) -> None:
    with pytest.raises(Unreadable):
        asked_for(asked)


@pytest.mark.parametrize(
    "said",
    [
        [], [[], True, [], 0], [[["a"]], True, [], -1], [[["a"]], True, [], True], [[[1]], True, [], 0],
        [["a"], True, [], 0],
        [[["a"]], True, [[1, 2, 3]], 0], [[["a"]], True, [[1, 2, 3, "4"]], 0], [[["x" * 4001]], True, [], 0],
        [[["a"] * 61], True, [], 0], 5,
    ],
)  # fmt: skip
def test_an_answer_that_is_no_sheet_is_not_believed(said: object) -> None:
    for answer in (json.dumps(said).encode(), zlib.compress(json.dumps(said).encode())):
        with pytest.raises(Unreadable):
            sheet_in(answer)
    for answer in (zlib.compress(b"[" * 100_000), zlib.compress(b'[[["a"]],true,[],0]') + b"more"):
        with pytest.raises(Unreadable):
            sheet_in(answer)


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=4), max_size=4), st.sampled_from(["utf-8", "utf-16"])
)
def test_any_text_is_a_table_or_a_sentence(rows: list[list[str]], letters: str) -> None:
    text = "\n".join(",".join(row) for row in rows)
    with suppress(Unreadable):
        assert read(text.encode(letters, "replace")).rows


def test_a_table_that_is_never_closed_is_a_sentence_at_once() -> None:
    parts = {"mimetype": ODS, "content.xml": _content(ods(TABLE)).replace("</table:table>", "</table:tabble>")}
    assert "safely" in refused(packed(parts))


def _content(workbook_bytes: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook_bytes)) as archive:
        return archive.read("content.xml").decode()


def test_the_real_process_says_the_same_and_its_death_is_a_sentence() -> None:
    content = xlsx(sheet_xml(TABLE))
    assert sheet_in_sandbox(content) == read(content)
    with pytest.raises(Unreadable, match="neither a table"):
        sheet_in_sandbox(b"\x01\x02")
    far = sheet_xml([["a"]]).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    with pytest.raises(Unreadable) as dead:
        sheet_in_sandbox(xlsx(far))
    assert dead.value.sentence.endswith(".")
    with pytest.raises(Unreadable):
        run_in_sandbox("sheet", b"no request", memory_mb=512)


def test_the_letters_are_known_before_the_process_is_shut() -> None:
    assert sheet_text.written("é".encode("cp1252")) == "é"
    assert sheet_in_sandbox("a,é\n".encode("cp1252")).rows == (("a", "é"),)
    assert sheet_in_sandbox("a,é\n".encode("utf-16")).rows == (("a", "é"),)
