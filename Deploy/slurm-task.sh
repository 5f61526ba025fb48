#!/usr/bin/env bash
# One task of Deploy/slurm.sh: a share of the tracks, or the gather.
set -euo pipefail
program="$1"
release="$2"
lull="${LULL:-lull}"
if [ "${3:-}" = --gather ]; then
    exec "$lull" batch "$program" -o "$release" --gather
fi
exec "$lull" batch "$program" -o "$release" --shard "auto/$LULL_SHARDS" --jobs "${SLURM_CPUS_PER_TASK:-1}"
