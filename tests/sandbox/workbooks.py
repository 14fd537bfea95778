"""Small workbooks made by hand, as agencies' spreadsheets write them, and wicked ones as nobody's does."""

import io
import zipfile
from collections.abc import Mapping, Sequence

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

TABLE = [["family", "date"], ["F1", "2011-03-15"]]


def packed(parts: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def cell(value: str | float, place: str) -> str:
    """A cell of .xlsx: a number, a text, or as given where it begins with <."""
    if isinstance(value, str) and value.startswith("<"):
        return value.replace("<c", f'<c r="{place}"', 1)
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def sheet_xml(rows: Sequence[Sequence[str | float]], joined: str = "", before: str = "") -> str:
    """The part of one sheet."""
    body = "".join(
        f'<row r="{number}">'
        + "".join(cell(value, f"{chr(65 + at)}{number}") for at, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    merged = f'<mergeCells count="1"><mergeCell ref="{joined}"/></mergeCells>' if joined else ""
    return f'<?xml version="1.0"?>{before}<worksheet {_MAIN}><sheetData>{body}</sheetData>{merged}</worksheet>'


def xlsx(*sheets: str, states: Sequence[str] = (), **more: str) -> bytes:
    """A workbook of these sheets; `states` says of each whether it is hidden. `more` are other parts."""
    states_said = {number: f' state="{state}"' for number, state in enumerate(states, 1)}
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}"{states_said.get(n, "")} r:id="r{n}"/>' for n in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    relation = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    styles = (
        f'<styleSheet {_MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
        "</styleSheet>"
    )
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": f'{relation}<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f"<workbook {_MAIN} {_RELATED}><sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"{relation}{links}</Relationships>",
            "xl/styles.xml": styles,
            **{f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets, 1)},
            **more,
        }
    )


def ods(rows: Sequence[Sequence[str]], before: str = "") -> bytes:
    """A workbook as LibreOffice keeps it."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>' for one in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="S1">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return packed({"mimetype": ODS, "content.xml": content, "META-INF/manifest.xml": "<m/>"})
