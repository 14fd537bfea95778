"""Mutants of pictures and PDFs put to the tasks under the throw-away process's own limits: run as a program by tests.

`mutating.py SEED COUNT PLANTED`: prints how many gave a picture and how many a sentence. PLANTED is the number of the
mutant at which the process is made to die, as a broken library would; -1 for none.
"""

import os
import random
import signal
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO

from coachdesk.operating_system import limit_this_process
from coachdesk.sandbox.child import answer
from coachdesk.sandbox.frames import Order, Outcome, read_order, read_reply, request_bytes
from coachdesk.sandbox.tasks import TASKS
from coachdesk.sandbox.tasks.picture import Wanted, payload, picture_in, task_for
from tests.sandbox.pictures import as_the_camera_wrote, form_filled_in, letter, quarters, written


@cache
def seeds() -> tuple[bytes, ...]:
    """One small file of each form that is taken."""
    return (
        as_the_camera_wrote("JPEG", 6),
        written(quarters(24, 16), "JPEG", progressive=True),
        written(quarters(24, 16).convert("CMYK"), "JPEG"),
        as_the_camera_wrote("PNG", 3),
        written(quarters(24, 16).convert("P"), "PNG", transparency=1),
        written(quarters(24, 16), "PNG", save_all=True, append_images=[quarters(24, 16).rotate(180)]),
        as_the_camera_wrote("WEBP", 8),
        written(quarters(24, 16).convert("RGBA"), "WEBP", lossless=True),
        letter(pages=2, size=(60, 40)),
        form_filled_in(),
    )


def mutant(chance: random.Random) -> bytes:
    """A seed with bytes changed, cut out, doubled, swapped with another file's, or cut short."""
    content = bytearray(chance.choice(seeds()))
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(content)) if content else 0
        length = chance.choice((1, 2, 4, 16, 64))
        what = chance.randrange(7)
        if what == 0:
            content[at : at + 1] = bytes([chance.randrange(256)])
        elif what == 1:
            content[at : at + length] = chance.choice((b"\0", b"\xff", b"\x7f", b"\x80")) * length
        elif what == 2:
            del content[at : at + length]
        elif what == 3:
            content[at:at] = content[at : at + length]
        elif what == 4:
            other = chance.choice(seeds())
            where = chance.randrange(len(other))
            content[at : at + length] = other[where : where + length]
        elif what == 5:
            content[at : at + 4] = chance.choice((2**31 - 1, 2**32 - 1, 65_535, 0)).to_bytes(4, "big")
        elif chance.random() < 0.2:
            del content[at:]
    return bytes(content)


def mutants(seed: int, count: int) -> Iterator[tuple[bytes, Wanted]]:
    """So many mutants, each with a wish; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        crop = chance.choice(((0, 0, 10_000, 10_000), (100, 2_000, 5_000, 9_000)))
        yield mutant(chance), Wanted(page=chance.choice((1, 1, 2)), turns=chance.randrange(4), crop=crop, longest=200)


def main() -> int:
    """Count pictures and sentences. Anything else raises, or ends the process."""
    seed, count, planted = (int(word) for word in sys.argv[1:])
    tried = list(mutants(seed, count))
    limit_this_process(512 * 1024 * 1024, 120, 0)
    tally = dict.fromkeys(Outcome, 0)
    for number, (content, wanted) in enumerate(tried):
        if number == planted:
            os.kill(os.getpid(), signal.SIGSEGV)
        stream = BytesIO(request_bytes(Order(task_for(content), 10, 512), payload(content, wanted)))
        outcome, reply = read_reply(answer(TASKS[read_order(stream).task](), stream))
        if outcome is Outcome.DONE:
            picture_in(reply)
        elif not reply.decode().endswith((".", "?")):
            raise AssertionError("not a sentence")
        tally[outcome] += 1
    sys.stdout.write(f"{tally[Outcome.DONE]} {tally[Outcome.UNREADABLE]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
