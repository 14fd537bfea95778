"""Every call that differs between Linux, macOS and Windows, behind one door.

Nothing else in CoachDesk imports fcntl, resource, msvcrt or a C library. What has been run is said in each part:
the Linux branches are tested; the Windows and macOS branches are written from the vendors' documents and have not run.
"""

from coachdesk.operating_system.boot_clock import boot_seconds
from coachdesk.operating_system.durable_files import (
    FileCalls,
    clear_unfinished,
    free_bytes,
    fsync_directory,
    on_network_folder,
    publish_durably,
    read_whole,
    remove_durably,
    unfinished_path,
    write_durably,
)
from coachdesk.operating_system.file_lock import FileLock
from coachdesk.operating_system.hardening import (
    Hardening,
    harden_process,
    limit_this_process,
    open_nothing_more,
)
from coachdesk.operating_system.memory import wipe
from coachdesk.operating_system.shared_libraries import has_shared_library
from coachdesk.operating_system.wall_clock import WallClock

__all__ = [
    "FileCalls",
    "FileLock",
    "Hardening",
    "WallClock",
    "boot_seconds",
    "clear_unfinished",
    "free_bytes",
    "fsync_directory",
    "harden_process",
    "has_shared_library",
    "limit_this_process",
    "on_network_folder",
    "open_nothing_more",
    "publish_durably",
    "read_whole",
    "remove_durably",
    "unfinished_path",
    "wipe",
    "write_durably",
]
