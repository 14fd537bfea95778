"""What the pages have in common on which something is asked of the server: progress, a way to stop, and why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError, NotEnrolled
from coachdesk.operations.syncing.enrolled import place_of
from coachdesk.ui.page import Page
from coachdesk.ui.server_errand import Errand, by_the_system
from coachdesk.ui.syncing.standing import Phase
from coachdesk.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.operations.syncing.lines import Ask
    from coachdesk.operations.syncing.server_place import ServerPlace
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing

T = TypeVar("T")


class ServerPage(Page):
    """`ask_server(work, then, failed, label)` runs `work(ask)` in a thread of its own; one at a time.

    What goes on in the background rests meanwhile. A subclass overrides `busy_changed` to shut what must not be pressed
    until there is an answer. Tests give other `lines`.
    """

    def __init__(
        self,
        opened: OpenDesk,
        router: Router,
        deeds: Deeds,
        lines: Lines | None = None,
        parent: QWidget | None = None,
        *,
        syncing: Syncing | None = None,
    ) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self.vault, self._lines, self.syncing = opened, lines or by_the_system, syncing
        self._rests = False
        self.errand: Errand | None = None
        """What is asked now."""
        self.progress = ProgressStrip(self)
        self.progress.cancelled.connect(self._stop)
        self.add(self.progress)

    def ask_server(
        self,
        work: Callable[[Ask], T],
        then: Callable[[T], object],
        failed: Callable[[CoachDeskError], object] | None = None,
        label: str = "",
        place: ServerPlace | None = None,
        *,
        alone: bool = True,
    ) -> None:
        """At `place`, or at the server this vault is connected to. A known error is said under the heading.

        `alone`: nothing is exchanged in the background meanwhile.
        """
        self.message.hush()
        vault = self.vault
        errand = self.errand = Errand(work, lambda: place or _server_of(vault), self._lines, self)
        errand.done.connect(lambda result: self._over(lambda: then(result)))
        errand.failed.connect(lambda error: self._over(lambda: (failed or self.warn)(error)))
        self.progress.start(label or self.tr("Asking the server"))
        self.busy_changed()
        if alone:
            self._rest()
        errand.start()

    @property
    def is_busy(self) -> bool:
        """Whether something is being asked."""
        return self.errand is not None

    def busy_changed(self) -> None:
        """Something begins to be asked, or has been answered."""

    def _rest(self) -> None:
        """The background rests, unless somebody paused it: then nobody but she lets it go on."""
        standing = self.syncing.standing if self.syncing is not None else None
        if self.syncing is not None and standing is not None and standing.phase is not Phase.PAUSED:
            self._rests = True
            self.syncing.pause()

    def _over(self, tell: Callable[[], object]) -> None:
        self.errand = None
        self.progress.finish()
        if self._rests and self.syncing is not None:
            self._rests = False
            self.syncing.go_now()
        tell()
        self.busy_changed()

    def _stop(self) -> None:
        if self.errand is not None:
            self.errand.stop()


def _server_of(vault: OpenDesk) -> ServerPlace:
    place = place_of(vault)
    if place is None:
        raise NotEnrolled
    return place
