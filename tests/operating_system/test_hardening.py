"""What a hardened or limited process can no longer do, seen from outside in processes of their own."""

import subprocess
import sys
import textwrap
from pathlib import Path


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_hardened_process_says_so_and_leaves_no_core_file() -> None:
    done = run("""
        import ctypes, resource
        from coachdesk.operating_system import harden_process
        print(harden_process())
        print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    """)
    assert done.stdout.splitlines() == ["Hardening(memory_closed=True, no_core_file=True)", "(0, 0) 0"]


def test_another_program_of_the_same_user_cannot_read_its_memory() -> None:
    # root reads everything, so where the tests run as root both programs become nobody first
    done = run("""
        import ctypes, os, time
        from pathlib import Path
        from coachdesk.operating_system import harden_process

        def one_user():
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # becoming nobody had closed it already

        for kind in ("plain", "hardened"):
            ready, say = os.pipe()
            held = os.fork()
            if held == 0:
                one_user()
                if kind == "hardened":
                    harden_process()
                os.write(say, b"!")
                time.sleep(60)
            os.read(ready, 1)
            looking = os.fork()
            if looking == 0:
                one_user()
                try:
                    Path(f"/proc/{held}/maps").read_text()
                    open(f"/proc/{held}/mem", "rb").close()
                    print(kind, "read", flush=True)
                except PermissionError:
                    print(kind, "refused", flush=True)
                os._exit(0)
            os.waitpid(looking, 0)
            os.kill(held, 9)
            os.waitpid(held, 0)
    """)
    assert done.stdout.splitlines() == ["plain read", "hardened refused"], done.stderr


def test_past_the_memory_cap_python_says_so() -> None:
    done = run("""
        from coachdesk.operating_system import limit_this_process
        limit_this_process(512 * 1024 * 1024, 60, 1024)
        try:
            bytearray(1024 * 1024 * 1024)
        except MemoryError:
            print("no memory")
    """)
    assert done.stdout.strip() == "no memory"


def test_past_the_time_cap_the_process_ends() -> None:
    done = run("""
        from coachdesk.operating_system import limit_this_process
        limit_this_process(2 ** 34, 1, 1024)
        while True:
            pass
    """)
    assert done.returncode < 0


def test_past_the_file_cap_writing_fails(tmp_path: Path) -> None:
    done = run(
        """
        import errno, sys
        from pathlib import Path
        from coachdesk.errors import NotSaved
        from coachdesk.operating_system import limit_this_process, write_durably
        limit_this_process(2 ** 34, 60, 4096)
        limit_this_process(2 ** 35, 120, 8192)  # a cap is never raised
        write_durably(Path(sys.argv[1]), bytes(4096), replace=True)
        try:
            write_durably(Path(sys.argv[1]), bytes(4097), replace=True)
        except NotSaved:
            print("not saved")
        """,
        str(tmp_path / "file"),
    )
    assert done.stdout.strip() == "not saved", done.stderr
    assert (tmp_path / "file").read_bytes() == bytes(4096)
    assert len(list(tmp_path.iterdir())) == 1
