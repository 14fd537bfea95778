"""The same map drawn with pyqtgraph or QtCharts, in an environment of their own: neither is in our lock.

`PYTHON_WITH_THEM bench/peers/journey_map.py pyqtgraph 2000` prints the milliseconds of work of a frame with everything
in sight and with a tenth of it. `bench.journey` runs it where it is told of such a Python.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

_DAYS, _FRAMES, _KINDS, _NAMED = 730.0, 43, 6, 60
_SIZE = (1200, 600)
_COLOURS = ("#0069a6", "#b34a00", "#00734f", "#9c3a72", "#4b5563", "#1b1f24")


def points(many: int) -> Iterator[tuple[float, float, int]]:
    """When, how high and of which kind: the days of `bench.journey`."""
    for number in sorted(range(many), key=lambda one: (one * 7919) % int(_DAYS)):
        yield float((number * 7919) % int(_DAYS)), float((number * 331) % 11), number % _KINDS


def with_pyqtgraph(many: int) -> tuple[Any, Callable[[float, float], None]]:
    """A plot of a line, marks of six kinds and sixty words; and what shows a span of days."""
    pyqtgraph: Any = import_module("pyqtgraph")
    pyqtgraph.setConfigOptions(antialias=True, background="w", foreground="k")
    found, widget = list(points(many)), pyqtgraph.PlotWidget()
    widget.plot([one[0] for one in found], [one[1] for one in found], pen=pyqtgraph.mkPen("#888888"))
    for kind in range(_KINDS):
        x, y = ([one[axis] for one in found if one[2] == kind] for axis in (0, 1))
        widget.addItem(pyqtgraph.ScatterPlotItem(x, y, size=9, brush=_COLOURS[kind], pen=None))
    for one in found[:: max(1, many // _NAMED)]:
        words = pyqtgraph.TextItem("event: meeting", color="k", anchor=(0, 1))
        words.setPos(one[0], one[1])
        widget.addItem(words)
    widget.setYRange(0, 11, padding=0)
    return widget, lambda first, last: widget.setXRange(first, last, padding=0)


def with_qtcharts(many: int) -> tuple[Any, Callable[[float, float], None]]:
    """The same chart of Qt's own, with its words beside the marks."""
    charts: Any = import_module("PySide6.QtCharts")
    found, chart, across, up = list(points(many)), charts.QChart(), charts.QValueAxis(), charts.QValueAxis()
    chart.legend().hide()
    up.setRange(0, 11)
    chart.addAxis(across, Qt.AlignmentFlag.AlignBottom)
    chart.addAxis(up, Qt.AlignmentFlag.AlignLeft)
    line = charts.QLineSeries()
    line.replace([QPointF(one[0], one[1]) for one in found])
    series = [line]
    for kind in range(_KINDS):
        marks = charts.QScatterSeries()
        marks.setMarkerSize(9)
        marks.setColor(QColor(_COLOURS[kind]))
        marks.replace([QPointF(one[0], one[1]) for one in found if one[2] == kind])
        series.append(marks)
    for one in series:
        chart.addSeries(one)
        one.attachAxis(across)
        one.attachAxis(up)
    view = charts.QChartView(chart)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    return view, across.setRange


def main() -> None:
    """Print two figures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication([])
    widget, show = {"pyqtgraph": with_pyqtgraph, "qtcharts": with_qtcharts}[sys.argv[1]](int(sys.argv[2]))
    widget.resize(*_SIZE)
    widget.show()
    for span in (_DAYS * 0.98, _DAYS * 0.1):
        took = []
        for frame in range(_FRAMES + 3):
            began = time.process_time()
            first = (_DAYS - span) * frame / (_FRAMES + 3)
            show(first, first + span)
            app.processEvents()
            widget.grab()
            took.append(time.process_time() - began)
        sys.stdout.write(f"{statistics.median(took[3:]) * 1000:.2f}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
