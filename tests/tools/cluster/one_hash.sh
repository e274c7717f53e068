#!/usr/bin/env bash
# Shards, threads, ranks and orders in any number make one result.
set -euo pipefail
. "$(dirname "$0")/workplace.sh"
need h5dump sha256sum

# The data of a result, but who made it, when and how.
hash_of() {
  "$program" export "$1" --table statistics | sha256sum | cut -d' ' -f1
}

made=0
# $1: a name
take() {
  require_same "$1"
  [ "$(hash_of "$1")" = "$first" ] || fail "$1 has other statistics"
  rm "$1"
  made=$((made + 1))
}

for runs in all aggregates; do
  with_study 40 "runs = \"$runs\""
  "$program" sweep -q study.toml --jobs 1 --out alone.h5
  for threads in 2 5; do
    "$program" sweep -q study.toml --jobs $threads --out x.h5
    require_same x.h5
  done
  for shards in 2 5; do
    for order in cat tac; do
      for threads in 1 3; do
        for shard in $(seq $shards | $order); do
          "$program" sweep -q study.toml --shard "$shard/$shards" \
            --jobs $threads --out x.h5
        done
        "$program" merge -q x.h5
        require_same x.h5
      done
    done
  done
done
