#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The natives for other platforms, as far as there are compilers for them: made, packed for the right processor, tested.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
. "$repository/.build/needs.sh"
cd "$repository"
harness=managed/InteropBridge.Harness
. .build/cross.sh

of_platform() { # PLATFORM FILE: by its header
  local wanted
  case $1 in
    win-x64) wanted="PE32+ .*x86-64" ;;
    linux-arm64) wanted="ELF 64-bit LSB shared object, ARM aarch64" ;;
    *) wanted="ELF 64-bit LSB shared object, x86-64" ;;
  esac
  [ "$1" != linux-arm64 ] || runs_with_glibc 2.17 "$2" || return 1
  file "$2" | grep -q "$wanted" || { file "$2"; return 1; }
}

packed() { # PLATFORM
  rm -rf "$work/packages" "$work/unpacked"
  dotnet pack managed/InteropBridge.Kernels -c Release -o "$work/packages" -p:CrossPlatforms="$1" || return 1
  unzip -q -o "$work"/packages/InteropBridge.Kernels.*[0-9].nupkg "runtimes/*" -d "$work/unpacked" || return 1
  find "$work/unpacked/runtimes/$1/native" -name 'libinteropbridge.*' | grep . || return 1
}

# Machines older than the one that builds: .NET 10 itself needs glibc 2.27. CUDA's static runtime brings 2.34.
runs_with_glibc() { # VERSION LIBRARY
  local newest
  newest=$(readelf -V "$2" | grep -oE 'GLIBC_[0-9.]+' | sort -uV | tail -n 1)
  [ -n "$newest" ] && printf '%s\n' "$newest" "GLIBC_$1" | sort -CV || { echo "it needs $newest"; return 1; }
}

for library in artifacts/native/release/lib/lib*.so; do
  case $library in *_cuda.so) glibc=2.34 ;; *) glibc=2.17 ;; esac
  check "$(basename "$library") runs with glibc $glibc" runs_with_glibc $glibc "$library"
done

on_processor() { qemu-x86_64 -cpu "$1" artifacts/native/release/tests/native/test_fibonacci 2>&1; }
no_kernels() { on_processor "$1" >"$work/log" && return 1; grep -q 'ib_isa() is NULL' "$work/log"; }
if [ "$(uname -m)" = x86_64 ] && have qemu-x86_64; then
  check "a processor of 2008 gets kernels (x86-64-v2)" on_processor Nehalem
  check "one of 2006 gets none, and does not crash" no_kernels Conroe
else
  skip "old processors: no qemu-x86_64 (apt-get install qemu-user)"
fi

refused() { ! ./build.sh "$@" >"$work/log" 2>&1 && grep -q 'not for plan9' "$work/log"; }
check "an unknown platform is refused" refused cross plan9
check "an unknown platform is refused by test" refused test --platform plan9

for platform in $(platforms); do
  missing=$(tool_missing "$platform" 2) && { skip "$missing"; continue; }
  check "$platform is built" ./build.sh cross "$platform"
  for library in artifacts/native/"$platform"/lib/lib*; do
    check "$(basename "$library") is for $platform" of_platform "$platform" "$library"
  done
  check "$platform is in the package" packed "$platform"
  missing=$(tool_missing "$platform" 4) && { skip "$missing"; continue; }
  case $platform in
    *musl*) check "$platform passes its tests" ./build.sh test --platform "$platform" ;;
    *) check "$platform passes the self-test" self_test "$platform" ;; # its native tests take hours under an emulator
  esac
done
