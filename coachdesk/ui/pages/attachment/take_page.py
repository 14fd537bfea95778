"""Taking a picture or PDF in: chosen or dropped, looked at, turned, cropped, kept; its original deleted if wanted."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk
from coachdesk.operations.attachments import (
    PAGE_LIMIT,
    Original,
    Shape,
    TakenIn,
    delete_original,
    keep,
    look,
    read_original,
)
from coachdesk.sandbox.tasks.picture import WHOLE, Picture
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.attachment.delete_card import DeleteCard
from coachdesk.ui.pages.attachment.shaping_card import ShapingCard
from coachdesk.ui.path_field import PathField
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.buttons import primary_button


class TakePage(Page):
    """Opens on `family_id`, and `about` for the record it belongs to. Object names: `file`, `keep`."""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._where: dict[str, str] = {}
        self._original: Original | None = None
        self._shapes: dict[int, Shape] = {}
        self._page = 1
        self.set_title(self.tr("Add a picture or PDF"))
        self.setAcceptDrops(True)
        self._file = PathField(
            self.tr("The file"),
            "file",
            hint=self.tr("A picture (JPEG, PNG or WebP) or a PDF of at most 10 MB. You can also drop it on this page."),
            parent=self,
        )
        self._file.setObjectName("file")
        self._file.edited.connect(self._chosen)
        self.add(self._file)
        self.shaping = ShapingCard(self)
        self.shaping.wanted.connect(self._open_page)
        self.shaping.hide()
        self.add(self.shaping)
        self._delete = DeleteCard(self)
        self._delete.answered.connect(self._answered)
        self._delete.hide()
        self.add(self._delete)
        self._keep = primary_button(self.tr("Keep it"), "tick", self)
        self._keep.setObjectName("keep")
        self._keep.clicked.connect(self._begin_keeping)
        self._keep.hide()
        self.add_action(self._keep)

    def opened(self, **where: str) -> None:
        self._where = {"family_id": where["family_id"], "about": where.get("about", "")}
        self._forget()
        self._delete.hide()

    def is_clean(self) -> bool:
        return self._original is None

    def leave(self) -> None:
        self._forget()

    def hideEvent(self, event: QHideEvent) -> None:
        self.shaping.view.forget()
        super().hideEvent(event)

    # -- choosing --

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self.take(Path(urls[0].toLocalFile()))

    def take(self, path: Path) -> None:
        """Reads the file at a place and shows its first page."""
        self._file.set_path(path)
        self._chosen()

    def _chosen(self) -> None:
        path = self._file.path()
        self._forget(clear=False)
        if path is None or not path.suffix:
            return
        self.message.hush()

        def first() -> tuple[Original, Picture]:
            original = read_original(path)
            return original, look(original)

        self.read(first, self._took, label=self.tr("Opening the picture"))

    def _took(self, found: tuple[Original, Picture]) -> None:
        if not self.isVisible():
            return
        self._original, picture = found
        if picture.pages > PAGE_LIMIT:
            self.warn(
                self.tr("This PDF has {pages} pages. The first {most} are kept.").format(
                    pages=picture.pages, most=PAGE_LIMIT
                )
            )
        self._show(picture)
        self._delete.hide()

    def _open_page(self, page: int) -> None:
        original = self._original
        if original is None:
            return
        self._note_shape()
        self._page = page
        self.read(lambda: look(original, page), self._show, label=self.tr("Opening the picture"))

    def _show(self, picture: Picture) -> None:
        if self._original is None or not self.isVisible():
            return
        shape = self._shapes.get(self._page, Shape())
        self.shaping.show_page(picture, self._page, min(picture.pages, PAGE_LIMIT), shape.turns, shape.crop)
        self.shaping.show()
        self._keep.show()

    def _note_shape(self) -> None:
        view = self.shaping.view
        shape = Shape(view.turns(), view.crop())
        self._shapes.pop(self._page, None)
        if shape.turns or shape.crop != WHOLE:
            self._shapes[self._page] = shape

    # -- keeping --

    def _begin_keeping(self) -> None:
        original = self._original
        if original is None:
            return
        self._note_shape()
        desk, where, shapes = self.desk, self._where, dict(self._shapes)
        self._keep.hide()

        def work(cancelled: object = None) -> TakenIn:
            stop = cancelled if callable(cancelled) else bool
            return keep(desk, original, where["family_id"], where["about"] or None, shapes, stop)

        self.deeds.do(work, then=self._kept, failed=self._not_kept, label=self.tr("Keeping the picture"), owner=self)

    def _not_kept(self, problem: object) -> None:
        self._keep.show()
        self.warn(getattr(problem, "sentence", ""))

    def _kept(self, taken: TakenIn) -> None:
        self._forget()
        self.say(
            self.tr("Kept, encrypted.")
            if len(taken.kept) == 1
            else self.tr("Kept {count} pages, encrypted.").format(count=len(taken.kept))
        )
        self._delete.ask(taken.original)
        self._delete.show()
        self.show_widget(self._delete)
        self._delete.leave.setFocus()

    def _answered(self, delete: bool, original: object) -> None:
        self._delete.hide()
        if not delete or not isinstance(original, Original):
            self.say(self.tr("The original is still where it was."))
            return
        self.do(lambda: delete_original(original), lambda _: self.say(self.tr("The original is deleted.")))

    def _forget(self, *, clear: bool = True) -> None:
        self._original = None
        self._shapes, self._page = {}, 1
        self.shaping.view.forget()
        self.shaping.hide()
        self._keep.hide()
        if clear:
            self._file.set_path(None)
