# Sourced: a Slurm of one node, of this test only, on the loopback: its own
# ports, keys, state and logs.

daemons=

# start_slurm: or skips the test where none can be had.
start_slurm() {
  local port
  port=$(two_free_ports)
  mkdir -p slurm/state slurm/spool
  chmod 755 "$folder" slurm
  export SLURM_CONF=$folder/slurm/slurm.conf
  slurm_conf "$port" > "$SLURM_CONF"
  start_munge
  (until_true 10 test -S slurm/munge) || no_slurm munged
  slurmctld -D > slurm/slurmctld.out 2>&1 &
  daemons="$! $daemons"
  slurmd -D -N localhost > slurm/slurmd.out 2>&1 &
  daemons="$! $daemons"
  (until_true 40 node_is_idle) || no_slurm slurmctld slurmd
}

# no_slurm DAEMON...: those that may say why.
no_slurm() {
  local each
  for each; do tail -n 5 "slurm/$each.out"; done
  skip "Slurm does not start on this machine"
}

node_is_idle() { [ "$(sinfo --noheader --format=%t 2> /dev/null)" = idle ]; }

# The first of two ports that nobody listens at.
two_free_ports() {
  local port=$((10000 + $$ % 10000))
  while is_used $port || is_used $((port + 1)); do port=$((port + 2)); done
  echo $port
}
is_used() { (: > "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

start_munge() {
  head -c 1024 /dev/urandom > slurm/key
  chmod 600 slurm/key
  munged --foreground --force --key-file="$folder/slurm/key" \
    --socket="$folder/slurm/munge" --pid-file="$folder/slurm/munge.pid" \
    --log-file="$folder/slurm/munge.log" --seed-file="$folder/slurm/seed" \
    > slurm/munged.out 2>&1 &
  daemons=$!
}

# slurm_conf PORT.  A job that comes back waits as long as a credential is
# good: two minutes, if it is not said here.
slurm_conf() {
  cat << END
ClusterName=test
SlurmctldHost=localhost(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
SlurmctldPort=$1
SlurmdPort=$(($1 + 1))
AuthType=auth/munge
AuthInfo=socket=$folder/slurm/munge,cred_expire=20
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
SlurmdParameters=config_overrides
KillWait=10
NodeName=localhost CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
}

# Ends the jobs, then those that this test has started, then all that these
# have started and left.
stop_slurm() {
  [ -n "$daemons" ] || return 0
  timeout 10 scancel --user="$(id -un)" 2> /dev/null || true
  kill $daemons 2> /dev/null || true
  (until_true 15 none_is_left 2> /dev/null) ||
    kill -KILL $(started_here) 2> /dev/null || true
  wait $daemons 2> /dev/null || true
}
# All that know of this Slurm, but for those that look for them.
started_here() {
  local each
  for each in $(grep -lsazxF "SLURM_CONF=$SLURM_CONF" /proc/[0-9]*/environ); do
    [ ! -e "$each" ] || cut -d/ -f3 <<< "$each"
  done
}
none_is_left() { [ -z "$(started_here)" ]; }
