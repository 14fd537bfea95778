"""The one door to what is kept: add, amend, read, and say what was touched."""

from coachdesk.desk.clock import Clock
from coachdesk.desk.desk import Desk, Owner
from coachdesk.desk.edge import new_record
from coachdesk.desk.history import FieldChange, HistoryEntry
from coachdesk.desk.opened import Opened, Rival
from coachdesk.desk.told import Touched

__all__ = ["Clock", "Desk", "FieldChange", "HistoryEntry", "Opened", "Owner", "Rival", "Touched", "new_record"]
