"""A coach's morning and the advocate's signature, walked through the real widgets, and told in a summary."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication

from coachdesk.demo.agency_copies import share_with_housing
from coachdesk.demo.family_tools import answer_for_themselves
from coachdesk.demo.hands import WalkBroken
from coachdesk.demo.home_visit import visit_f1
from coachdesk.demo.own_server import has_server
from coachdesk.demo.plan_copies import countersign, review_and_sign, seal_copies
from coachdesk.demo.preparing import Prepared
from coachdesk.demo.sitting import Sitting
from coachdesk.demo.tallies import tell_checked, tell_kept
from coachdesk.operations.sample import family_id as sample_family_id
from coachdesk.ui.collecting import ScreenThreadCollecting


def walk(prepared: Prepared) -> int:
    """Walk, write `summary.json`, and answer 0; a walk that breaks is a bug and says so with exit code 1."""
    application = QApplication.instance() or QApplication(["coachdesk"])
    if not isinstance(application, QApplication):
        raise WalkBroken("no application")
    collecting = ScreenThreadCollecting(application)
    try:
        summary, sentences = _walk(application, prepared)
    except WalkBroken as broken:
        sys.stderr.write(f"\nThe demo broke: {broken}.\n")
        return 1
    finally:
        collecting.stop()
    text = json.dumps(summary, ensure_ascii=False, indent=2)
    (prepared.folder / "summary.json").write_text(f"{text}\n", encoding="utf-8")
    prepared.progress.finish()
    sys.stderr.write("".join(f"{line}\n" for line in sentences))
    sys.stdout.write(f"{text}\n")
    return 0


def _walk(application: QApplication, prepared: Prepared) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The summary, and what the figures say in words."""
    copies = prepared.folder / "copies"
    copies.mkdir()
    step = prepared.progress.step
    family_id = sample_family_id("F1")
    step("Unlocking as the coach")
    coach = Sitting(application, prepared, prepared.coach, "coach")
    step("Looking round")
    _look_round(coach)
    step("Visiting F1, with the lid shut in the middle of a sentence")
    visited = visit_f1(coach)
    step("Handing the laptop to a mother and her daughter, who answer for themselves")
    answer_for_themselves(coach, sample_family_id("F7"))
    step("Holding the review; three people answer on the plan")
    review_and_sign(coach, family_id)
    step("Sealing the full copy and Marcus's own")
    full = seal_copies(coach, family_id, copies)
    step("Giving housing its own copy, and not a second one")
    refused = share_with_housing(coach, family_id, copies)
    coach.close()
    kept = tell_kept(prepared, family_id, sample_family_id("F7"))
    step("Unlocking as the advocate")
    advocate = Sitting(application, prepared, prepared.advocate, "advocate")
    advocate.go("caseload_list")
    advocate.wait_for("Ashdown")
    advocate.hands.picture("caseload-list")
    step("The advocate counter-signs")
    countersigned = countersign(advocate, full)
    advocate.close()
    synced = sync(application, prepared)
    given = len(list((prepared.folder / "screens" / "family").glob("*.png")))
    pictures = given + len(coach.hands.taken) + len(advocate.hands.taken) + (synced.pop("pictures") if synced else 0)
    step("Checking the files from outside")
    summary = {
        **kept.counts,
        "visit": {**kept.visit, "passphrases": visited.passphrases, "actions": visited.actions},
        "measures": asdict(kept.measures),
        "shares": {"recorded": kept.shares, "refused": refused},
        "plan": {
            "pdf": countersigned.relative_to(prepared.folder).as_posix(),
            "version": kept.version,
            "signers": kept.signers,
            **tell_checked(full, countersigned, prepared.trust),
        },
        "evaluation": kept.figures.evaluation,
        "savings": kept.figures.savings,
        "sync": synced,
        "pictures": pictures,
        "seconds": round(time.monotonic() - prepared.began, 1),
    }
    return summary, kept.figures.sentences


def sync(application: QApplication, prepared: Prepared) -> dict[str, int] | None:
    """The figures of two laptops and a server; None, and said so, where there is no server to start."""
    if not has_server():
        prepared.progress.step("Skipping sync: CoachDesk's extra `server` is not installed here")
        return None
    prepared.progress.step("Two laptops and a server: apart, together, and a family handed over")
    from coachdesk.demo.two_laptops import sync_two_laptops  # noqa: PLC0415 - only where there is a server

    return asdict(sync_two_laptops(application, prepared))


def _look_round(coach: Sitting) -> None:
    """Today, the families, F1's own page, and back to today."""
    hands = coach.hands
    coach.wait_for("Ashdown")
    hands.picture("today")
    hands.press(hands.find(QAbstractButton, "Families"))
    coach.wait_for("Quill")
    hands.picture("families")
    hands.press(hands.find(QAbstractButton, "F1  Ashdown"))
    hands.picture("family")
    hands.press(hands.find(QAbstractButton, "Today"))
