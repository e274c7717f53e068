#!/usr/bin/env bash
# The scripts for Slurm, in a Slurm of one node: an array, a job of several
# ranks, and what becomes of both when their time is over.
set -euo pipefail
. "$(dirname "$0")/workplace.sh"
. "$(dirname "$0")/slurm_daemons.sh"
PATH=$PATH:/usr/sbin:/sbin
need munged slurmctld slurmd sbatch srun h5diff

with_study 700
trap 'stop_slurm; clean' EXIT
daemons=
alone
start_slurm

# submit RESULT SCRIPT OPTION...: gives the number of the job.
submit() {
  local result=$1 script=$2
  shift 2
  RESULT=$result sbatch --parsable --output=%x-%j.log --time=2 "$@" \
    "$source/tools/cluster/$script"
}
require_well() {
  until_true 60 has_ended "$1"
  is_in "$1" COMPLETED || { state_of "$1"; cat ./*.log >&2; fail "job $1"; }
}

array=$(submit array.h5 slurm-array.sh --array=1-3 --cpus-per-task=1)
require_well "$array"
"$program" merge -q array.h5
require_same array.h5

# As Slurm does it a minute before the time is over: a signal to the script.
# Each of the two tasks keeps what it has, goes back to the queue and ends.
array=$(submit stopped.h5 slurm-array.sh --array=1-2 --cpus-per-task=1)
until_true 30 has_parts stopped.h5
scancel --batch --signal=TERM "$array"
until_true 60 has_ended "$array"
is_in "$array" COMPLETED || { cat ./*.log >&2; fail "the array that was stopped"; }
restarts_of "$array" | grep -q 1 || fail "no task went back to the queue"
"$program" merge -q stopped.h5
require_same stopped.h5

command -v mpirun > /dev/null || exit 0
"$program" sweep study.toml --mpi --dry-run > /dev/null 2>&1 || exit 0
export MPIRUN_OPTIONS=--oversubscribe
ranks() { submit "$1" slurm-mpi.sh --nodes=1 --ntasks-per-node=2 --cpus-per-task=1; }
require_well "$(ranks ranks.h5)"
require_same ranks.h5

job=$(ranks signal.h5)
until_true 30 has_parts signal.h5
scancel --batch --signal=TERM "$job"
require_well "$job"
[ "$(restarts_of "$job")" = 1 ] || { cat ./*.log >&2; fail "not requeued"; }
require_same signal.h5
