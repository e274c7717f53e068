#!/usr/bin/env bash
# tools/cluster/parallel.sh, and what it leaves when it is stopped.
set -euo pipefail
. "$(dirname "$0")/workplace.sh"
need parallel h5diff

with_study 300
alone
export SHARES=3 JOBS=1 AT_ONCE=2

RESULT=whole.h5 "$source/tools/cluster/parallel.sh"
require_same whole.h5

# Stopped in the midst; the same command goes on.
export RESULT=stopped.h5
"$source/tools/cluster/parallel.sh" > stopped.log 2>&1 &
job=$!
until_true 60 has_begun stopped.h5 lock-1-of-3 lock-2-of-3
pkill -TERM --parent $job --full parallel
if wait $job; then fail "a job that was stopped ended well"; fi
[ ! -e stopped.h5 ] || fail "a job that was stopped made a result"
"$source/tools/cluster/parallel.sh"
require_same stopped.h5
