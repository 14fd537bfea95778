"""A progress bar on standard error, one line that is written over."""

import sys

WIDTH = 28


class Progress:
    """Progress(steps): `.step(words)` says what is being done now; `.finish()` ends the line."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._done = 0

    def step(self, words: str) -> None:
        """The next part begins."""
        self._write(words)
        self._done = min(self._done + 1, self._steps)

    def finish(self) -> None:
        """All is done."""
        self._done = self._steps
        self._write("Done")
        sys.stderr.write("\n")

    def _write(self, words: str) -> None:
        full = WIDTH * self._done // self._steps
        line = f"[{'#' * full}{'.' * (WIDTH - full)}] {words}"
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{line:<78}")
        else:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
