"""The meetings about a family, the latest first: how the family took part, and how many promises became steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coachdesk.models.meeting import FamilyPart
from coachdesk.operations.meetings import meetings_of
from coachdesk.tools.day_spans import known_in_words
from coachdesk.ui.pages.contacts.words import MEETINGS, PARTS, said
from coachdesk.ui.pages.happened_list import Happened, HappenedListPage, ListWords

if TYPE_CHECKING:
    from coachdesk.desk import Desk


class MeetingsPage(HappenedListPage):
    """Opened with `family_id`."""

    opens = "meeting"
    shows = frozenset({"meeting", "family"})

    def words_said(self) -> ListWords:
        return ListWords(
            self.tr("Meetings about the family: {family}"),
            self.tr("No meeting yet"),
            self.tr("Who came, how the family took part and what was promised stands here."),
            self.tr("Write down a meeting"),
        )

    def read_rows(self, desk: Desk, family_id: str) -> Sequence[Happened]:
        return [
            Happened(
                one.id,
                ": ".join(part for part in (said(MEETINGS[one.meeting_kind]), one.about) if part),
                " · ".join(
                    part
                    for part in (
                        known_in_words(one.met_on, one.date_known),
                        said(PARTS[one.family_part]) if one.family_part is not FamilyPart.NOT_SAID else "",
                        self.tr("%n promise(s)", "", len(one.promises)) if one.promises else "",
                    )
                    if part
                ),
            )
            for one in meetings_of(desk, family_id)
        ]
