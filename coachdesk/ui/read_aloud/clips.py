"""Recorded clips, found by the exact words they say: words that were changed are never read out as they were."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from coachdesk.settings import resource


class Clips:
    """The recordings of one folder: `index.json` names who speaks, by which licence, and the file of each line."""

    def __init__(self, folder: Path) -> None:
        """A folder that is not there has no clips. Raises ValueError for an index that is none."""
        self._folder = folder
        index = folder / "index.json"
        content: dict[str, Any] = json.loads(index.read_text("utf-8")) if index.is_file() else {}
        self._files: dict[str, str] = content.get("clips", {})

    def clip(self, words: str) -> Path | None:
        """The recording of exactly these words, if there is one."""
        name = self._files.get(words)
        path = self._folder / name if name else None
        return path if path is not None and path.is_file() else None


@cache
def clips_of(language: str) -> Clips:
    """The recordings that come with the program in one language: `en`."""
    return Clips(resource("voice", language))
