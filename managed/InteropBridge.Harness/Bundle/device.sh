#!/bin/sh
# SPDX-License-Identifier: MIT
# What to do with this archive on a machine with an NVIDIA GPU and its driver; neither .NET nor a compiler is needed.
#   ./device.sh [OUT [SECONDS]]   checks and measures everything in under 7 minutes (or SECONDS); at most 6 files in OUT
#                                 (default: ./results)
# Exit code: 0 all well; 1 something is wrong; 3 nothing is wrong, but there is no GPU that could be used.
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-results} whole=${2:-415}
mkdir -p "$out" && out=$(cd "$out" && pwd) && temporary=$(mktemp -d) || exit 2
trap 'rm -rf "$temporary"' EXIT
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 INTEROPBRIDGE_CUDA_CACHE="$temporary/cache"
natives=$(dirname "$(find "$here" -name libinteropbridge.so | head -n 1)")
# A container may have the driver where the loader does not look, and NVRTC and nvcc among Python's packages.
export LD_LIBRARY_PATH="$natives:${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}/usr/local/nvidia/lib64"
packages='import glob, nvidia; print(*[part for root in nvidia.__path__ for part in glob.glob(root + "/*")])'
for package in $(python3 -c "$packages" 2>/dev/null); do
  LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$package/lib PATH=$PATH:$package/bin
done
log=$out/log.txt table=$out/table.txt begun=$(date +%s) worst=0
: >"$log"
printf '%-34s %8s  %s\n' step seconds result >"$table"
export here out temporary natives

step() { # NAME LIMIT COMMAND...: runs it under a time limit and the whole run's, and notes what came of it
  name=$1 limit=$2; shift 2
  left=$((whole - $(date +%s) + begun)) start=$(date +%s)
  [ "$left" -ge "$limit" ] || limit=$left
  echo "== $name" | tee -a "$log"
  if [ "$limit" -lt 1 ]; then
    code=125
  else
    { timeout -k 5 "$limit" sh "$here/steps.sh" "$@" 2>&1; echo $? >"$temporary/code"; } | tee "$temporary/said" | tee -a "$log"
    code=$(cat "$temporary/code")
  fi
  last=$(grep -v '^ *$' "$temporary/said" 2>/dev/null | tail -n 1 | cut -c 1-200)
  case $code in
    0) case $last in milliseconds:*) result="ok: $last" ;; *) result=ok ;; esac ;;
    3|77) result="not run: $last" ;;
    124|137) result="FAILED: stopped after $limit s" worst=1 ;;
    125) result="FAILED: no time is left of $whole s" worst=1 ;;
    *) result="FAILED ($code): $last" worst=1 ;;
  esac
  printf '%-34s %8s  %s\n' "$name" "$(($(date +%s) - start))" "$result" >>"$table"
  : >"$temporary/said"
}

step 'card and driver' 20 card
step 'doctor' 40 harness doctor
step 'driver layer, copy ceiling' 40 harness cuda
step 'kernels, float64' 60 device f64
step 'kernels, float32' 60 device f32
step 'persistent beside a hog, float64' 45 device f64 beside
step 'persistent beside a hog, float32' 45 device f32 beside
step 'forms, N=T=1000, float64' 30 device f64 time
step 'forms, N=T=1000, float32' 30 device f32 time
step 'gap, N=1000' 70 gap jacobi-1000 --backend cuda,nvrtc --kernel jacobi --type f64,f32 --size 1000 --steps 1000
step 'gap, N=8192' 90 gap jacobi-8192 --backend cuda,nvrtc --kernel jacobi --type f64,f32 --size 8192 --steps 64
step 'gap, 34 Fibonacci numbers' 30 gap fibonacci --backend cuda --kernel fibonacci-recursive --count 34
step 'kernels built here' 100 built_here
step 'peers' 60 peers
step 'memcheck' 45 sanitizer memcheck
step 'racecheck' 45 sanitizer racecheck

[ "$worst" = 1 ] || [ -e "$temporary/gpu" ] || worst=3
echo "== $(case $worst in 0) echo all well ;; 3) echo not measured: there is no GPU here that can be used ;; *) echo something FAILED ;; esac)" >>"$table"
cat "$table"
echo "results are in $out"
exit "$worst"
