"""A PostgreSQL of one's own: made in a throw-away folder, reached by a socket in it, gone at the end.

It refuses to run as root, so where the tests do, it runs as the user Debian makes for it, or as nobody.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # these tests kill backends, not machines
    "max_connections": "80",
    "shared_buffers": "64MB",
}


def programs() -> Path:
    """The folder of initdb and pg_ctl: the newest that Debian installed, or wherever the path leads."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        pytest.fail("These tests need PostgreSQL 15 or newer: `make setup` installs it where it may, else ask for it.")
    return Path(on_path).resolve().parent


class PostgresqlProcess:
    """Running until `stop`. `database()` makes a fresh, empty one and gives its URL."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="coachdesk-postgresql-"))
        self._user = self._somebody() if os.geteuid() == 0 else None
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self._made = 0
        folder, options = str(self.folder / "cluster"), " ".join(f"-c {k}='{v}'" for k, v in SETTINGS.items())
        self._run("initdb", "-D", folder, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        log, options = str(self.folder / "log"), f"{options} -k {self.folder}"
        self._run("pg_ctl", "-D", folder, "-l", log, "-w", "-o", options, "start")

    @staticmethod
    def _somebody() -> pwd.struct_passwd:
        names = {one.pw_name for one in pwd.getpwall()}
        return pwd.getpwnam("postgres" if "postgres" in names else "nobody")

    def _run(self, program: str, *arguments: str) -> None:
        # to a file and not a pipe: the server that pg_ctl starts would keep the pipe open
        said = self.folder / f"{program}.said"
        with said.open("wb") as output:
            done = subprocess.run(
                [str(programs() / program), *arguments],
                cwd=self.folder,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                check=False,
                timeout=120,
                **({"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []} if self._user else {}),
            )
        assert done.returncode == 0, said.read_text()

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def database(self) -> str:
        """The URL of a fresh database."""
        self._made += 1
        name = f"fresh_{self._made}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        return self.url(name)

    def connect(self, url: str | None = None) -> psycopg.Connection:
        """A connection of the test's own, every statement its own transaction."""
        return psycopg.connect(url or self.url("postgres"), autocommit=True)

    def stop(self) -> None:
        """Stop at once and leave nothing behind."""
        self._run("pg_ctl", "-D", str(self.folder / "cluster"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)
