"""The journey map: opened from the vault, moved sideways, and drawn with many events, each frame painted in whole.

Frames are counted in time of work (CPU), as the peers were: `bench/peers/journey_map.py` draws the same with them. They
come sixty times a second, as a hand moves; what is done between two of them is not counted, and is a tile at a time.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.timing import Timed, limit, timed
from bench.workload import TODAY, Clock, begin_vault
from coachdesk.desk import Desk, new_record
from coachdesk.models.contact import Contact, ContactKind, CostBasis, DateKnown
from coachdesk.models.journey import FeelingPoint
from coachdesk.models.journey_map import DaySpan, EventCost, FeelingSpot, JourneyMap, LaneKind, MapEvent, MapLane, Mark
from coachdesk.models.journey_view import MapWanted
from coachdesk.models.organisation import Agency
from coachdesk.operations.families import start_family
from coachdesk.operations.journey_map import journey_map
from coachdesk.tools.journey_choice import chosen
from coachdesk.ui.journey.picture import JourneyPicture
from coachdesk.ui.theme import Scheme, Theme

_SIZE = (1200, 600)
_FRAMES = 43
_BETWEEN = 1 / 60
"""Seconds from one frame to the next."""
_FIRST = date(2010, 1, 1)


def rows(folder: Path) -> Iterator[str]:
    """One line of figures after the other."""
    folder.mkdir()
    app = QApplication.instance() or QApplication([])
    theme = Theme(app, Scheme.LIGHT)  # type: ignore[arg-type]
    made = begin_vault(folder / "vault", Clock())
    family = start_family(made.desk, "Tarn", "F1").record.id
    _fill(made.desk, family)

    def open_map() -> JourneyPicture:
        picture = JourneyPicture()
        picture.resize(1366, 768)
        picture.show_map(chosen(journey_map(made.desk, family), MapWanted()))
        picture.grab()
        return picture

    yield limit("journey map: opened, 28 months, 500 contacts", timed(open_map, runs=9, warm=2).median, 0.2)
    picture = open_map()
    yield limit("journey map: moved sideways, p95", _pan(picture, 183).p95, 0.008)
    for many, whole_limit, part_limit in ((2_000, 0.012, 0.003), (20_000, 0.016, 0.016)):
        picture = JourneyPicture()
        picture.resize(*_SIZE)
        picture.show_map(_drawn_full(many))
        yield limit(f"journey map: {many:,} events, all in sight", _pan(picture, 730 * 0.98).median, whole_limit)
        yield limit(f"journey map: {many:,} events, a tenth in sight", _pan(picture, 73).median, part_limit)
    made.close()
    theme.deleteLater()


def peer_rows(python: Path) -> Iterator[str]:
    """The same frames drawn by others, by a Python that has them; `python -m bench.journey PYTHON` prints these too."""
    for peer in ("pyqtgraph", "qtcharts"):
        for many in (2_000, 20_000):
            script = Path(__file__).with_name("peers") / "journey_map.py"
            ran = subprocess.run(  # a Python that whoever runs this has named
                [python, script, peer, str(many)], capture_output=True, text=True, check=True
            )
            whole, part = ran.stdout.split()
            yield f"journey map: {many:,} events by {peer:<18} {whole:>10} ms all in sight, {part:>8} ms a tenth"


def _pan(picture: JourneyPicture, days: float) -> Timed:
    """Frames of the whole picture painted anew, each a little further on, as the peers are measured."""
    picture.show()
    QApplication.processEvents()
    view = picture.view
    view.show_days(days)
    bar = view.horizontalScrollBar()
    places = [round(bar.maximum() * number / _FRAMES) for number in range(_FRAMES + 3)]

    found = []
    for place in places:
        began, at = time.process_time(), time.perf_counter()
        bar.setValue(place)
        picture.grab()
        found.append(time.process_time() - began)
        while time.perf_counter() - at < _BETWEEN:  # until the hand moves again; what lies beside is drawn meanwhile
            QApplication.processEvents()
    return Timed(tuple(found[3:]))


def _fill(desk: Desk, family: str) -> None:
    """500 contacts of twelve agencies in 28 months, and 34 points of the family's line."""
    log = desk.owner.organisation_id
    agencies = [desk.add(new_record(Agency, log, name=f"Agency {n}", sector="other")).record.id for n in range(12)]
    kinds = (ContactKind.INCIDENT, ContactKind.INTERVENTION)
    with desk.together() as batch:
        for number in range(500):
            values = {
                "happened_on": TODAY - timedelta(days=(number * 7919) % 852),
                "agency": agencies[number % 12],
                "contact_kind": kinds[number % 3 > 0],
                "what": f"Something that happened, number {number}",
                "pence": 1000 + number,
                "basis": CostBasis.RATE,
            }
            batch.add(new_record(Contact, family, **values))
        for number in range(34):
            on = TODAY - timedelta(days=25 * number)
            values = {"happened_on": on, "place": (number * 331) % 1001, "said_at": desk.now(), "words": "How it was"}
            batch.add(new_record(FeelingPoint, family, **values))


def _drawn_full(many: int) -> JourneyMap:
    """Two years of so many events in six lanes, as the peers draw them: a line of points and marks of six kinds."""
    marks = (Mark.INCIDENT, Mark.HELP, Mark.STEP, Mark.VISIT, Mark.MEETING, Mark.LIFE_EVENT)
    lanes = tuple(MapLane(f"{n:032x}", LaneKind.AGENCY, f"Agency {n}", None) for n in range(6))
    events = []
    for number in range(many):
        day = _FIRST + timedelta(days=(number * 7919) % 730)
        event = MapEvent(
            f"{number:032x}", "contact", lanes[number % 6].key, marks[number % 6], DaySpan(day, day), DateKnown.DAY,
            f"event {number}: meeting", cost=EventCost(100, CostBasis.RATE),
        )  # fmt: skip
        events.append(event)
    spots = tuple(
        FeelingSpot(f"{number:030x}ff", DaySpan(day, day), DateKnown.DAY, (number * 331) % 1001)
        for number in range(60)
        for day in (_FIRST + timedelta(days=12 * number),)
    )
    ordered = tuple(sorted(events, key=lambda one: one.order))
    last = _FIRST + timedelta(days=729)
    return JourneyMap("f" * 32, "F1", "Tarn", last, _FIRST, last, lanes, ordered, spots)


def main() -> None:
    """Print the figures, and those of peers where a Python that has them is named."""
    with tempfile.TemporaryDirectory() as place:
        for row in rows(Path(place) / "journey"):
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()
    for row in peer_rows(Path(sys.argv[1])) if len(sys.argv) > 1 else ():
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
