#!/bin/sh
# A study by GNU parallel: on this machine, or on several without a queue.
#
#   tools/cluster/parallel.sh
#
# To edit: the shares, how many at once and where, study and result.  Stopped
# at any moment, the same command goes on.
set -eu
study=${STUDY:-scenarios/studies/trust-and-deals.toml}
result=${RESULT:-trust-and-deals.h5}  # on a disk that all machines see
twinning=${TWINNING:-twinning}
shares=${SHARES:-4}
jobs=${JOBS:-2}  # threads of a share
at_once=${AT_ONCE:-2}  # shares on a machine
machines=${MACHINES:-:}  # as in node1,node2; ":" is this one

# The first fault ends all: the others finish the runs in flight.
seq "$shares" | parallel --will-cite --sshlogin "$machines" --workdir . \
  --jobs "$at_once" --halt now,fail=1 --termseq TERM,60000,KILL,25 \
  "$twinning" sweep "$study" --shard "{}/$shares" --out "$result" \
  --jobs "$jobs" --quiet
"$twinning" merge "$result"
