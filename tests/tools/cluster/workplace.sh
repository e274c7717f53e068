# Sourced by the tests of tools/cluster: a folder of its own with a study in
# it, and the result that one process makes of it.
#
# The tests are called as: NAME.sh PROGRAM SOURCE; 77 is skipped.
program=$1
source=$2
export TWINNING=$program STUDY=study.toml
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

skip() { echo "skipped: $1"; exit 77; }
fail() { echo "FAILED: $1" >&2; exit 1; }
need() {
  for each; do
    command -v "$each" > /dev/null || skip "$each is not installed"
  done
}

# with_study REPLICATES [LINE...]: goes to the folder.  Two values, of which
# each run takes about two milliseconds.
with_study() {
  folder=$(mktemp -d)
  cd "$folder"
  cat > study.toml << END
name = "For many processes"
scenarios = ["$source/scenarios/uk-china.toml"]
replicates = $1
[design]
kind = "grid"
[[vary]]
parameter = "trust.gain"
values = [0.2, 0.3]
[record]
links = "none"
${2-}
END
}

# Called when the test ends; a test that starts servers adds how they end.
clean() { cd /; rm -rf "$folder"; }
trap clean EXIT

alone() { "$program" sweep -q study.toml --out alone.h5; }

# Everything but who made it, when and how; nothing is left of the parts.
require_same() {
  h5diff --exclude-path=/provenance alone.h5 "$1" ||
    fail "$1 is not what one process makes"
  [ ! -e "$1.parts" ] || fail "parts are left of $1"
}

# until_true SECONDS COMMAND...
until_true() {
  local left=$(($1 * 10))
  shift
  until "$@"; do
    left=$((left - 1))
    [ $left -gt 0 ] || fail "in vain: $*"
    sleep 0.1
  done
}

# Whether a study has some of its parts on the disk.
has_parts() { compgen -G "$1.parts/part-*" > /dev/null; }

# has_begun RESULT LOCK...: whether those who make it are at work.
has_begun() {
  local each
  for each in "${@:2}"; do [ -e "$1.parts/$each" ] || return 1; done
}

# Whether there is an mpirun, and the program knows of it.
with_ranks() {
  command -v mpirun > /dev/null &&
    "$program" sweep study.toml --mpi --dry-run > /dev/null 2>&1
}
