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
#
# A minute before its time is over, the job finishes the runs in flight, keeps
# them, and goes back to the queue; there it goes on.
#SBATCH --requeue
#SBATCH --signal=B:USR1@60
#SBATCH --open-mode=append

study=${STUDY:-scenarios/studies/trust-and-deals.toml}
result=${RESULT:-trust-and-deals.h5}  # on a disk that all nodes see
twinning=${TWINNING:-twinning}

# Slurm runs a job once at a time: a lock left by a node that was lost holds
# nobody.
[ "${SLURM_RESTART_COUNT:-0}" = 0 ] || rm -f "$result.parts/lock"

# Ranks have threads, and so are not bound to one processor.  They hear of the
# end by USR1, which mpirun passes on; after a TERM it would kill them.
mpirun --bind-to none ${MPIRUN_OPTIONS-} \
  "$twinning" sweep "$study" --mpi --out "$result" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" &
trap 'told=1 late=1; kill -USR1 $!' USR1
trap 'told=1' TERM  # cancelled: Slurm tells all itself
wait $!
status=$?
if [ -n "${told-}" ]; then
  wait $!
  status=$?
fi
[ $status = 0 ] || [ -z "${late-}" ] || scontrol requeue "$SLURM_JOB_ID"
exit $status
