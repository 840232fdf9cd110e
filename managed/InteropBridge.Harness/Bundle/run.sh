#!/bin/sh
# SPDX-License-Identifier: MIT
# What to do with this archive on a machine with an NVIDIA GPU and its driver; neither .NET nor a compiler is needed.
#   ./run.sh [FOLDER] [options of gap]     checks everything, then compares; results go to FOLDER (default: ./results)
# Exit code: 0 all well; 1 something is wrong; 3 there is no GPU here, or no CUDA variant that runs.
here=$(cd "$(dirname "$0")" && pwd)
case ${1:-} in ''|-*) results=results ;; *) results=$1; shift ;; esac
mkdir -p "$results" || exit 2
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
worst=0

step() { # NAME ARGUMENTS...: runs the program, keeps what it prints, remembers the worst exit code
  name=$1; shift
  echo "== $name"
  { "$here/InteropBridge.Harness" "$@" 2>&1; echo $? >"$results/.code"; } | tee "$results/$name.txt"
  code=$(cat "$results/.code"); rm -f "$results/.code"
  [ "$code" = 0 ] || echo "== $name: exit code $code"
  [ "$code" = 0 ] || [ "$worst" = 1 ] || worst=$code
}

step doctor doctor
step selftest selftest
step cuda cuda
step gap gap --backend cuda,nvrtc --type f64,f32 --output "$results" "$@"
case $worst in
  0) echo "== all well; results are in $results" ;;
  3) echo "== NOT MEASURED: there is no GPU here that the CUDA variants can use; see above and $results/cuda.txt" ;;
  *) echo "== FAILED: see above and $results" ;;
esac
exit "$worst"
