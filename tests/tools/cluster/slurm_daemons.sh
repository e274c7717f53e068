# Sourced: a Slurm of one node, of this test only, on the loopback: its own
# ports, keys, state and logs.

start_slurm() {
  local port=$((20000 + $$ % 20000)) user
  user=$(id -un)
  mkdir -p slurm/state slurm/spool
  chmod 755 "$folder" slurm
  head -c 1024 /dev/urandom > slurm/key
  chmod 600 slurm/key
  munged --foreground --force --key-file="$folder/slurm/key" \
    --socket="$folder/slurm/munge" --pid-file="$folder/slurm/munge.pid" \
    --log-file="$folder/slurm/munge.log" --seed-file="$folder/slurm/seed" \
    > slurm/munge.out 2>&1 &
  daemons=$!
  cat > slurm/slurm.conf << END
ClusterName=test
SlurmctldHost=localhost(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
# A job that is requeued waits as long as a credential is good.
AuthInfo=socket=$folder/slurm/munge,cred_expire=10
CredType=cred/munge
StateSaveLocation=$folder/slurm/state
SlurmdSpoolDir=$folder/slurm/spool
SlurmctldPidFile=$folder/slurm/slurmctld.pid
SlurmdPidFile=$folder/slurm/slurmd.pid
SlurmctldLogFile=$folder/slurm/slurmctld.log
SlurmdLogFile=$folder/slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=sched_interval=2
KillWait=10
NodeName=localhost CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
  export SLURM_CONF=$folder/slurm/slurm.conf
  until_true 10 test -S slurm/munge
  slurmctld -D > slurm/slurmctld.out 2>&1 &
  daemons="$daemons $!"
  slurmd -D -N localhost > slurm/slurmd.out 2>&1 &
  daemons="$daemons $!"
  until_true 20 node_is_idle
}

node_is_idle() { [ "$(sinfo --noheader --format=%t 2> /dev/null)" = idle ]; }

# Those that this test has started, by their numbers.
stop_slurm() {
  scancel --user="$(id -un)" 2> /dev/null || true
  kill $daemons 2> /dev/null || true
  wait $daemons 2> /dev/null || true
}

# of_job JOB WHAT: of each of its tasks, without repetition.
of_job() {
  scontrol --oneliner show job "$1" | grep -o " $2=[A-Z0-9_]*" |
    cut -d= -f2 | sort -u
}
has_ended() {
  ! of_job "$1" JobState |
    grep -qE 'PENDING|RUNNING|COMPLETING|CONFIGURING|REQUEUE'
}
