"""A table packed as a workbook (.xlsx): the same table is the same bytes, whenever and wherever it is made."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from coachdesk.tools.workbook_parts import workbook_parts

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(title: str, rows: Iterable[Sequence[object]]) -> bytes:
    """A workbook of one sheet, whose first row is its headings; no cell of it is a formula."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in workbook_parts(title, rows).items():
            packed.writestr(zipfile.ZipInfo(name, _NO_TIME), part.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
