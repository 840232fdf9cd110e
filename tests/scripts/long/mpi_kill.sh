#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Ranks of `gap --ranks 2` are killed at random moments: the job ends within 5 s with a message that names the rank, and leaves
# no process. 50 times on each MPI; KILLS sets another number.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
harness=$repository/artifacts/bin/InteropBridge.Harness/release/InteropBridge.Harness.dll
natives=$(dirname "$harness")/runtimes/linux-x64/native

# The processes of the job: they have its output folder among their arguments. With a number, that rank alone.
processes() { # [RANK]
  local id
  for id in $(pgrep -f -- "--output $work/out" || true); do
    [ -z "${1:-}" ] || tr '\0' '\n' <"/proc/$id/environ" 2>/dev/null | grep -qxE "(OMPI_COMM_WORLD_RANK|PMI_RANK)=$1" || continue
    echo "$id"
  done
}

await() { # SECONDS COMMAND...: until it succeeds
  local end=$((SECONDS + $1)); shift
  until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.05; done
}

some() { [ -n "$(processes "$@")" ]; }
none() { [ -z "$(processes)" ]; }
measures() { some 0 && some 1 && [ -s "$work/log" ]; }

killed() { # KIND
  local rank=$((RANDOM % 2)) since
  rm -f "$work/log"
  INTEROPBRIDGE_MPI=$1 dotnet exec "$harness" gap --ranks 2 --kernel jacobi --backend mpi --rows 300 --columns 300 --steps 200 \
    --output "$work/out" >"$work/log" 2>&1 &
  await 60 measures || { echo "the job did not start:"; cat "$work/log"; return 1; }
  sleep "$((RANDOM % 3)).$((RANDOM % 10))"
  since=$(date +%s%N)
  kill -KILL $(processes $rank)
  await 6 none || { echo "still there after the death of rank $rank:"; ps $(processes); kill -KILL $(processes); return 1; }
  [ $(($(date +%s%N) - since)) -lt 5000000000 ] || { echo "it took more than 5 s"; return 1; }
  ! wait $! || { echo "the exit code is 0"; return 1; }
  says "$work/log" "rank $rank"
}

for kind in openmpi mpich; do
  if [ ! -f "$natives/libinteropbridge_mpi_$kind.so" ] || ! command -v mpirun.$kind >/dev/null; then
    skip "$kind: it was not installed when the natives were built, or has no mpirun.$kind here"
    continue
  fi
  for ((i = 1; i <= ${KILLS:-50}; i++)); do
    check "kill $i on $kind" killed $kind
  done
done
