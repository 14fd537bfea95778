"""The one door to what is kept: add, amend, read, and say what was touched."""

from coachdesk.desk.desk import Clock, Desk, Owner, Touched
from coachdesk.desk.edge import new_record
from coachdesk.desk.history import FieldChange, HistoryEntry
from coachdesk.desk.opened import Opened, Rival

__all__ = ["Clock", "Desk", "FieldChange", "HistoryEntry", "Opened", "Owner", "Rival", "Touched", "new_record"]
