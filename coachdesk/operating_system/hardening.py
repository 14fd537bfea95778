"""Making a process that holds keys, or reads what came from outside, harder to misuse."""

import ctypes
import sys
from contextlib import suppress
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4
_PT_DENY_ATTACH = 31
_OWNER_MAY_QUERY_END_WAIT = "D:P(A;;0x101001;;;OW)(A;;0x101001;;;SY)"
"""Windows: other programs of the same user may ask about this process, end it and wait for it, and not read it."""


@dataclass(frozen=True)
class Hardening:
    """What `harden_process` reached: each is True when the operating system confirmed it."""

    memory_closed: bool
    """Other programs of this user cannot read this process's memory."""
    no_core_file: bool
    """A crash writes no memory to the disk."""


def harden_process() -> Hardening:
    """Close this process's memory to others of the same user and forbid core files; call first thing at start-up.

    Linux: PR_SET_DUMPABLE 0 and RLIMIT_CORE 0. macOS: PT_DENY_ATTACH and RLIMIT_CORE 0. Windows: an access list;
    afterwards Python's multiprocessing cannot pass handles there (CoachDesk starts its processes by exec).
    Never fails: what could not be done is False in the answer. No promise against the kernel or an administrator.
    """
    if sys.platform == "win32":
        reached = Hardening(memory_closed=_close_to_other_programs(), no_core_file=_no_error_report())
    else:
        reached = Hardening(memory_closed=_refuse_debuggers(), no_core_file=_no_core_file())
    return reached


def limit_this_process(memory_bytes: int, cpu_seconds: int, file_bytes: int) -> None:
    """Cap this process for the rest of its life: address space, processor time, size of any file it writes.

    For processes that read foreign files. Past the memory cap Python raises MemoryError, past the time cap the
    process is killed, past the file cap writing fails with EFBIG. A cap that is already lower stays. OSError when
    refused. Windows: a job object caps memory and time; it has no cap on file size. macOS does not hold
    processes to the memory cap.
    """
    if sys.platform == "win32":
        _join_limited_job(memory_bytes, cpu_seconds)
    else:
        _cap(resource.RLIMIT_AS, memory_bytes)
        _cap(resource.RLIMIT_CPU, cpu_seconds)
        _cap(resource.RLIMIT_FSIZE, file_bytes)


def open_nothing_more() -> None:
    """Let this process open no file, socket or pipe beyond those it holds, for the rest of its life.

    A program it starts inherits that, and so cannot load its libraries. Whatever is imported afterwards fails, so
    load first. Windows has no such cap: nothing happens there.
    """
    if sys.platform != "win32":
        _cap(resource.RLIMIT_NOFILE, 0)


if sys.platform != "win32":

    def _refuse_debuggers() -> bool:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            answer = library.ptrace(_PT_DENY_ATTACH, 0, None, 0)
        else:
            answer = library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        return bool(answer == 0)

    def _no_core_file() -> bool:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)

    def _cap(kind: int, wanted: int) -> None:
        hard = resource.getrlimit(kind)[1]
        cap = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (cap, cap))


if sys.platform == "win32":

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("priority_class", ctypes.c_uint32),
            ("scheduling_class", ctypes.c_uint32),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("input_output", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def _close_to_other_programs() -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        security = ctypes.WinDLL("advapi32", use_last_error=True)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        descriptor = ctypes.c_void_p()
        made = security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            ctypes.c_wchar_p(_OWNER_MAY_QUERY_END_WAIT), 1, ctypes.byref(descriptor), None
        )
        if not made:
            return False
        access_list = 4
        done = security.SetKernelObjectSecurity(ctypes.c_void_p(kernel.GetCurrentProcess()), access_list, descriptor)
        kernel.LocalFree(descriptor)
        return bool(done)

    def _no_error_report() -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        no_critical_errors, no_fault_box = 1, 2
        kernel.SetErrorMode(no_critical_errors | no_fault_box)
        return False  # error reporting is the machine's policy: a dump may still be written

    def _join_limited_job(memory_bytes: int, cpu_seconds: int) -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = _ExtendedLimits()
        process_time, process_memory = 2, 0x100
        limits.basic.flags = process_time | process_memory
        limits.basic.process_time = cpu_seconds * 10_000_000  # in steps of 100 nanoseconds
        limits.process_memory = memory_bytes
        extended = 9
        kept = kernel.SetInformationJobObject(job, extended, ctypes.byref(limits), ctypes.sizeof(limits))
        if not kept or not kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())):
            raise ctypes.WinError(ctypes.get_last_error())
