#!/bin/bash
# A study as an array of Slurm: every task makes one share, on its own.
#
#   array=$(sbatch --parsable slurm-array.sh)
#   sbatch --dependency=afterok:$array --wrap "twinning merge STUDY.h5"
#
# To edit: the shares (1 to N), processors and time of each, study and result.
#SBATCH --job-name=twinning
#SBATCH --array=1-16
#SBATCH --cpus-per-task=8
#SBATCH --time=04:00:00
#
# A minute before its time is over, a task finishes the runs in flight, keeps
# them, and goes back to the queue; there it goes on.
#SBATCH --requeue
#SBATCH --signal=B:USR1@60
#SBATCH --open-mode=append

study=${STUDY:-scenarios/studies/trust-and-deals.toml}
result=${RESULT:-trust-and-deals.h5}  # on a disk that all nodes see
twinning=${TWINNING:-twinning}

share=$SLURM_ARRAY_TASK_ID
shares=$SLURM_ARRAY_TASK_COUNT
# Of the last task, SLURM_JOB_ID is the number of the whole array.
task=${SLURM_ARRAY_JOB_ID}_$share

# Slurm runs a task once at a time: a lock of its own, left by a node that was
# lost, holds nobody.
[ "${SLURM_RESTART_COUNT:-0}" = 0 ] ||
  rm -f "$result.parts/lock-$share-of-$shares"

"$twinning" sweep "$study" --shard "$share/$shares" --out "$result" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" &
trap 'told=1 late=1; kill -TERM $!' USR1
trap 'told=1' TERM  # cancelled: Slurm tells all itself
wait $!
status=$?
if [ -n "${told-}" ]; then
  wait $!
  status=$?
fi
[ $status = 0 ] || [ -z "${late-}" ] || scontrol requeue "$task"
exit $status
