#!/usr/bin/env bash
# sweep --mpi: the bytes of one process, and what happens when a rank is lost.
set -euo pipefail
. "$(dirname "$0")/workplace.sh"
need mpirun h5diff

with_study 500
with_ranks || skip "the program was built without MPI"
alone

ranks=(mpirun --oversubscribe --bind-to none -np 3
  "$program" sweep study.toml --mpi --jobs 1)

"${ranks[@]}" -q --out three.h5
require_same three.h5

# One rank is killed in the midst: all end, all that is stored is kept.
"${ranks[@]}" --out killed.h5 > killed.log 2>&1 &
job=$!
until_true 30 has_parts killed.h5
kill -KILL "$(pgrep --parent $job | tail -n 1)"
status=0
wait $job || status=$?
[ $status != 0 ] || fail "a job that lost a rank ended well"
has_parts killed.h5 || fail "what was stored is lost"
[ ! -e killed.h5 ] || fail "a job that lost a rank made a result"
grep -q "to resume, give mpirun or srun the same command" killed.log ||
  { cat killed.log >&2; fail "it is not told how to go on"; }
"${ranks[@]}" --out killed.h5 > again.log 2>&1
grep -q "of .* runs were made before" again.log ||
  { cat again.log >&2; fail "a job that goes on began anew"; }
require_same killed.h5

# The faults of the study are told once, by its exit status.
status=0
"${ranks[@]}" --set trust.loss=nonsense --out wrong.h5 > wrong.log 2>&1 || status=$?
[ $status = 2 ] || { cat wrong.log >&2; fail "status $status"; }
[ "$(grep -c nonsense wrong.log)" -le 3 ] || fail "told by every rank"

# A scenario that rank 1 reads is another: its runs would be, too.
sed 's/^values = .*/values = [0.2, 0.4]/' study.toml > other.toml
status=0
mpirun --oversubscribe --bind-to none \
  -np 1 "$program" sweep study.toml --mpi --jobs 1 --out mixed.h5 : \
  -np 1 "$program" sweep other.toml --mpi --jobs 1 --out mixed.h5 \
  > mixed.log 2>&1 || status=$?
[ $status = 3 ] && grep -q "another plan: the design points" mixed.log ||
  { cat mixed.log >&2; fail "ranks of two plans went on together: $status"; }
[ ! -e mixed.h5 ] || fail "ranks of two plans made a result"
