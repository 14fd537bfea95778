"""Commands that start something: the window, the demo, the sandbox process."""

from argparse import Namespace


def open_window(arguments: Namespace) -> int:
    """Open the window, on the vault named or the one used last."""
    from coachdesk.app import run

    return run(arguments.vault)


def run_demo(arguments: Namespace) -> int:
    """Walk through a visit on the sample caseload, in a window or headless."""
    from coachdesk.demo import run

    return run(arguments.out, headless=arguments.headless)


def read_in_sandbox(_arguments: Namespace) -> int:
    """The throw-away process that reads what came from outside; nobody types this."""
    from coachdesk.sandbox.child import main

    return main()


def show_to_family(_arguments: Namespace) -> int:
    """The process of the pages a family holds in its own hands; nobody types this."""
    from coachdesk.ui.family_mode.child import main

    return main()
