"""The first page of the day and its parts."""

from coachdesk.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
