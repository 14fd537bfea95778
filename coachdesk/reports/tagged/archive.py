"""Dresses reportlab's plain pages as an archival, accessible PDF: structure, fonts, colours, metadata, fields."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.colour_profile import srgb_profile
from coachdesk.reports.tagged.streams import compressed_stream, plain_stream
from coachdesk.reports.tagged.structure import Element, FieldMark, Mark
from coachdesk.reports.tagged.xmp import PRODUCER, About, pdf_date, xmp_packet

_PRINT = 4
_SIGNATURES_EXIST_AND_APPEND_ONLY = 3


def archived(canvas: TaggedCanvas, about: About) -> bytes:
    """The canvas's pages as one PDF meant to keep PDF/UA-1 and PDF/A-2a. The canvas is finished by this.

    The same pages and the same `about` give the same bytes.
    """
    with pikepdf.open(io.BytesIO(canvas.finish())) as pdf:
        _set_pages(pdf, canvas)
        fields = _add_fields(pdf, canvas)
        _add_structure(pdf, canvas, fields)
        _describe(pdf, about)
        saved = io.BytesIO()
        # No object or cross-reference streams: their last byte could not be chosen, and signing adds to what is here.
        pdf.save(
            saved,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return saved.getvalue()


def _set_pages(pdf: pikepdf.Pdf, canvas: TaggedCanvas) -> None:
    resources = pdf.make_indirect(Dictionary(Font=canvas.fonts.embed(pdf)))
    for number, page in enumerate(pdf.pages):
        page.obj.Resources = resources
        page.obj.Contents = compressed_stream(pdf, page.obj.Contents.read_bytes(), b" ")
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        for unwanted in ("/Trans", "/Rotate"):
            if unwanted in page.obj:
                del page.obj[unwanted]


def _add_fields(pdf: pikepdf.Pdf, canvas: TaggedCanvas) -> dict[str, pikepdf.Object]:
    """Empty signature widgets on their pages and in the form, by name."""
    made: dict[str, pikepdf.Object] = {}
    for page, name, tooltip, (left, bottom, right, top) in canvas.fields:
        look = pdf.make_stream(
            b"q Q", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, right - left, top - bottom])
        )
        widget = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(name),
            TU=String(tooltip),
            F=_PRINT,
            Rect=Array([left, bottom, right, top]),
            P=pdf.pages[page].obj,
            AP=Dictionary(N=look),
            StructParent=len(pdf.pages) + len(made),
        )
        made[name] = pdf.make_indirect(widget)
        obj = pdf.pages[page].obj
        if "/Annots" not in obj:
            obj.Annots = Array()
        obj.Annots.append(made[name])
    if made:
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary(Fields=Array(list(made.values())), SigFlags=_SIGNATURES_EXIST_AND_APPEND_ONLY)
        )
    return made


class _Tree:
    """Turns our elements into the file's structure elements."""

    def __init__(self, pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        self.pdf, self.fields = pdf, fields
        self.pages = [page.obj for page in pdf.pages]
        self.made: dict[Element, pikepdf.Object] = {}
        self.holding: dict[str, pikepdf.Object] = {}
        """The structure element that each field stands in."""

    def make(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        node = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        self.made[element] = node
        if element.alt:
            node.Alt = String(element.alt)
        if element.spoken:
            node.ActualText = String(element.spoken)
        if element.scope:
            node.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
        if element.tag == "L":
            node.A = Dictionary(O=Name.List, ListNumbering=Name("/None"))
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if page is not None:
            node.Pg = self.pages[page]
        kids = [self._kid(kid, node, page) for kid in element.kids if not (isinstance(kid, Element) and kid.is_idle)]
        # pyHanko judges a later signature by the path /K/Obj: a field's reference may not sit in an array.
        node.K = kids[0] if len(kids) == 1 else Array(kids)
        return node

    def _kid(self, kid: Element | Mark | FieldMark, node: pikepdf.Object, page: int | None) -> pikepdf.Object | int:
        if isinstance(kid, Element):
            return self.make(kid, node)
        if isinstance(kid, Mark):
            if kid.page == page:
                return kid.mcid
            return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.mcid)
        widget = self.fields[kid.field]
        self.holding[kid.field] = node
        return Dictionary(Type=Name.OBJR, Obj=widget, Pg=widget.P)


def _add_structure(pdf: pikepdf.Pdf, canvas: TaggedCanvas, fields: dict[str, pikepdf.Object]) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree = _Tree(pdf, fields)
    root.K = Array([tree.make(canvas.root, root)])
    numbers: list[object] = []
    for page, elements in enumerate(canvas.marked):
        numbers += [page, pdf.make_indirect(Array([tree.made[element] for element in elements]))]
    for name, widget in fields.items():
        numbers += [int(widget.StructParent), tree.holding[name]]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(canvas.marked) + len(fields)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    packet = plain_stream(pdf, xmp_packet(about))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    profile = pdf.make_stream(srgb_profile())
    profile.N = 3
    pdf.Root.Metadata = pdf.make_indirect(packet)
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )
    for left_over in ("/Outlines", "/PageMode"):
        if left_over in pdf.Root:
            del pdf.Root[left_over]
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Author=String(about.author),
            Producer=String(PRODUCER),
            Creator=String(PRODUCER),
            CreationDate=String(pdf_date(about.made_at)),
            ModDate=String(pdf_date(about.made_at)),
        )
    )
