"""Two laptops and a server: the advocate and the coach work apart, meet, decide, and hand a family over.

Everything goes through the operations that the screens call, over a real line to a real server process.
"""

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QApplication

from coachdesk.crypto.administrator_file import open_administrator, seal_administrator
from coachdesk.demo.caseload import ADMINISTRATOR, COACH
from coachdesk.demo.hands import WalkBroken
from coachdesk.demo.own_server import own_server
from coachdesk.demo.preparing import Prepared
from coachdesk.demo.sitting import Sitting
from coachdesk.desk import Desk, Opened
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Assignment, AssignmentRole, Family
from coachdesk.models.handover import Handover, LastVisit, SheetGiven
from coachdesk.models.moments import Asked
from coachdesk.operating_system import WallClock, wipe, write_durably
from coachdesk.operations import handing_over_family as handing_over
from coachdesk.operations.conflicts import count_conflicts
from coachdesk.operations.devices.inviting_somebody import let_into_families
from coachdesk.operations.family_access import settle_access
from coachdesk.operations.late_work import admit_late_work, late_work
from coachdesk.operations.left_laptop import purge_receipts
from coachdesk.operations.notes import good_news, write_note
from coachdesk.operations.sample import family_id, worker_id
from coachdesk.operations.syncing.enrolling import enrol
from coachdesk.operations.syncing.founding import found
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.inviting import invite
from coachdesk.operations.syncing.lines import Ask, line_to
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.operations.vaults import open_vault
from coachdesk.ui.pages.conflicts.field_review import FieldReview

SERVER, LAPTOP = "server", "coach-laptop"
APART, HANDED_OVER = "F1", "F4"
"""The family that both write about while they have no network, and the one that changes hands."""

NEW_AREA, OTHER_AREA = "Withybridge, over the chemist's", "Withybridge, above the old chemist"


@dataclass
class Tally:
    """What `summary.json` says of it, in changes; conflicts and resolved in records."""

    sent: int = 0
    received: int = 0
    conflicts: int = 0
    resolved: int = 0
    held: int = 0
    pictures: int = 0


@dataclass(slots=True)
class Both:
    """The advocate, who leads, and the coach, each on a vault of her own, with a line to the server."""

    advocate: OpenDesk
    coach: OpenDesk
    ask: Ask
    tally: Tally

    def meet(self) -> None:
        """Each goes her rounds until neither has anything for the other."""
        for one in (self.advocate, self.coach, self.advocate, self.coach):
            receipt = go_round_once(one, self.ask)
            self.tally.sent += receipt.sent
            self.tally.received += receipt.received


def sync_two_laptops(application: QApplication, prepared: Prepared) -> Tally:
    """Walk it and answer the figures; the server's folder stays. Raises WalkBroken for what is not as it must be."""
    passphrase = prepared.words.encode()
    with own_server(prepared.folder / SERVER, prepared.trust) as origin, line_to(ServerPlace(origin)) as line:
        advocate = open_vault(prepared.advocate, bytearray(passphrase), WallClock())
        try:
            coach = _bring_together(prepared, advocate, ServerPlace(origin), line.ask)
            both = Both(advocate, coach, line.ask, Tally())
            try:
                both.meet()
                _work_apart(both)
                _ask_the_same(both)
                coach.close()
                both.tally.pictures = _decide_on_the_screen(application, prepared)
                coach = both.coach = open_vault(prepared.folder / LAPTOP, bytearray(passphrase), WallClock())
                _have_it_decided(both)
                _hand_over(both)
            finally:
                coach.close()
        finally:
            advocate.close()
    return both.tally


def _bring_together(prepared: Prepared, advocate: OpenDesk, place: ServerPlace, ask: Ask) -> OpenDesk:
    """The organisation comes to its server, the coach's new laptop is invited, and has the families she works with."""
    passphrase = bytearray(prepared.words.encode())
    file = prepared.folder / ADMINISTRATOR
    founded = found(advocate, open_administrator(file.read_bytes(), passphrase), place, ask)
    write_durably(file, seal_administrator(founded.administrator, passphrase), replace=True)
    invitation = invite(advocate, worker_id(COACH), ask)
    made = enrol(prepared.folder / LAPTOP, passphrase, invitation, WallClock(), ask)
    made.recovery_code.wipe()
    made.open_desk.close()
    coach = open_vault(prepared.folder / LAPTOP, passphrase, WallClock())
    wipe(passphrase)
    let_into_families(advocate, worker_id(COACH), ask)
    return coach


