"""The words of what came in many bundles are put into the search index after them all, once for each record.

A record that is said anew in ten bundles would be written into the index ten times.
"""

from dataclasses import dataclass

from coachdesk.store.projection import Projection
from coachdesk.store.session import Session

AT_ONCE = 100
"""Records in a transaction: about as long as one bundle takes."""


@dataclass(frozen=True, slots=True)
class LearnWords:
    """Of at most so many records; of how many it was. A vault that was cut short before does it when it opens."""

    most: int = AT_ONCE

    def run(self, session: Session) -> int:
        return Projection(session.connection, session.rules).learn_words(self.most)
