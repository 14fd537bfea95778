"""The visit, walked through the real widgets offscreen: unlock, tick, review, three people ink, seal, counter-sign."""

import json
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coachdesk.demo.hands import Hands, WalkBroken
from coachdesk.demo.preparing import RING, Prepared
from coachdesk.demo.tallies import tell_checked, tell_kept
from coachdesk.models.plan import StepDone
from coachdesk.operating_system import WallClock
from coachdesk.operations.sample import family_id as sample_family_id
from coachdesk.ui.assembly import Places, assemble
from coachdesk.ui.collecting import ScreenThreadCollecting
from coachdesk.ui.frame.frame import Frame
from coachdesk.ui.main_window import MainWindow
from coachdesk.ui.pages.plan.step_row import StepRow
from coachdesk.ui.path_field import PathField
from coachdesk.ui.router import Place
from coachdesk.ui.unlock import UnlockPage
from coachdesk.ui.widgets.ink_surface import InkSurface
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.page_picture import PagePicture
from coachdesk.ui.widgets.passphrase_box import PassphraseBox
from coachdesk.ui.widgets.words_field import WordsField

SIZE = (1366, 768)
TICKED = ("Sixteen Mondays of rent and seven pounds, no misses", "Get the last tenant's debt off our electric key")
"""The two steps of F1 that can be ticked on the sample's day."""

NAMES = (
    (((0.08, 0.7), (0.16, 0.25), (0.22, 0.68), (0.28, 0.25), (0.36, 0.7)), ((0.42, 0.6), (0.55, 0.5), (0.7, 0.62))),
    (((0.1, 0.4), (0.06, 0.55), (0.12, 0.7), (0.2, 0.66)), ((0.26, 0.5), (0.4, 0.65), (0.52, 0.48), (0.66, 0.6))),
    (((0.2, 0.7), (0.3, 0.3), (0.4, 0.7)), ((0.25, 0.55), (0.36, 0.55))),
)
"""Three hands: a father's, a fifteen-year-old's, and an A for Alfie."""


def walk_visit(prepared: Prepared) -> int:
    """Walk, write `summary.json`, and answer 0; a walk that breaks is a bug and says so with exit code 1."""
    application = QApplication.instance() or QApplication(["coachdesk"])
    if not isinstance(application, QApplication):
        raise WalkBroken("no application")
    collecting = ScreenThreadCollecting(application)
    try:
        summary = _walk(application, prepared)
    except WalkBroken as broken:
        sys.stderr.write(f"\nThe demo broke: {broken}.\n")
        return 1
    finally:
        collecting.stop()
    text = json.dumps(summary, ensure_ascii=False, indent=2)
    (prepared.folder / "summary.json").write_text(f"{text}\n", encoding="utf-8")
    prepared.progress.finish()
    sys.stdout.write(f"{text}\n")
    return 0


def _walk(application: QApplication, prepared: Prepared) -> dict[str, Any]:
    copies = prepared.folder / "copies"
    copies.mkdir()
    step = prepared.progress.step
    coach, hands = _open(application, prepared, prepared.coach, "coach", step)
    family_id = _visit_f1(coach, hands, step)
    full = _seal_copies(coach, hands, family_id, copies, step)
    _close(coach, hands)
    kept = tell_kept(prepared, family_id)
    advocate, her_hands = _open(application, prepared, prepared.advocate, "advocate", step)
    countersigned = _countersign(advocate, her_hands, full, step)
    _close(advocate, her_hands)
    step("Checking the files from outside")
    return {
        **kept.counts,
        "plan": {
            "pdf": countersigned.relative_to(prepared.folder).as_posix(),
            "version": kept.version,
            "signers": kept.signers,
            **tell_checked(full, countersigned, prepared.trust),
        },
        "pictures": len(hands.taken) + len(her_hands.taken),
        "seconds": round(time.monotonic() - prepared.began, 1),
    }


def _open(application: QApplication, prepared: Prepared, vault: Path, who: str, step: Any) -> tuple[MainWindow, Hands]:
    """The window on one vault, unlocked with the passphrase typed into its field."""
    step(f"Unlocking as the {who}")
    own = prepared.settings(who)
    places = Places(own / "window.ini", own / "records-place", own / "faults.log", vault)
    window = assemble(application, places, WallClock(), vault)
    window.resize(*SIZE)
    window.show()
    hands = Hands(window, prepared.folder / "screens" / who)
    unlock = hands.find(UnlockPage)
    hands.picture("unlock")
    _see_who_to_ring(window, hands)
    box = hands.find(PassphraseBox, inside=unlock)
    box.setFocus()
    box.type_text(prepared.words)
    hands.press(unlock.unlock_button)
    hands.wait(lambda: window.findChildren(Frame), "the pages to open")
    hands.settle()
    return window, hands


def _see_who_to_ring(window: MainWindow, hands: Hands) -> None:
    """One key, no passphrase, and back."""
    QTest.keyClick(hands.focused(), Qt.Key.Key_F8)
    hands.wait(lambda: all(_has_words(window, number.number) for number in RING), "the numbers to ring")
    hands.picture("who-to-ring")
    QTest.keyClick(hands.focused(), Qt.Key.Key_Escape)
    hands.wait(lambda: not window.ringing.shown, "the numbers to be left")


