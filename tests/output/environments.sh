#!/bin/sh
# Makes small studies where the machine refuses something, and checks what is
# said and what is left.  Called by ctest as
#
#     environments.sh CASE PROGRAM
#
# Ends with status 77 where the machine lacks what a case needs.
set -eu
case=$1 program=$2

skip() {
  echo "skipped: $*"
  exit 77
}
fail() {
  echo "failed: $*"
  exit 1
}
as_root() { [ "$(id -u)" = 0 ] || skip "needs root"; }

# expect STATUS WORDS COMMAND...
expect() {
  status=$1 words=$2
  shift 2
  got=0
  said=$("$@" 2>&1) || got=$?
  [ $got = "$status" ] || fail "status $got, not $status: $said"
  case $said in *"$words"*) ;; *) fail "says: $said" ;; esac
}

place=$(mktemp -d)
trap 'umount "$place/disk" 2> /dev/null || true; rm -rf "$place"' EXIT
mkdir "$place/disk"

case $case in
  full-disk)
    as_root
    if [ -z "${INSIDE:-}" ]; then
      unshare -m true 2> /dev/null || skip "no mount namespaces here"
      trap - EXIT
      rm -rf "$place"
      INSIDE=1 exec unshare -m "$0" "$case" "$program"
    fi
    mount -t tmpfs -o size=6m none "$place/disk" 2> /dev/null ||
      skip "cannot mount a small disk"
    # Refused before the first run, with what is missing.
    expect 4 "are missing" "$program" "$place/disk/x.h5" 3000 2 0 yearly cities
    [ ! -e "$place/disk/x.h5" ] || fail "there is a result"
    # Filled by somebody else while the study runs.
    "$program" "$place/disk/x.h5" 60 1 24 yearly cities
    kept=$(ls "$place/disk/x.h5.parts")
    dd if=/dev/zero of="$place/disk/other" bs=1k count=8000 2> /dev/null || true
    expect 4 "space" "$program" "$place/disk/x.h5" 60 1 0 yearly cities
    [ "$(ls "$place/disk/x.h5.parts")" = "$kept" ] || fail "parts changed"
    rm "$place/disk/other"
    "$program" "$place/disk/x.h5" 60 2 0 yearly cities
    "$program" "$place/whole.h5" 60 1 0 yearly cities
    cmp "$place/disk/x.h5" "$place/whole.h5" || fail "another result"
    ;;
  read-only)
    [ "$(id -u)" != 0 ] || run="setpriv --reuid 65534 --clear-groups"
    [ "$(id -u)" != 0 ] || command -v setpriv > /dev/null || skip "no setpriv"
    chmod 755 "$place"
    cp "$program" "$place/program"
    chmod 555 "$place/disk"
    expect 4 "permission denied" ${run:-} "$place/program" \
      "$place/disk/x.h5" 10
    [ -z "$(ls "$place/disk")" ] || fail "something is left"
    ;;
  few-files)
    refused=0
    for limit in 4 5 6 7 8 9 10; do
      got=0
      said=$(sh -c 'ulimit -n '$limit'; exec "$@"' - \
        "$program" "$place/disk/x$limit.h5" 20 2>&1) || got=$?
      case $got,$said in
        0,*) [ -e "$place/disk/x$limit.h5" ] || fail "no result, no word" ;;
        4,*"open files"*) refused=$((refused + 1)) ;;
        127,*) ;; # not even its libraries can be opened
        *) fail "$limit files: status $got: $said" ;;
      esac
    done
    [ $refused -gt 0 ] || fail "was never refused"
    ;;
  large-file)
    # 16 blocks of 512 bytes: less than a part.
    (
      trap '' XFSZ
      ulimit -f 16
      expect 4 "too large" "$program" "$place/disk/x.h5" 60 1 0 yearly cities
    )
    "$program" "$place/disk/x.h5" 60 1 0 yearly cities
    ;;
  reader-holds)
    command -v flock > /dev/null || skip "no flock"
    "$program" "$place/disk/x.h5" 20
    flock --no-fork "$place/disk/x.h5" sleep 60 &
    holder=$!
    "$program" "$place/disk/x.h5" 30 1 0 force || fail "hindered by a lock"
    kill $holder 2> /dev/null || true
    ;;
  *) fail "no case $case" ;;
esac
