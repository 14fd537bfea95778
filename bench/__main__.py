"""`python -m bench [CHANGES]`: prints every figure, with 100,000 changes unless told otherwise."""

import sys
import tempfile
from pathlib import Path

from bench import (
    answering,
    at_a_visit,
    caseload_list,
    contacts,
    handing_over,
    journey,
    paper,
    pictures,
    postgresql_rows,
    records,
    server_load,
    syncing,
    taking,
    window,
)


def main() -> None:
    """Print the figures as they come."""
    changes = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for found in (
            records.rows(folder / "records", changes),
            taking.rows(folder / "taking", max(1_000, changes // 10)),
            syncing.rows(folder / "syncing", changes),
            server_load.rows(folder / "server"),
            postgresql_rows.rows(folder / "postgresql"),
            paper.rows(folder / "paper"),
            pictures.rows(),
            window.rows(folder / "window", changes),
            at_a_visit.rows(folder / "visit"),
            handing_over.rows(folder / "handing"),
            answering.rows(),
            caseload_list.rows(folder / "caseload"),
            journey.rows(folder / "journey"),
            contacts.rows(folder / "contacts", changes, 4 * changes),
        ):
            for row in found:
                sys.stdout.write(f"{row}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