def _visit_f1(window: MainWindow, hands: Hands, step: Any) -> str:
    """From today to F1's plan: two ticks, a review, three people's ink."""
    family_id = sample_family_id("F1")
    step("Looking at today")
    hands.wait(lambda: _has_words(window, "Ashdown"), "today's list")
    hands.picture("today")
    hands.press(hands.find(QAbstractButton, "Families"))
    hands.wait(lambda: _has_words(window, "Quill"), "the families")
    hands.picture("families")
    hands.press(hands.find(QAbstractButton, "F1  Ashdown"))
    hands.picture("family")
    step("Ticking two steps")
    hands.press(hands.find(QAbstractButton, "Open the plan"))
    for words in TICKED:
        row = _row(hands, words)
        hands.press(row.tick_button(StepDone.TOGETHER))
        hands.gone(row.tick_button(StepDone.TOGETHER), "the step to be ticked")
    hands.picture("plan")
    step("Holding the review")
    _go(window, hands, "review", family_id)
    hands.wait(lambda: _has_words(window, TICKED[0]), "what was ticked since last time")
    hands.picture("review")
    _hold_review(hands)
    step("Three people answer on the plan")
    _go(window, hands, "sign", family_id)
    for name, strokes in zip(("Marcus", "Callum", "Alfie"), NAMES, strict=True):
        hands.press(hands.find(QAbstractButton, f"sign {name}"))
        pad = hands.find(QWidget, f"ink {name}")
        hands.draw(hands.find(InkSurface, inside=pad), strokes)
        hands.picture(f"ink-{name.lower()}")
        hands.press(hands.find(QAbstractButton, f"done {name}"))
        hands.wait(partial(_has_words, window, f"Kept what {name} answered."), "the ink to be kept")
    hands.picture("signed")
    return family_id


def _hold_review(hands: Hands) -> None:
    """The review as a coach writes it at the table, then kept."""
    hands.write(hands.find(WordsField, "review-helped"), "Putting the number on the calendar where we can all see it.")
    hands.write(hands.find(WordsField, "review-stuck"), "The bus money, from next week.")
    hands.press(hands.find(QAbstractButton, "review-keep"))
    hands.wait(lambda: _has_words(hands.window, "The review is kept."), "the review to be kept")


def _seal_copies(window: MainWindow, hands: Hands, family_id: str, folder: Path, step: Any) -> Path:
    """The full copy and Marcus's own, looked at, sealed and saved by the coach; answers the full one."""
    step("Sealing the full copy and Marcus's own")
    _go(window, hands, "export", family_id)
    for which in ("Full copy, for the team", "For Marcus"):
        hands.press(hands.find(QAbstractButton, which))
        hands.wait(lambda: window.findChildren(PagePicture, "page 1"), "the pages to be drawn")
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


def _countersign(window: MainWindow, hands: Hands, full: Path, step: Any) -> Path:
    """The advocate checks the copy in her own vault, adds her signature, and checks the result."""
    step("The advocate counter-signs")
    _go(window, hands, "verify", "")
    hands.write(hands.find(PathField, "file"), str(full.resolve()))
    hands.press(hands.find(QAbstractButton, "check"))
    hands.press(hands.find(QAbstractButton, "countersign"))
    countersigned = full.with_name(f"{full.stem}-countersigned.pdf")
    hands.wait(countersigned.is_file, "the counter-signed copy")
    step("Checking the counter-signed copy")
    hands.write(hands.find(PathField, "file"), str(countersigned.resolve()))
    hands.press(hands.find(QAbstractButton, "check"))
    hands.wait(lambda: _has_words(window, "Imogen Clarke"), "both signatures to be told")
    hands.picture("verified")
    return countersigned


def _holds(folder: Path, wanted: int) -> bool:
    return len(list(folder.glob("*.pdf"))) >= wanted


def _row(hands: Hands, words: str) -> StepRow:
    found: list[StepRow] = []

    def look() -> bool:
        found[:] = [one for one in hands.window.findChildren(StepRow) if one.words() == words and one.isVisible()]
        return bool(found)

    hands.wait(look, "a step of the plan")
    return found[0]


def _go(window: MainWindow, hands: Hands, page: str, family_id: str) -> None:
    """To a page by its name, as its button would; the walk through every button is the tests' work."""
    where = {"family_id": family_id} if family_id else {}
    frame = window.findChildren(Frame)[0]
    if not frame.pages.go(Place(page, where)):
        raise WalkBroken(f"the page before {page} would not be left")
    hands.settle()


def _close(window: MainWindow, hands: Hands) -> None:
    """Lock, and wait until the vault is closed."""
    locked: list[bool] = []
    window.locked.connect(lambda: locked.append(True))
    window.lock()
    hands.wait(lambda: locked, "the vault to be locked")
    hands.picture("locked")
    window.hide()
    window.deleteLater()


def _has_words(window: QWidget, words: str) -> bool:
    return any(words in label.words() for label in window.findChildren(SafeLabel) if label.isVisible()) or any(
        words in button.accessibleName() for button in window.findChildren(QAbstractButton) if button.isVisible()
    )
