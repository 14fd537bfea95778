"""The scriptable face: sentences on stderr, data on stdout, no passphrase in arguments or environment."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from coachdesk.cli.arguments import build_parser
from coachdesk.errors import CoachDeskError, NotValid, Unreadable

NOT_DONE, NOT_VALID, CANNOT_READ = 3, 1, 2
"""Exit codes: 0 done or valid, 1 not valid, 2 unreadable or wrong words, 3 refused with a sentence."""


def run(words: Sequence[str]) -> int:
    """Run one command; known errors become their sentence on stderr and an exit code, bugs stay loud."""
    arguments = build_parser().parse_args(words)
    try:
        return _function(arguments.run)(arguments)
    except NotValid as trouble:
        code = NOT_VALID
        sentence = trouble.sentence
    except Unreadable as trouble:
        code = CANNOT_READ
        sentence = trouble.sentence
    except CoachDeskError as trouble:
        code = NOT_DONE
        sentence = trouble.sentence
    sys.stderr.write(f"{sentence}\n")
    return code


def _function(name: str) -> Callable[[Namespace], int]:
    """The function `module.function` of this package: each command loads only what it needs."""
    module, function = name.split(".")
    found: Callable[[Namespace], int] = getattr(import_module(f"coachdesk.cli.{module}"), function)
    return found
