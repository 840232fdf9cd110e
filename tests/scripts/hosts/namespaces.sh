#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Ranks on two hosts, whose messages cross a network, by TCP: the same bits as on one host; a rank, a host and a cable that fail
# end the job with a message. On the MPIs that are here.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/hosts.sh"
tests=$repository/artifacts/bin/InteropBridge.Tests/release/InteropBridge.Tests.dll
harness=$repository/artifacts/bin/InteropBridge.Harness/release/InteropBridge.Harness.dll

# How each launcher enters a host, and that a cable that fails is noticed before hours have gone. Hydra leaves that to ssh, which
# is not here. Between machines, windows of Open MPI need UCX.
ucx="--mca pml ucx --mca osc ucx --mca pml_ucx_tls any --mca pml_ucx_devices any"
launch() { # KIND RANKS PROGRAM...: on both hosts, from the first
  local kind=$1 ranks=$2
  shift 2
  case $kind in
    openmpi) timeout 120 "$work/enter" host1 mpirun.openmpi -n "$ranks" --host host1,host2 --mca plm_rsh_agent "$work/enter" \
      --mca oob_tcp_keepalive_time 2 --mca oob_tcp_keepalive_intvl 1 --mca oob_tcp_keepalive_probes 2 ${MESSAGES-$ucx} "$@" ;;
    mpich) timeout 120 "$work/enter" host1 mpirun.mpich -n "$ranks" -hosts host1,host2 -launcher rsh -launcher-exec "$work/enter" "$@" ;;
  esac
}
ranks() { launch "$1" 2 dotnet exec "$tests" mpi "${@:2}"; } # KIND VERB...

prints() { # TEXT COMMAND...
  local text=$1
  shift
  "$@" >"$work/log" 2>&1 || { echo "exit code $?"; cat "$work/log"; return 1; }
  says "$work/log" "$text"
}

fails() { # TEXT COMMAND...
  ! prints "$@" || return 1
  says "$work/log" "$1"
}

waits() { [ "$(grep -c "is process" "$work/log")" = 2 ]; }
none() { [ -z "$(pids host1)$(pids host2)" ]; }

# The job waits for ever; what fails ends it, on both hosts.
ends() { # KIND TEXT COMMAND...
  local kind=$1 text=$2
  shift 2
  ranks "$kind" wait >"$work/log" 2>&1 &
  await 30 waits || { echo "the job did not start:"; cat "$work/log"; return 1; }
  "$@"
  await 6 none || { echo "still there:"; ps $(pids host1) $(pids host2); kill -KILL $(pids host1) $(pids host2); return 1; }
  ! wait $! || { echo "the exit code is 0"; return 1; }
  tr -s '[:space:]' ' ' <"$work/log" | grep -qE "$text" || { echo "no '$text' in:"; cat "$work/log"; return 1; }
}
kill_rank() { kill -KILL "$(sed -n 's/^rank 1 is process \([0-9]*\)$/\1/p' "$work/log")"; }
kill_host() { kill -KILL $(pids host2); }
cut_cable() { ip link set port2 down; }

for kind in openmpi mpich; do
  if [ ! -f "$(dirname "$tests")/runtimes/linux-x64/native/libinteropbridge_mpi_$kind.so" ] || ! command -v mpirun.$kind >/dev/null; then
    skip "$kind: it was not installed when the natives were built, or has no mpirun.$kind here"
    continue
  fi
  check "$kind sees two machines" prints "2 ranks on 2 machines" ranks $kind machines
  check "$kind: the API between hosts" prints "rank 1 of 2 is done" ranks $kind api
  check "$kind: a grid on hosts has the same bits" prints "all the same" ranks $kind distributed
  check "$kind: gap on hosts" prints "mpi-blocks: same bits" launch $kind 2 dotnet exec "$harness" gap --kernel jacobi \
    --backend mpi --size 100 --steps 20 --rounds 1 --output "$work/out"
  check "$kind: both forms were compared" says "$work/log" "mpi-windows: same bits"
  case $kind in # as docs/mpi.md has the messages; whose comes first, the daemon's connection or what started it, is chance
    openmpi) rank="process rank 1 with PID" host="lost communication with a remote daemon|unable to reliably start one or more daemons" ;;
    mpich) rank="RUNNING AT host2" host="assert \(!closed\) failed" ;;
  esac
  check "$kind: a rank that is killed ends the job" ends $kind "$rank" kill_rank
  check "$kind: a host that is gone ends the job" ends $kind "$host" kill_host
  if [ $kind = openmpi ]; then
    check "$kind: a cable that is cut ends the job" ends $kind "$host" cut_cable
    ip link set port2 up
    MESSAGES="--mca btl tcp,self" check "$kind: windows without UCX are refused with the remedy" fails "--mca osc ucx" ranks $kind api
  fi
done
