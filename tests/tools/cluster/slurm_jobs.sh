# Sourced: jobs of the Slurm of this test, and how they come to their ends.

# submit RESULT SCRIPT OPTION...: gives the number of the job.  It has one
# minute, so that it is told at once that a minute is left: when Slurm next
# looks at such times, which it does every half a minute.
submit() {
  local result=$folder/$1 script=$2
  shift 2
  RESULT=$result sbatch --parsable --output="$(basename "$result").%j.log" \
    --time=1 "$@" "$source/tools/cluster/$script"
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
is_pending() { [ "$(of_job "$1" JobState)" = PENDING ]; }

# require_completed JOB RESTARTS: how often each of its tasks was begun again.
require_completed() {
  until_true 120 has_ended "$1"
  [ "$(of_job "$1" JobState) $(of_job "$1" Restarts)" = "COMPLETED $2" ] || {
    scontrol show job "$1" >&2
    tail -n 30 slurm/slurmctld.log slurm/slurmd.log "$(ls -t ./*.log | head -n 1)" >&2
    fail "job $1"
  }
}

# processes_of RESULT: all that make it, without those that they start to look
# into a file.
processes_of() {
  local all
  all=$(pgrep --full "^$program .*--out $folder/$1") || return 0
  grep -vxF "$(pgrep --parent "${all//$'\n'/,}")" <<< "$all"
}
# What tells each part that is whole from one made again.
whole_parts() { stat --format='%n %i %y' "$1".parts/part-*[0-9].h5 2> /dev/null; }
are_at_work() { whole_parts "$1" > /dev/null && [ "$(processes_of "$1" | wc -l)" = "$2" ]; }

# Whether every one of these processes has a signal that it has not seen.
are_asked_to_end() {
  local each
  for each; do
    [ -e "/proc/$each" ] || fail "process $each is gone before it was asked to end"
    grep -qE '^(Shd|Sig)Pnd:\s*0*[1-9a-f]' "/proc/$each/status" || return 1
  done
}

# let_its_time_end JOB RESULT PROCESSES: once it has some of its parts, it comes
# to a halt, as if it had much more to do, until Slurm ends its time.  Then it
# is back in the queue.
let_its_time_end() {
  local processes
  until_true 60 are_at_work "$2" "$3"
  processes=$(processes_of "$2")
  kill -STOP $processes
  until_true 60 are_asked_to_end $processes
  kill -CONT $processes
  until_true 40 is_pending "$1"
  ! grep "TIME LIMIT" "$2".*.log || fail "$2 went on until Slurm killed it"
}

# go_on JOB RESULT: without the long wait that Slurm has for those that come
# back, though not in the same second, in which their node refuses them; and
# with time enough.  None makes again what was made.
go_on() {
  local kept told restarts
  restarts=$(of_job "$1" Restarts)
  [ "$restarts" -gt 0 ]
  kept=$("$program" status "$2" --json | grep -oP '"done": \K[0-9]+')
  [ "$kept" -gt 0 ] && [ "$kept" -lt 4000 ] || fail "$kept runs are kept of $2"
  rm "$2".*.log  # of what it told before; it may have come back by itself
  sleep 2
  scontrol update "JobId=$1" StartTime=now TimeLimit=10
  require_completed "$1" "$restarts"
  # The second task that comes back may find what the first has made since.
  told=$(cat "$2".*.log | grep -oP '^[0-9,]+(?= of 4,000 runs were made before)' |
    tr -d , | sort -n | head -n 1)
  [ "$told" = "$kept" ] || fail "$kept runs were kept of $2, but it began with ${told:-none}"
}
