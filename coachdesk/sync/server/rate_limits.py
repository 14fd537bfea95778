"""How often one device, or one address, may ask: buckets in this process's memory, a fixed number at most."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

MOST_REMEMBERED = 20_000


@dataclass(slots=True)
class _Bucket:
    left: float
    looked_at: float


class RateLimit:
    """`burst` at once, then so many more as come back over `seconds`; counted for each key apart."""

    def __init__(self, burst: int, seconds: float) -> None:
        """A full bucket holds `burst` and fills in `seconds`."""
        self._burst, self._rate = burst, burst / seconds
        self._lock = Lock()
        self._buckets: OrderedDict[bytes | str, _Bucket] = OrderedDict()

    def take(self, key: bytes | str, now: float) -> int:
        """0 when it may, having counted it; otherwise the seconds to wait, at least 1. `now` is monotonic seconds."""
        with self._lock:
            bucket = self._bucket(key, now)
            if bucket.left >= 1:
                bucket.left -= 1
                return 0
            return self._wait(bucket)

    def is_spent(self, key: bytes | str, now: float) -> int:
        """The same without counting it: for what counts only when it fails."""
        with self._lock:
            bucket = self._bucket(key, now)
            return 0 if bucket.left >= 1 else self._wait(bucket)

    def _wait(self, bucket: _Bucket) -> int:
        return max(1, round((1 - bucket.left) / self._rate))

    def _bucket(self, key: bytes | str, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(key, _Bucket(self._burst, now))
        self._buckets.move_to_end(key)
        if len(self._buckets) > MOST_REMEMBERED:
            self._buckets.popitem(last=False)
        bucket.left = min(self._burst, bucket.left + (now - bucket.looked_at) * self._rate)
        bucket.looked_at = now
        return bucket


@dataclass(frozen=True, slots=True)
class RateLimits:
    """The limits of a server. A whole office may come from one address: strangers' is wide, that of tries narrow."""

    device: RateLimit
    address: RateLimit
    failed_device: RateLimit
    failed_address: RateLimit


def usual_limits() -> RateLimits:
    """A device: 300 requests a minute. An address without a session: 600 a minute. Failed tries: 10 in 5 minutes."""
    return RateLimits(RateLimit(300, 60), RateLimit(600, 60), RateLimit(10, 300), RateLimit(10, 300))
