"""The family's process ends with the one that started it, also while its window is on the screen."""

import os
import subprocess
import sys

from coachdesk.crypto.drop_box import new_box_keys
from coachdesk.ui.family_mode.frames import Kind, frame, read_frame
from tests.ui.family_mode.hands import a_snapshot


def test_when_the_desk_is_gone_no_window_is_left_on_the_screen() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "coachdesk", "show-to-family"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as family:
        assert family.stdin is not None
        assert family.stdout is not None
        try:
            assert read_frame(family.stdout) == (Kind.READY, b"")
            family.stdin.write(frame(Kind.SNAPSHOT, a_snapshot(new_box_keys()).model_dump_json().encode()))
            family.stdin.flush()
            assert read_frame(family.stdout) == (Kind.SHOWN, b"")
            family.stdin.close()
            assert family.wait(30) == 0
        finally:
            family.kill()