def _work_apart(both: Both) -> None:
    """Without a network: one family gets two different notes, and two different words for where it lives."""
    family = family_id(APART)
    for desk, area, news in (
        (both.coach.desk, NEW_AREA, "Callum laid the table without being asked."),
        (both.advocate.desk, OTHER_AREA, "Housing rang back on the day it said it would."),
    ):
        good_news(desk, family, news)
        desk.amend(desk.get(Family, family), area=area)
    both.meet()


def _ask_the_same(both: Both) -> None:
    """The two notes both stand; which of the two words for one place holds, somebody has to say."""
    for one in (both.advocate, both.coach):
        _must(count_conflicts(one.desk) == 1, "both laptops ask the same one question")
    both.tally.conflicts = count_conflicts(both.coach.desk)


def _decide_on_the_screen(application: QApplication, prepared: Prepared) -> int:
    """The coach chooses on her new laptop, which meanwhile syncs by itself; how many pictures were taken."""
    sitting = Sitting(application, prepared, prepared.folder / LAPTOP, "coach-laptop")
    hands = sitting.hands
    sitting.go("sync")
    sitting.wait_for("Everything")
    hands.picture("sync")
    sitting.go("conflicts")
    review = hands.find(FieldReview)
    hands.picture("written-differently")
    hands.press(hands.choice(review.choice, str([side.value for side in review.field.sides].index(NEW_AREA))))
    hands.press(hands.find(QAbstractButton, "Save what is chosen"))
    sitting.wait_for("That was the last one")
    hands.picture("decided")
    sitting.close()
    return len(hands.taken)


def _have_it_decided(both: Both) -> None:
    both.meet()
    both.tally.resolved = both.tally.conflicts - count_conflicts(both.advocate.desk)
    for one in (both.advocate, both.coach):
        _must(count_conflicts(one.desk) == 0, "what was decided is decided on both laptops")
        _must(one.desk.get(Family, family_id(APART)).record.area == NEW_AREA, "both laptops say the same")


def _hand_over(both: Both) -> None:
    """The advocate takes a family on; what its coach wrote before she heard of it is held until the advocate looks."""
    family, today = family_id(HANDED_OVER), both.coach.desk.today()
    role = _role_of(both.coach.desk, family)
    why = "Bronwen goes on a long course"
    handover = handing_over.propose(both.coach, role, worker_id("imogen"), today, why=why)
    handover = handing_over.tell(both.coach, handover, today, "At the kitchen table, both of us", Asked.YES)
    handover = handing_over.agree_visit(both.coach, handover, LastVisit.JOINT, on=today)
    handover = handing_over.give_sheet(both.coach, handover, SheetGiven.READ_OUT)
    both.meet()
    taken_on = handing_over.accept(both.advocate, both.advocate.desk.get(Handover, handover.record.id))
    handing_over.finish(both.advocate, taken_on)
    write_note(both.coach.desk, family, fact="She would like the new one to ring before coming, not to text.")
    settle_access(both.advocate, family, both.ask, late=True)
    both.meet()
    both.tally.held = len(late_work(both.advocate.desk, family))
    admit_late_work(both.advocate, family, both.ask)
    both.meet()
    _must(both.coach.desk.find(Family, family) is None, "nothing of a family that was handed over stays behind")
    hits = both.coach.desk.search("Tremlett")  # Leanne Tremlett is in Harkness's family, too
    _must(all(hit.record.log != family for hit in hits), "a search on the old laptop finds nothing of it")
    (left,) = purge_receipts(both.coach.desk)
    _must(left.receipt.ref == HANDED_OVER and left.receipt.found == 0, "the old laptop's receipt says so")


def _role_of(desk: Desk, family: str) -> Opened[Assignment]:
    mine = (one for one in desk.all(Assignment, family) if one.record.worker == desk.owner.worker_id)
    return next(one for one in mine if one.record.role is AssignmentRole.COACH)


def _must(so: bool, words: str) -> None:
    if not so:
        raise WalkBroken(f"it is not so that {words}")
