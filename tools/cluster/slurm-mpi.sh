#!/bin/bash
# A study as one job of Slurm on many nodes: rank 0 hands out the work, and
# joins the parts at the end.
#
#   sbatch slurm-mpi.sh
#
# To edit: nodes, ranks on each, processors of a rank, time, study and result.
#SBATCH --job-name=twinning
#SBATCH --nodes=8
#SBATCH --ntasks-per-node=1
#SBATCH --cpus-per-task=128
#SBATCH --time=04:00:00
study=${STUDY:-scenarios/studies/trust-and-deals.toml}
result=${RESULT:-trust-and-deals.h5}  # on a disk that all nodes see
twinning=${TWINNING:-twinning}
# A minute before its time is over, the job finishes the runs in flight, keeps
# them, and goes back to the queue; there it goes on.
#SBATCH --requeue
#SBATCH --signal=B:TERM@60
#SBATCH --open-mode=append

# Slurm runs a job once at a time: a lock left by a node that was lost holds
# nobody.
[ "${SLURM_RESTART_COUNT:-0}" = 0 ] || rm -f "$result.parts/lock"

# Ranks have threads, and so are not bound to one processor; they get 50
# seconds to finish, where mpirun would give them one.
mpirun --bind-to none --mca odls_base_sigkill_timeout 50 ${MPIRUN_OPTIONS-} \
  "$twinning" sweep "$study" --mpi --out "$result" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" &
trap 'stopped=1; kill -TERM $!' TERM
wait $!
status=$?
if [ -n "${stopped-}" ]; then
  wait $!
  status=$?
  [ $status = 0 ] || scontrol requeue "$SLURM_JOB_ID"
fi
exit $status
