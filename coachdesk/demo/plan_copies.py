"""The plan from the review to paper: three people's ink, two sealed copies, the advocate's own signature."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from coachdesk.demo.home_visit import TICKED
from coachdesk.demo.sitting import Sitting
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.ink_surface import InkSurface
from coachdesk.ui.widgets.page_picture import PagePicture
from coachdesk.ui.widgets.words_field import WordsField

NAMES = (
    (((0.08, 0.7), (0.16, 0.25), (0.22, 0.68), (0.28, 0.25), (0.36, 0.7)), ((0.42, 0.6), (0.55, 0.5), (0.7, 0.62))),
    (((0.1, 0.4), (0.06, 0.55), (0.12, 0.7), (0.2, 0.66)), ((0.26, 0.5), (0.4, 0.65), (0.52, 0.48), (0.66, 0.6))),
    (((0.2, 0.7), (0.3, 0.3), (0.4, 0.7)), ((0.25, 0.55), (0.36, 0.55))),
)
"""Three hands: a father's, a fifteen-year-old's, and an A for Alfie."""


def review_and_sign(coach: Sitting, family_id: str) -> None:
    """The review as it is written at the table, then three people's answers on the plan."""
    hands = coach.hands
    coach.go("plan", family_id)
    coach.wait_for(TICKED[0])
    hands.picture("plan")
    coach.go("review", family_id)
    coach.wait_for(TICKED[0])
    hands.picture("review")
    hands.write(hands.find(WordsField, "review-helped"), "Putting the number on the calendar where we can all see it.")
    hands.write(hands.find(WordsField, "review-stuck"), "The bus money, from next week.")
    hands.press(hands.find(QAbstractButton, "review-keep"))
    coach.wait_for("The review is kept.")
    coach.go("sign", family_id)
    for name, strokes in zip(("Marcus", "Callum", "Alfie"), NAMES, strict=True):
        hands.press(hands.find(QAbstractButton, f"sign {name}"))
        pad = hands.find(QWidget, f"ink {name}")
        hands.draw(hands.find(InkSurface, inside=pad), strokes)
        hands.picture(f"ink-{name.lower()}")
        hands.press(hands.find(QAbstractButton, f"done {name}"))
        coach.wait_for(f"Kept what {name} answered.")
    hands.picture("signed")


def seal_copies(coach: Sitting, family_id: str, folder: Path) -> Path:
    """The full copy and Marcus's own, looked at, sealed and saved by the coach; answers the full one."""
    hands = coach.hands
    coach.go("export", family_id)
    for which in ("Full copy, for the team", "For Marcus"):
        hands.press(hands.find(QAbstractButton, which))
        hands.wait(lambda: coach.window.findChildren(PagePicture, "page 1"), "the pages to be drawn")
        if which != "Full copy, for the team":
            hands.press(hands.find(QAbstractButton, "safe"))
        hands.write(hands.find(PathField, "folder"), str(folder.resolve()))
        hands.picture("copy")
        wanted = len(list(folder.glob("*.pdf"))) + 1
        hands.press(hands.find(QAbstractButton, "seal and save"))
        hands.wait(partial(_holds, folder, wanted), "the copy to be saved")
        hands.wait(lambda: hands.find(QAbstractButton, "seal and save").isEnabled(), "the copy to be checked")
    hands.picture("sealed")
    return next(folder.glob("*-full.pdf"))


def countersign(advocate: Sitting, full: Path) -> Path:
    """The advocate checks the copy in her own vault, adds her signature, and checks the result."""
    hands = advocate.hands
    advocate.go("verify")
    hands.write(hands.find(PathField, "file"), str(full.resolve()))
    hands.press(hands.find(QAbstractButton, "check"))
    hands.press(hands.find(QAbstractButton, "countersign"))
    countersigned = full.with_name(f"{full.stem}-countersigned.pdf")
    hands.wait(countersigned.is_file, "the counter-signed copy")
    hands.write(hands.find(PathField, "file"), str(countersigned.resolve()))
    hands.press(hands.find(QAbstractButton, "check"))
    advocate.wait_for("Imogen Clarke")
    hands.picture("verified")
    return countersigned


def _holds(folder: Path, wanted: int) -> bool:
    return len(list(folder.glob("*.pdf"))) >= wanted
