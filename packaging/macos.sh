#!/bin/sh
# NOT RUN: nobody has tried this on macOS yet. It is the recipe of linux.sh, ending in a disk image.
#
#   sh packaging/macos.sh
#
# Needs Python 3.11 or newer and uv. Signing and notarising come with the first release that has been tried on a Mac;
# without them macOS refuses to open the program unless it is told to.
set -eu
cd "$(dirname "$0")/.."
: "${UV:=uv}"
"$UV" sync --frozen --extra desktop --extra speech
"$UV" run pyinstaller packaging/coachdesk.spec --noconfirm --distpath dist --workpath build/pyinstaller
version=$("$UV" run python -c 'import coachdesk; print(coachdesk.__version__)')
hdiutil create -volname CoachDesk -srcfolder dist/CoachDesk.app -ov "dist/CoachDesk-$version.dmg"
