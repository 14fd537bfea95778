#!/bin/sh
# Makes a fresh clone ready to run: the system's libraries, uv, and the locked Python packages in .venv.
#
#   sh packaging/bootstrap.sh
#
# Needs git, make and python3-venv on Debian 12 or 13 or Ubuntu 24.04. Nothing is installed outside the clone
# except the libraries of resources/debian-libraries.txt, and those only as root or where sudo asks for no
# password; otherwise the one line to ask for is printed and, once the rest is done, the script ends with 1.
# Set UV to use a uv of your own. Run twice, it does nothing the second time.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# -- the system's libraries --------------------------------------------------------------------------

has_library() { # the loader's own list knows every place a library may lie
    { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -q -F "$1 "
}

has_program() { # Debian keeps PostgreSQL's own programs off the path, in a folder for each version
    command -v "$1" >/dev/null 2>&1 || ls /usr/lib/*/*/bin/"$1" >/dev/null 2>&1
}

missing_packages() {
    while read -r kind wanted package; do
        case $kind in
            library) has_library "$wanted" || printf '%s ' "$package" ;;
            command) command -v "$wanted" >/dev/null 2>&1 || printf '%s ' "$package" ;;
            tested) has_program "$wanted" || printf '%s ' "$package" ;;
        esac
    done < resources/debian-libraries.txt
    python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || printf 'python3-venv '
}

still_missing=""
if command -v apt-get >/dev/null 2>&1; then
    packages=$(missing_packages)
    if [ -n "$packages" ]; then
        install="apt-get install -y --no-install-recommends $packages"
        if [ "$(id -u)" -eq 0 ]; then as_root=""; ready=yes
        elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; ready=yes
        else ready=no; fi
        if [ $ready = yes ]; then
            say "Installing what CoachDesk needs from the system: $packages"
            $as_root apt-get update -qq
            $as_root env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null
            packages=$(missing_packages)
            [ -z "$packages" ] || { say "These could not be installed: $packages"; exit 1; }
        else
            still_missing="sudo apt-get update && sudo $install"
            say "CoachDesk needs some of the system's libraries. Ask whoever looks after this machine to type:"
            say "    $still_missing"
        fi
    fi
else
    say "This is not Debian or Ubuntu, so the system's libraries were left alone (see README.md)."
fi

# -- a Python that is new enough ------------------------------------------------------------------------

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python=""
for candidate in python3 python3.13 python3.12 python3.11; do
    if new_enough "$candidate"; then python=$(command -v "$candidate"); break; fi
done
[ -n "$python" ] || { say "CoachDesk needs Python 3.11 or newer, and none was found here."; exit 1; }

# -- uv, in a virtual environment of its own: Debian's pip rightly refuses to install anywhere else -------

if [ -z "${UV:-}" ]; then
    UV=build/uv/bin/uv
    wanted=$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' packaging/uv.txt)
    if [ "$("$UV" --version 2>/dev/null | cut -d' ' -f2)" != "$wanted" ]; then
        "$python" -c 'import ensurepip, venv' 2>/dev/null || {
            say "Python's venv module is missing; uv cannot be installed. Once the line above has been typed, run this again."
            exit 1
        }
        say "Installing uv $wanted into build/uv"
        rm -rf build/uv
        "$python" -m venv build/uv
        build/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/uv.txt
    fi
fi

# -- the locked packages ----------------------------------------------------------------------------------

# Every extra: the tests run a laptop's side, what it says aloud, and the server's.
export UV_PYTHON_DOWNLOADS=never
if [ -x .venv/bin/python ] && new_enough .venv/bin/python; then python=.venv/bin/python; fi
"$UV" sync --quiet --frozen --python "$python" --extra desktop --extra speech --extra server

if [ -n "$still_missing" ]; then
    say "Python's side is ready. Some of CoachDesk will not run until this has been typed:"
    say "    $still_missing"
    exit 1
fi
touch .venv/coachdesk-is-ready
