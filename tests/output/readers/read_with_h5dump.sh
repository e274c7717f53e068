#!/bin/sh
# Reads a result of small_study with HDF5's own tool, whose filters know
# nothing of ours, and compares values with what was written.
#
#     read_with_h5dump.sh RESULT.h5 RESULT.h5.csv
#
# Ends with status 77 if the tool is missing.
set -eu
command -v h5dump > /dev/null || {
  echo "skipped: there is no h5dump (Debian: hdf5-tools)"
  exit 77
}
result=$1 expected=$2

# The whole file reads without a fault.
h5dump "$result" > /dev/null
h5dump -A -d /deals "$result" | grep -q '"deals/year"'

# Twenty values, each asked for by its place.
awk -F, 'NR > 1 && NR % 17 == 0' "$expected" | head -20 |
  while IFS=, read -r path run first second value; do
    found=$(h5dump -y -m %.17g -d "$path" -s "$run,$first,$second" \
      -c 1,1,1 "$result" | awk '/DATA \{/ { getline; print $1 }')
    awk -v a="$found" -v b="$value" 'BEGIN { exit !(a != "" && a + 0 == b + 0) }' || {
      echo "$path [$run $first $second]: $found, not $value"
      exit 1
    }
  done
echo "values as they were written"
