"""The one table of pages: each page's name, how it is made, and the entry of the rail that is lit while it is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from coachdesk.ui.page import Page

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.duty_book import DutyBook
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.frame.page_stack import MakePage
    from coachdesk.ui.handing_over.handing_over import HandingOver
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing
    from coachdesk.ui.theme import Theme
    from coachdesk.ui.vault_door import VaultDoor
    from coachdesk.ui.window_settings import WindowSettings

_PAGES = "coachdesk.ui.pages"


@dataclass(frozen=True)
class PageNeeds:
    """Everything a page can be made of. Most take `opened.desk`, the router and the deeds."""

    opened: OpenDesk
    router: Router
    deeds: Deeds
    door: VaultDoor
    theme: Theme
    settings: WindowSettings
    duty: DutyBook
    handing_over: HandingOver | None = None
    """What hands the laptop to a family; None in a stack of pages without a window."""
    syncing: Syncing | None = None
    """What sends and fetches; None in a stack of pages without a window."""


@dataclass(frozen=True)
class PageEntry:
    """`make` is called when the page is first gone to; `lights` names an entry of the rail, or none."""

    make: Callable[[PageNeeds], Page]
    lights: str = ""


@dataclass(frozen=True)
class LazyPage:
    """Makes `name` of `module` out of what `takes` picks; the module is loaded when first needed, or by `load`."""

    module: str
    name: str
    takes: Callable[[PageNeeds], tuple[object, ...]]

    def load(self) -> Callable[..., Page]:
        """The page's class."""
        found: Callable[..., Page] = getattr(import_module(self.module), self.name)
        return found

    def __call__(self, needs: PageNeeds) -> Page:
        return self.load()(*self.takes(needs))


def of_desk(module: str, name: str) -> LazyPage:
    """Makes `name(desk, router, deeds)` of `coachdesk.ui.pages.<module>`."""
    return LazyPage(f"{_PAGES}.{module}", name, lambda needs: (needs.opened.desk, needs.router, needs.deeds))


def of_vault(module: str, name: str) -> LazyPage:
    """The same for a page that signs or verifies: `name(opened, router, deeds)` with the OpenDesk."""
    return LazyPage(f"{_PAGES}.{module}", name, lambda needs: (needs.opened, needs.router, needs.deeds))


def of_all(module: str, name: str) -> LazyPage:
    """The same for a page about the program itself: `name(needs)`; a module that is not among the pages in full."""
    place = module if module.startswith("coachdesk.") else f"{_PAGES}.{module}"
    return LazyPage(place, name, lambda needs: (needs,))


def of_line(module: str, name: str) -> LazyPage:
    """The same for a page that asks the server: `name(opened, router, deeds, lines, syncing)`."""
    return LazyPage(
        f"{_PAGES}.{module}",
        name,
        lambda needs: (needs.opened, needs.router, needs.deeds, needs.door.lines, needs.syncing),
    )


