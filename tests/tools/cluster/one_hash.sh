#!/usr/bin/env bash
# Shards, threads, ranks and orders in any number make one result.
set -euo pipefail
. "$(dirname "$0")/workplace.sh"
need h5diff

# with_shards ORDER SHARDS THREADS
with_shards() {
  local shard
  for shard in $(seq "$2" | $1); do
    "$program" sweep -q study.toml --shard "$shard/$2" --jobs "$3" --out x.h5
  done
  "$program" merge -q x.h5
}

require_same_and_remove() { require_same x.h5 && rm x.h5; }

for runs in all aggregates; do
  with_study 40 "runs = \"$runs\""
  "$program" sweep -q study.toml --jobs 1 --out alone.h5
  "$program" sweep -q study.toml --jobs 5 --out x.h5
  require_same_and_remove
  for order in cat tac; do
    with_shards $order 2 3
    require_same_and_remove
    with_shards $order 5 1
    require_same_and_remove
  done
  if with_ranks; then
    for ranks in 1 4; do
      mpirun --oversubscribe --bind-to none -np $ranks \
        "$program" sweep -q study.toml --mpi --jobs 2 --out x.h5
      require_same_and_remove
    done
  fi
  clean
done
