"""A server that lets everybody ask as often as they like: rounds in a test take no time."""

from coachdesk.sync.server.rate_limits import RateLimit, RateLimits
from tests.sync.round.towns import Town


def open_doors(town: Town) -> None:
    """Until the town's server is started again."""
    wide = RateLimit(10**6, 1)
    town.service.limits = RateLimits(wide, wide, wide, wide)