PAGES: Mapping[str, PageEntry] = {
    "review": PageEntry(of_desk("review_page", "ReviewPage"), "families"),
    "target": PageEntry(of_desk("target_page", "TargetPage"), "families"),
    "plan": PageEntry(of_desk("plan_page", "PlanPage"), "families"),
    "today": PageEntry(of_desk("today", "TodayPage"), "today"),
    "visit": PageEntry(of_desk("visit.page", "VisitPage"), "families"),
    "families": PageEntry(of_desk("families", "FamiliesPage"), "families"),
    "reviews": PageEntry(of_desk("reviews", "ReviewsPage"), "reviews"),
    "week": PageEntry(of_desk("week.page", "WeekPage"), "today"),
    "check_in": PageEntry(of_desk("check_in.page", "CheckInPage"), "today"),
    "call": PageEntry(of_desk("call.page", "CallPage"), "families"),
    "visit_new": PageEntry(of_desk("visit_new", "VisitNewPage"), "today"),
    "appointment": PageEntry(of_desk("appointment.page", "AppointmentPage"), "today"),
    "letter": PageEntry(of_desk("letter.page", "LetterPage"), "today"),
    "tomorrow": PageEntry(of_desk("tomorrow", "TomorrowPage"), "today"),
    "family": PageEntry(of_desk("family", "FamilyPage"), "families"),
    "sign": PageEntry(of_desk("sign.page", "SignPage"), "families"),
    "export": PageEntry(of_vault("export", "ExportPage"), "families"),
    "verify": PageEntry(of_vault("verify", "VerifyPage"), "settings"),
    "family_new": PageEntry(of_desk("family_new", "FamilyNewPage"), "families"),
    "person": PageEntry(of_desk("person.page", "PersonPage"), "families"),
    "people": PageEntry(of_desk("people", "PeoplePage"), "families"),
    "household": PageEntry(of_desk("household.page", "HouseholdPage"), "families"),
    "needs": PageEntry(of_desk("needs.page", "NeedsPage"), "families"),
    "assignments": PageEntry(of_desk("assignments.page", "AssignmentsPage"), "families"),
    "handover": PageEntry(of_all("handover.page", "HandoverPage"), "families"),
    "left": PageEntry(of_desk("handover.left_page", "LeftPage"), "settings"),
    "history": PageEntry(of_vault("history.page", "HistoryPage"), "families"),
    "forget_words": PageEntry(of_line("forget_words.page", "ForgetPage"), "families"),
    "settings": PageEntry(of_all("settings.page", "SettingsPage"), "settings"),
    "recovery_code": PageEntry(of_all("coachdesk.ui.recovery_code_page", "RecoveryCodePage"), "settings"),
    "agencies": PageEntry(of_desk("agencies.page", "AgenciesPage"), "settings"),
    "agency": PageEntry(of_desk("agencies.agency_page", "AgencyPage"), "settings"),
    "worker": PageEntry(of_desk("agencies.worker_page", "WorkerPage"), "settings"),
    "question_sets": PageEntry(of_desk("question_sets.page", "QuestionSetsPage"), "settings"),
    "question_set": PageEntry(of_desk("question_sets.set_page", "QuestionSetPage"), "settings"),
    "devices": PageEntry(of_line("devices.page", "DevicesPage"), "settings"),
    "colleague": PageEntry(of_line("devices.colleague_page", "ColleaguePage"), "settings"),
    "invite": PageEntry(of_line("devices.invite_page", "InvitePage"), "settings"),
    "certificates": PageEntry(of_line("certificates.page", "CertificatesPage"), "settings"),
    "opening_laptop": PageEntry(of_vault("opening_laptop.page", "OpeningLaptopPage"), "settings"),
    "join_again": PageEntry(of_line("join_again.page", "JoinAgainPage"), "sync"),
    "members": PageEntry(of_vault("devices.members_page", "MembersPage"), "settings"),
    "connect": PageEntry(of_line("connect.page", "ConnectPage"), "settings"),
    "worry": PageEntry(of_all("worry.page", "WorryPage"), "families"),
    "alerts": PageEntry(of_desk("alerts.page", "AlertsPage"), "families"),
    "agreement": PageEntry(of_desk("agreement.page", "AgreementPage"), "families"),
    "talk": PageEntry(of_desk("agreement.talk_page", "TalkPage"), "families"),
    "sharing": PageEntry(of_desk("agreement.sharing_page", "SharingPage"), "families"),
    "override": PageEntry(of_desk("agreement.sharing_override_page", "SharingOverridePage"), "families"),
    "agency_copy": PageEntry(of_vault("agency_copy.page", "AgencyCopyPage"), "families"),
    "shares": PageEntry(of_desk("agency_copy.shares_page", "SharesPage"), "families"),
    "story": PageEntry(of_desk("story.page", "StoryPage"), "families"),
    "case_study": PageEntry(of_vault("case_study.page", "CaseStudyPage"), "families"),
    "who_sees": PageEntry(of_desk("who_sees.page", "WhoSeesPage"), "families"),
    "access_log": PageEntry(of_line("access_log.page", "AccessLogPage"), "settings"),
    "copies": PageEntry(of_desk("copies.page", "CopiesPage"), "settings"),
    "papers": PageEntry(of_desk("attachment.papers_page", "PapersPage"), "families"),
    "attachment": PageEntry(of_desk("attachment.page", "AttachmentPage"), "families"),
    "attach": PageEntry(of_desk("attachment.take_page", "TakePage"), "families"),
    "family_mode": PageEntry(of_all("family_mode.page", "HandOverPage"), "families"),
    "given": PageEntry(of_all("family_mode.given_page", "GivenPage"), "families"),
    "measures": PageEntry(of_desk("measures.page", "MeasuresPage"), "families"),
    "measure_entry": PageEntry(of_desk("measures.entry_page", "MeasureEntryPage"), "families"),
    "measure_step": PageEntry(of_desk("measures.step_page", "MeasureStepPage"), "families"),
    "measure_paper": PageEntry(of_vault("measures.paper_page", "MeasurePaperPage"), "families"),
    "good_news": PageEntry(of_desk("measures.good_news_page", "GoodNewsPage"), "families"),
    "lines": PageEntry(of_desk("line_grading.page", "LinesPage"), "families"),
    "line_new": PageEntry(of_desk("line_grading.new_page", "NewLinePage"), "families"),
    "line_own": PageEntry(of_desk("line_grading.own_page", "OwnMarkPage"), "families"),
    "line_paper": PageEntry(of_desk("line_grading.paper_page", "PaperMarkPage"), "families"),
    "line_step": PageEntry(of_desk("line_grading.step_page", "LineStepPage"), "families"),
    "journey": PageEntry(of_desk("journey.page", "JourneyPage"), "families"),
    "turning_points": PageEntry(of_desk("journey.turning_page", "TurningPointsPage"), "families"),
    "journey_shared": PageEntry(of_desk("journey.shared_page", "SharedMapPage"), "families"),
    "journey_paper": PageEntry(of_vault("journey.paper_page", "JourneyPaperPage"), "families"),
    "caseload_list": PageEntry(of_desk("caseload_list.page", "CaseloadListPage"), "families"),
    "agency_promises": PageEntry(of_desk("caseload_list.promises_page", "AgencyPromisesPage"), "families"),
    "coach_report": PageEntry(of_desk("coach_report.page", "CoachReportPage"), "today"),
    "reports_sent": PageEntry(of_desk("coach_report.sent_page", "SentReportsPage"), "families"),
    "costs": PageEntry(of_desk("costs.page", "CostsPage"), "families"),
    "figure_contacts": PageEntry(of_desk("costs.behind_page", "FigureContactsPage"), "families"),
    "savings": PageEntry(of_desk("savings.page", "SavingsPage"), "families"),
    "unit_costs": PageEntry(of_desk("unit_costs.page", "UnitCostsPage"), "families"),
    "figure_snapshots": PageEntry(of_desk("figure_snapshots.page", "FigureSnapshotsPage"), "families"),
    "figure_reports": PageEntry(of_desk("figure_reports.page", "FigureReportsPage"), "families"),
    "practice_log": PageEntry(of_desk("practice_log.page", "PracticeLogPage"), "families"),
    "imports": PageEntry(of_desk("imports.page", "ImportsPage"), "settings"),
    "import_new": PageEntry(of_desk("imports.bring_in_page", "BringInPage"), "settings"),
    "conflicts": PageEntry(of_desk("conflicts.page", "ConflictsPage"), "families"),
    "late_work": PageEntry(of_line("late_work.page", "LateWorkPage"), "families"),
    "sync": PageEntry(of_all("sync.page", "SyncPage"), "sync"),
    "contact": PageEntry(of_desk("contacts.page", "ContactPage"), "families"),
    "contacts": PageEntry(of_desk("contacts.list_page", "ContactsPage"), "families"),
    "contacts_waiting": PageEntry(of_desk("contacts.waiting_page", "WaitingPage"), "families"),
    "coverage": PageEntry(of_desk("coverage.page", "CoveragePage"), "families"),
    "meetings": PageEntry(of_desk("meetings.list_page", "MeetingsPage"), "families"),
    "meeting": PageEntry(of_desk("meetings.page", "MeetingPage"), "families"),
    "life_events": PageEntry(of_desk("life_events.page", "LifeEventsPage"), "families"),
    "life_event": PageEntry(of_desk("life_events.page", "LifeEventPage"), "families"),
    "family_edit": PageEntry(of_desk("family_edit", "FamilyEditPage"), "families"),
}
"""Name (as in `Page.go`) to entry. Only what exists stands here, so that nothing leads nowhere."""


SHUT_PAGES: Mapping[str, PageEntry] = {
    "away": PageEntry(of_all("away.page", "AwayPage"), "away"),
    "sync": PAGES["sync"],
    "join_again": PAGES["join_again"],
}
"""All there is while families are shut (sync.md 8); an old backup joins again from here."""


def makers(
    table: Mapping[str, PageEntry],
    opened: OpenDesk,
    deeds: Deeds,
    door: VaultDoor,
    theme: Theme,
    settings: WindowSettings,
    duty: DutyBook,
    handing_over: HandingOver | None = None,
    syncing: Syncing | None = None,
) -> Mapping[str, MakePage]:
    """For each page of the table how the window makes it, given its router."""

    def make(entry: PageEntry, router: Router) -> Page:
        return entry.make(PageNeeds(opened, router, deeds, door, theme, settings, duty, handing_over, syncing))

    return {name: partial(make, entry) for name, entry in table.items()}


def loads(table: Mapping[str, PageEntry]) -> list[Callable[[], object]]:
    """What loads each page's module, for the quiet moments after the vault was opened."""
    return [entry.make.load for entry in table.values() if isinstance(entry.make, LazyPage)]
