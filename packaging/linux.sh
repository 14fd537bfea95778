#!/bin/sh
# Builds dist/coachdesk-VERSION-linux-ARCH.tar.xz and the .deb of the same program.
#
#   sh packaging/linux.sh
#
# Run it on the oldest system it is meant for (Debian 12): what is built there runs on newer ones, not the other way
# round. Needs, beside what bootstrap.sh installs, binutils and the shared library of the Python in use
# (libpython3.11 on Debian 12), and for the .deb dpkg-deb.
set -eu
cd "$(dirname "$0")/.."
: "${UV:=build/uv/bin/uv}"
version=$("$UV" run python -c 'import coachdesk; print(coachdesk.__version__)')
machine=$(uname -m)

"$UV" run pyinstaller packaging/coachdesk.spec --noconfirm --distpath dist --workpath build/pyinstaller --log-level WARN

mkdir -p dist
tar --create --xz --file "dist/coachdesk-$version-linux-$machine.tar.xz" --directory dist \
    --sort=name --owner=0 --group=0 --numeric-owner coachdesk

command -v dpkg-deb >/dev/null 2>&1 || { echo "No dpkg-deb here: the tarball is made, the .deb is not."; exit 0; }
architecture=$(dpkg --print-architecture)
tree=build/deb
rm -rf "$tree"
mkdir -p "$tree/DEBIAN" "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/doc/coachdesk"
cp -r dist/coachdesk "$tree/usr/lib/coachdesk"
ln -s ../lib/coachdesk/coachdesk "$tree/usr/bin/coachdesk"
cp LICENSE "$tree/usr/share/doc/coachdesk/copyright"
cp packaging/coachdesk.desktop "$tree/usr/share/applications/coachdesk.desktop"
# libglib2.0-0 is called libglib2.0-0t64 from Debian 13 and Ubuntu 24.04 on
depends=$(awk '$1 == "library" { print $3 }' resources/debian-libraries.txt | sed 's/^libglib2.0-0$/libglib2.0-0t64 | libglib2.0-0/' | paste -sd, | sed 's/,/, /g')
cat > "$tree/DEBIAN/control" <<CONTROL
Package: coachdesk
Version: $version
Architecture: $architecture
Maintainer: The CoachDesk founders <coachdesk@localhost>
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: libc6 (>= 2.34), $depends
Section: misc
Priority: optional
Description: whole-family action plans at the kitchen table
 CoachDesk keeps a family coach's families and their plans on her own laptop,
 encrypted, with no network needed, and makes PDFs that can be checked later.
CONTROL
find "$tree" -type d -exec chmod 755 {} +
dpkg-deb --root-owner-group --build "$tree" "dist/coachdesk_${version}_$architecture.deb"
