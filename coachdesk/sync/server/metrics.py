"""What a monitoring system reads: counts and times of this process, in Prometheus' text form, by hand."""

from collections import Counter
from collections.abc import Mapping
from threading import Lock

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds in seconds."""


class Metrics:
    """Counted since the process started. Labels are fixed words and statuses: never an id."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._within: Counter[tuple[str, float]] = Counter()
        self._seconds: dict[str, float] = {}
        self._counts: Counter[str] = Counter()

    def answered(self, route: str, status: int, seconds: float) -> None:
        """One request was answered. A question after heads that waited is not timed: it says nothing of the server."""
        with self._lock:
            self._requests[route, status] += 1
            if route != "heads":
                self._seconds[route] = self._seconds.get(route, 0.0) + seconds
                for bound in BUCKETS:
                    self._within[route, bound] += seconds <= bound

    def count(self, name: str, amount: int = 1) -> None:
        """Add to one of the plain counts."""
        with self._lock:
            self._counts[name] += amount

    def text(self, gauges: Mapping[str, int]) -> str:
        """Everything, and beside it figures that somebody else knows at this moment."""
        with self._lock:
            lines = ["# TYPE coachdesk_requests_total counter"]
            for (route, status), count in sorted(self._requests.items()):
                lines.append(f'coachdesk_requests_total{{route="{route}",status="{status}"}} {count}')
            lines.append("# TYPE coachdesk_request_seconds histogram")
            for route in sorted(self._seconds):
                total = sum(count for (one, _), count in self._requests.items() if one == route)
                lines += [
                    f'coachdesk_request_seconds_bucket{{route="{route}",le="{bound}"}} {self._within[route, bound]}'
                    for bound in BUCKETS
                ]
                lines.append(f'coachdesk_request_seconds_bucket{{route="{route}",le="+Inf"}} {total}')
                lines.append(f'coachdesk_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}')
                lines.append(f'coachdesk_request_seconds_count{{route="{route}"}} {total}')
            for name, count in sorted(self._counts.items()):
                lines += [f"# TYPE coachdesk_{name}_total counter", f"coachdesk_{name}_total {count}"]
        for name, figure in gauges.items():
            lines += [f"# TYPE coachdesk_{name} gauge", f"coachdesk_{name} {figure}"]
        return "\n".join(lines) + "\n"
