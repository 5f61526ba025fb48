#!/usr/bin/env bash
# Makes a release of a program on a Slurm cluster: an array of tasks, a share of the tracks each, then a gather that waits
# for all of them. Everything lies in a folder that every node sees.
#
#   Deploy/slurm.sh PROGRAM.yaml RELEASE [TASKS]
#
# Prints the numbers of both jobs. Options for sbatch (partition, account, cores a task) go into SBATCH_ARGS; the
# executable is $LULL, else lull on PATH. A task that fails or is requeued takes up where it stopped; one that has to be
# given again by itself:
#
#   sbatch --array=3 --export=ALL,LULL_SHARDS=16 … Deploy/slurm-task.sh PROGRAM.yaml RELEASE
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "Usage: Deploy/slurm.sh PROGRAM.yaml RELEASE [TASKS]" >&2
    exit 64
fi
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
program="$(realpath "$1")"
mkdir -p "$2"
release="$(realpath "$2")"
tasks="${3:-8}"
log="${LULL_LOG:-$release/.lull/log}"
mkdir -p "$log"
read -r -a more <<<"${SBATCH_ARGS:-}"

array=$(sbatch --parsable --job-name=lull --requeue --array="0-$((tasks - 1))" \
    --output="$log/%x-%a.txt" --export="ALL,LULL_SHARDS=$tasks" ${more[@]+"${more[@]}"} \
    "$here/slurm-task.sh" "$program" "$release")
gather=$(sbatch --parsable --job-name=lull-gather --requeue --dependency="afterok:${array%%;*}" \
    --output="$log/%x.txt" --export=ALL ${more[@]+"${more[@]}"} \
    "$here/slurm-task.sh" "$program" "$release" --gather)
echo "${array%%;*} ${gather%%;*}"
