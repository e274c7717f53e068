#!/usr/bin/env bash
# The scripts for Slurm, in a Slurm of one node: an array, a job of several
# ranks, and what becomes of both when their time is over.
set -euo pipefail
. "$(dirname "$0")/workplace.sh"
. "$(dirname "$0")/slurm_daemons.sh"
PATH=$PATH:/usr/sbin:/sbin
need munged slurmctld slurmd sbatch srun h5diff

with_study 300
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
# require_well JOB RESTARTS: its end, and how often each task was begun again.
require_well() {
  until_true 150 has_ended "$1"
  [ "$(of_job "$1" JobState) $(of_job "$1" Restarts)" = "COMPLETED $2" ] || {
    scontrol show job "$1" >&2
    cat ./*.log >&2
    fail "job $1"
  }
}

array=$(submit array.h5 slurm-array.sh --array=1-3 --cpus-per-task=1)
require_well "$array" 0
"$program" merge -q array.h5
require_same array.h5

# As Slurm does it a minute before the time is over: a signal to the script.
# Each of the two tasks keeps what it has, goes back to the queue and ends.
array=$(submit stopped.h5 slurm-array.sh --array=1-2 --cpus-per-task=1)
until_true 60 has_begun stopped.h5 lock-1-of-2 lock-2-of-2
scancel --batch --signal=TERM "$array"
require_well "$array" 1
"$program" merge -q stopped.h5
require_same stopped.h5

with_ranks || exit 0
export MPIRUN_OPTIONS=--oversubscribe
ranks() { submit "$1" slurm-mpi.sh --nodes=1 --ntasks-per-node=2 --cpus-per-task=1; }
require_well "$(ranks ranks.h5)" 0
require_same ranks.h5

job=$(ranks signal.h5)
until_true 60 has_begun signal.h5 lock
scancel --batch --signal=TERM "$job"
require_well "$job" 1
require_same signal.h5
