"""Everything the window is given by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.duty_book import DutyBook
    from coachdesk.ui.auto_lock import AutoLock
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.door import Door
    from coachdesk.ui.fault_log import FaultLog
    from coachdesk.ui.frame.frame import Frame
    from coachdesk.ui.theme import Theme
    from coachdesk.ui.window_settings import WindowSettings


@dataclass(frozen=True)
class Surroundings:
    """What the window stands on and passes on to its pages."""

    door: Door
    duty: DutyBook
    """Whom to ring, kept outside the vault."""
    deeds: Deeds
    theme: Theme
    settings: WindowSettings
    auto_lock: AutoLock
    faults: FaultLog
    frame: Callable[[OpenDesk], Frame]
    """Makes what stands in the window while a vault is open."""
