#!/usr/bin/env bash
# In a bare Debian 12: tools/demo builds and runs from a clone, and the Debian
# package installs and runs without compilers.  Takes minutes and the network:
#
#   tests/packaging/bare_debian.sh     or: cmake -D TWINNING_BARE=ON, then ctest
#
# Needs root, debootstrap and git; ctest counts status 77 as skipped.
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

skip() { echo "skipped: $1" && exit 77; }
[ "$(id -u)" = 0 ] || skip "only root can make a bare Debian"
command -v debootstrap > /dev/null || skip "debootstrap is not installed"

folder=$(mktemp -d)
clean() {
  umount -q "$folder"/*/proc 2> /dev/null || true
  rm -rf --one-file-system "$folder"
}
trap clean EXIT

# The mirror and the settings of apt are those of this machine.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
  'Origin: Debian' 'Codename: bookworm' | head -n 1)

echo "== making a bare Debian 12"
debootstrap --variant=minbase bookworm "$folder/fresh" $mirror > "$folder/log" ||
  { tail "$folder/log"; exit 1; }
cp -L /etc/resolv.conf /etc/hosts "$folder/fresh/etc/"
apt-config dump Acquire > "$folder/fresh/etc/apt/apt.conf.d/90-as-outside"
cp -a "$folder/fresh" "$folder/user"

inside() {  # inside ROOT COMMAND...
  local root=$1
  shift
  mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    chroot "$root" "$@"
}

echo "== tools/demo, twice"
git clone -q "$source" "$folder/fresh/twinning"
inside "$folder/fresh" /twinning/tools/demo
test -s "$folder/fresh/twinning/uk-china.h5"
inside "$folder/fresh" /twinning/tools/demo > "$folder/log"

echo "== the package, where nothing else is installed"
inside "$folder/fresh" apt-get install -qq -y dpkg-dev file > /dev/null
inside "$folder/fresh" sh -c 'cd /twinning && cmake --build build && cd build && cpack'
cp "$folder"/fresh/twinning/build/twinning_*.deb "$folder/user/twinning.deb"
inside "$folder/user" apt-get update -qq
inside "$folder/user" apt-get install -qq -y --no-install-recommends \
  /twinning.deb > /dev/null
inside "$folder/user" twinning --version
inside "$folder/user" sh -c 'cd /tmp && twinning run \
  /usr/share/twinning/scenarios/uk-china.toml --replicates 10'
test -s "$folder/user/tmp/uk-china.h5"
echo "== both work"
