"""Mutants of sheets put to the reading task under the throw-away process's own limits: run as a program by tests.

`mutating_sheets.py FORM SEED COUNT PLANTED`: prints how many gave a table and how many a sentence. What is a table is
read row by row as an import does. PLANTED is the number of the mutant at which the process is made to die, as a broken
library would; -1 for none.
"""

import os
import random
import signal
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from coachdesk.errors import BadInput
from coachdesk.operating_system import limit_this_process, open_nothing_more
from coachdesk.reports.workbook import workbook_bytes
from coachdesk.sandbox.child import answer
from coachdesk.sandbox.frames import Order, Outcome, read_order, read_reply, request_bytes
from coachdesk.sandbox.tasks import TASKS
from coachdesk.sandbox.tasks.sheet import payload, sheet_in
from coachdesk.tools.contact_columns import guessed, heading_row, places
from coachdesk.tools.contact_rows import Known, KnownFamily, read_rows
from tests.sandbox.workbooks import ods, packed, sheet_xml, xlsx

FORMS = ("csv", "xlsx", "ods")
HEADINGS = ["family", "date", "kind", "description", "agency", "cost", "note"]
ROWS = [
    ["F1", "2011-03-15", "incident", "Call-out", "Police", "16.50", "\u00e9t\u00e9"],
    ["F1", "15/03/2011", "planned", 'Visit, late; "so"', "Police", "£1,250", "x"],
    ["F1", "1 April 2011", "", "Letter", "Police", "", "two\nlines"],
]
KNOWN = Known({"f1": (KnownFamily("a" * 32, "F1"),)}, {"police": ("b" * 32,)}, date(2011, 9, 1))


@cache
def seeds(form: str) -> tuple[bytes, ...]:
    """Small files of one form, as different programs write them."""
    lines = [";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (HEADINGS, *ROWS)]
    text = "\r\n".join(lines)
    plain = [[cell.replace("&", "").replace("<", "").replace('"', "") for cell in row] for row in (HEADINGS, *ROWS)]
    return {
        "csv": (
            text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("cp1252"), text.encode("utf-16"),
            text.replace(";", "\t").encode(),
        ),
        "xlsx": (
            xlsx(sheet_xml(plain, joined="A2:B3")), workbook_bytes("Contacts", [HEADINGS, *ROWS]),
            xlsx(sheet_xml([["x"]]), sheet_xml(plain), states=("hidden", "visible")),
        ),
        "ods": (ods(plain),),
    }[form]  # fmt: skip


def garbled(chance: random.Random, content: bytes, other: bytes) -> bytes:
    """The bytes with some changed, cut out, doubled, swapped with another's, or cut short."""
    kept = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(kept)) if kept else 0
        length = chance.choice((1, 2, 4, 16, 64))
        what = chance.randrange(7)
        if what == 0:
            kept[at : at + 1] = bytes([chance.randrange(256)])
        elif what == 1:
            kept[at : at + length] = chance.choice((b"9", b"A", b"\0", b"<", b'"', b"\xff", b"\r")) * length
        elif what == 2:
            del kept[at : at + length]
        elif what == 3:
            kept[at:at] = kept[at : at + length]
        elif what == 4:
            where = chance.randrange(len(other))
            kept[at : at + length] = other[where : where + length]
        elif what == 5:
            kept[at : at + 4] = chance.choice((2**31 - 1, 2**32 - 1, 65_535, 0)).to_bytes(4, "little")
        elif chance.random() < 0.2:
            del kept[at:]
    return bytes(kept)


def mutant(chance: random.Random, form: str) -> bytes:
    """A file of this form gone wrong: its bytes, or for a workbook as often a part of it, packed again."""
    seed, other = chance.choice(seeds(form)), chance.choice(seeds(chance.choice(FORMS)))
    if form == "csv" or chance.random() < 0.4:
        return garbled(chance, seed, other)
    parts: Mapping[str, bytes] = _unpacked(seed)
    name = chance.choice(sorted(parts))
    return packed({**parts, name: garbled(chance, parts[name], chance.choice(list(parts.values())))})


def mutants(form: str, seed: int, count: int) -> Iterator[bytes]:
    """So many; the same for the same seed."""
    chance = random.Random(f"{form} {seed}")
    return (mutant(chance, form) for _ in range(count))


def looked_at(reply: bytes) -> None:
    """As an import does: every row of what was read is a contact or a sentence."""
    rows = sheet_in(reply).rows
    at = heading_row(rows)
    said = guessed(rows[at])
    try:
        where = places(rows[at], said)
    except BadInput:
        return
    for row in read_rows(rows, at, where, said, KNOWN):
        assert row.values or all(one.startswith(f"Row {row.row}") and one.endswith(".") for one in row.reasons)


def main() -> int:
    """Count tables and sentences. Anything else raises, or ends the process."""
    form, (seed, count, planted) = sys.argv[1], (int(word) for word in sys.argv[2:])
    tried = list(mutants(form, seed, count))
    task = TASKS["sheet"]()
    limit_this_process(768 * 1024 * 1024, 600, 0)
    open_nothing_more()
    tally = dict.fromkeys(Outcome, 0)
    for number, content in enumerate(tried):
        if number == planted:
            os.kill(os.getpid(), signal.SIGSEGV)
        stream = BytesIO(request_bytes(Order("sheet", 15, 768), payload(content, 0)))
        read_order(stream)
        outcome, reply = read_reply(answer(task, stream))
        if outcome is Outcome.DONE:
            looked_at(reply)
        elif not reply.decode().endswith("."):
            raise AssertionError("not a sentence")
        tally[outcome] += 1
    sys.stdout.write(f"{tally[Outcome.DONE]} {tally[Outcome.UNREADABLE]}\n")
    return 0


def _unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if __name__ == "__main__":
    sys.exit(main())
