"""Puts the window together: settings, theme, threads, the door to the vault, what watches it, what hears of bugs."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from coachdesk.operating_system import boot_seconds
from coachdesk.operations.duty_book import DUTY_FILE, DutyBook
from coachdesk.ui.auto_lock import AutoLock
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.fault_log import FaultLog
from coachdesk.ui.handing_over.handing_over import HandingOver
from coachdesk.ui.languages import speak
from coachdesk.ui.lease_watch import LeaseWatch
from coachdesk.ui.main_window import MainWindow
from coachdesk.ui.session_events import SessionEvents
from coachdesk.ui.surroundings import Surroundings
from coachdesk.ui.syncing.syncing import Syncing
from coachdesk.ui.theme import Theme
from coachdesk.ui.vault_door import VaultDoor
from coachdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from coachdesk.desk import Clock
    from coachdesk.desk.opening import Costs, OpenDesk
    from coachdesk.ui.frame.frame import Frame
    from coachdesk.ui.page_table import PageEntry


LOAD_AFTER_MS = 100
"""How long after the window is shown the rest of the program is loaded."""

LOAD_EVERY_MS = 250
"""How often, once a vault is open, another page's module is loaded."""


@dataclass(frozen=True)
class Places:
    """Where things lie on this laptop: window settings, the note of where the vault is, logs, and a first vault."""

    settings: Path
    vault_note: Path
    faults: Path
    first_vault: Path

    @property
    def duty_numbers(self) -> Path:
        """Whom to ring: a plain file beside the window's settings."""
        return self.settings.with_name(DUTY_FILE)


def assemble(
    application: QApplication,
    places: Places,
    clock: Clock,
    vault: Path | None = None,
    *,
    seconds: Callable[[], float] = boot_seconds,
    costs: Costs | None = None,
    pages: Mapping[str, PageEntry] | None = None,
) -> MainWindow:
    """The window with everything behind it, showing unlock or the first-run wizard; not yet on the screen.

    `vault` is opened this once and not remembered. `seconds` is a clock that counts sleep. A test gives cheaper
    `costs` of the passphrase and `pages` of its own in place of the page table.
    """
    settings = WindowSettings(places.settings)
    theme = Theme(application, settings.scheme, settings.text_size)
    speak(application, settings.language)
    deeds = Deeds(application)
    duty = DutyBook(places.duty_numbers)
    door = VaultDoor(places.vault_note, places.first_vault, clock, vault, costs)
    auto_lock = AutoLock(seconds, application)

    def make_frame(opened: OpenDesk) -> Frame:
        from coachdesk.ui import page_table  # after the window, with all that the pages stand on
        from coachdesk.ui.frame.frame import Frame

        table = page_table.PAGES if pages is None else pages
        if opened.desk.gate.is_shut:
            table = page_table.SHUT_PAGES
        makers = page_table.makers(table, opened, deeds, door, theme, settings, duty, handing_over, syncing)
        frame = Frame(opened, deeds, makers, {name: entry.lights for name, entry in table.items()})
        if not duty.read().enough:
            frame.ask_for_numbers()
        load_in_turn(frame, page_table.loads(table))
        return frame

    window = MainWindow(
        Surroundings(
            door=door,
            duty=duty,
            deeds=deeds,
            theme=theme,
            settings=settings,
            auto_lock=auto_lock,
            faults=FaultLog(places.faults, clock.now),
            frame=make_frame,
        )
    )
    handing_over = HandingOver(window)
    syncing = Syncing(window)
    LeaseWatch(window, syncing)
    deeds.broken.connect(window.broke)
    session = SessionEvents(window)
    session.leaving.connect(window.lock)
    window.shown.connect(lambda: QTimer.singleShot(LOAD_AFTER_MS, window, lambda: _load_the_rest(deeds, session)))
    application.aboutToQuit.connect(deeds.stop)
    window.begin()
    return window


def _load_the_rest(deeds: Deeds, session: SessionEvents) -> None:
    """What opening a vault needs is loaded while the passphrase is typed."""
    session.listen()
    import_module("coachdesk.ui.who_to_ring.page")
    import_module("coachdesk.ui.page_table")
    import_module("coachdesk.ui.frame.frame")
    import_module("coachdesk.ui.syncing.network")
    deeds.read(lambda: import_module("coachdesk.operations.vaults"), lambda _: None)
    deeds.read(lambda: import_module("coachdesk.ui.syncing.rounds"), lambda _: None)


def load_in_turn(parent: QObject, loads: list[Callable[[], object]]) -> None:
    """Loads one after another in quiet moments, so that no first visit to a page waits. Ends with `parent`."""
    waiting = iter(loads)
    timer = QTimer(parent)
    timer.setInterval(LOAD_EVERY_MS)

    def load_next() -> None:
        load = next(waiting, None)
        if load is None:
            timer.stop()
        else:
            load()

    timer.timeout.connect(load_next)
    timer.start()


def be_loud_about_bugs(window: MainWindow) -> None:
    """A bug in any thread is written down without anybody's words and said in the window.

    Nothing of an error's text goes to standard error: on a desktop that is a file, too.
    """

    def in_screen_thread(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        window.broke(error)

    def in_other_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            window.broken_elsewhere.emit(told.exc_value)

    sys.excepthook = in_screen_thread
    threading.excepthook = in_other_thread
