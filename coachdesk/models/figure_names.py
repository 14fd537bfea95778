"""What the ids in figures are called: families by their codes, agencies and categories by their names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class FigureNames:
    """An id of which nothing is known stands for itself. No name of a person is in it."""

    families: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)

    def family(self, key: str) -> str:
        """A family's code."""
        return self.families.get(key, key)

    def agency(self, key: str) -> str:
        """An agency's name in the directory."""
        return self.agencies.get(key, key)

    def in_sentence(self, sentence: str) -> str:
        """A sentence with codes and names in place of ids."""
        return _ID.sub(lambda found: self.families.get(found[0]) or self.agency(found[0]), sentence)
