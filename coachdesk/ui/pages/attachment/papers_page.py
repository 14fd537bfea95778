"""A family's pictures and papers: what is kept, and the way to add one."""

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk
from coachdesk.models.plan import Attachment
from coachdesk.operations.attachments import papers
from coachdesk.operations.files_between import FileStanding, file_standings
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.attachment.file_words import standing_words
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.rows import Rows


class PapersPage(Page):
    """Opens on `family_id`, or with `about` on the papers of one record: a signed version, a visit.

    Under each that is not everywhere yet stands where it is.
    """

    shows = frozenset({"attachment"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._where: dict[str, str] = {}
        self.set_title(self.tr("Pictures and papers"))
        self._rows = Rows(0.4, self)
        self.add(self._rows)
        self._add = primary_button(self.tr("Add a picture or PDF"), "camera", self)
        self._add.clicked.connect(lambda: self.go("attach", **self._where))
        self._add.setVisible(router.has("attach"))
        self.add_action(self._add)

    def opened(self, **where: str) -> None:
        self._where = {"family_id": where["family_id"], "about": where.get("about", "")}

    def refresh(self) -> None:
        family_id, about = self._where["family_id"], self._where["about"] or None

        def look() -> tuple[list[Attachment], dict[str, FileStanding]]:
            found = papers(self.desk, family_id, about)
            return found, file_standings(self.desk, found)

        self.read(look, self._took)

    def _took(self, told: tuple[list[Attachment], dict[str, FileStanding]]) -> None:
        found, standings = told
        rows: list[QWidget] = []
        for one in found:
            row = secondary_button(one.name, "note", self._rows)
            row.setAccessibleName(self.tr("Open {name}").format(name=one.name))
            row.clicked.connect(
                lambda _=False, record=one.id: self.go(
                    "attachment", family_id=self._where["family_id"], record_id=record
                )
            )
            rows.append(row)
            words = standing_words(standings[one.id])
            if words:
                row.setAccessibleDescription(words)
                rows.append(small_label(words, parent=self._rows))
        self._rows.fill(
            rows
            or [
                EmptyState(
                    self.tr("No pictures or papers yet"),
                    self.tr("A letter, a form or a page signed on paper goes here. It is kept encrypted."),
                    icon="camera",
                    parent=self._rows,
                )
            ]
        )
