#!/usr/bin/env bash
# tools/cluster/Snakefile, and that it makes nothing again.
set -euo pipefail
. "$(dirname "$0")/workplace.sh"
need snakemake h5diff

with_study 300
alone
run() {
  HOME=$folder snakemake --snakefile "$source/tools/cluster/Snakefile" --cores 2 \
    --quiet --nolock --config study=study.toml result=whole.h5 shares=3 \
    twinning="$program" "$@"
}
run > log 2>&1 || { cat log >&2; fail "snakemake"; }
require_same whole.h5
[ -z "$(compgen -G '*.share-*')" ] || fail "marks of shares are left"
before=$(stat --format=%Y%i whole.h5)
run > log 2>&1
[ "$(stat --format=%Y%i whole.h5)" = "$before" ] || fail "made again"
