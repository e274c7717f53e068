#!/usr/bin/env bash
# The scripts for Slurm, in a Slurm of one node: an array and a job of several
# ranks, what becomes of both when their time is over, and when they are
# cancelled.
set -euo pipefail
. "$(dirname "$0")/workplace.sh"
. "$(dirname "$0")/slurm_daemons.sh"
. "$(dirname "$0")/slurm_jobs.sh"
PATH=$PATH:/usr/sbin:/sbin
need munged slurmctld slurmd sbatch scancel pgrep h5diff

with_study 2000
trap 'stop_slurm; clean' EXIT
start_slurm
alone

two_shares() { submit "$1" slurm-array.sh --array=1-2 --cpus-per-task=1; }
two_ranks() {
  submit "$1" slurm-mpi.sh --nodes=1 --ntasks-per-node=2 --cpus-per-task=1
}

array=$(submit array.h5 slurm-array.sh --array=1-3 --cpus-per-task=1)
require_completed "$array" 0
"$program" merge -q array.h5
require_same array.h5

# Each of the two tasks keeps what it has, goes back to the queue and ends.
array=$(two_shares stopped.h5)
let_its_time_end "$array" stopped.h5 2
stored=$(whole_parts stopped.h5)
go_on "$array" stopped.h5
[ "$(whole_parts stopped.h5 | grep -cxF "$stored")" = "$(wc -l <<< "$stored")" ] ||
  fail "parts that were stored are made again"
"$program" merge -q stopped.h5
require_same stopped.h5

array=$(two_shares cancelled.h5)
until_true 60 has_parts cancelled.h5
scancel "$array"
until_true 60 has_ended "$array"
[ "$(of_job "$array" JobState)" = CANCELLED ] || fail "it came back from the dead"

with_ranks || exit 0
export MPIRUN_OPTIONS=--oversubscribe
require_completed "$(two_ranks ranks.h5)" 0
require_same ranks.h5

job=$(two_ranks late.h5)
let_its_time_end "$job" late.h5 2
go_on "$job" late.h5
require_same late.h5
