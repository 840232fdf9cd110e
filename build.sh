#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# ./build.sh [build|run|test|bench|generate|pack|bundle|doctor|clean] [arguments]      (build.ps1 has the same verbs)
#   run [options of gap]       the main job: every variant verified, then compared
#   test [--sanitize|--gcstress]  native tests, managed tests, a consumer of the packages; or those under ASan+UBSan or GC stress
#   generate                   writes the bindings anew from the C headers (needs ClangSharp, see doctor)
#   --bootstrap                installs what is missing with apt, dnf or brew
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
harness=managed/InteropBridge.Harness
libraries=artifacts/native

fail() { echo "build.sh: $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

missing() { # what is missing, a line each: package names for apt, dnf, brew
  [ "$(dotnet --version 2>/dev/null | cut -d. -f1)" -ge 10 ] 2>/dev/null || echo "dotnet-sdk-10.0 dotnet-sdk-10.0 dotnet"
  have cmake || echo "cmake cmake cmake"
  have make || have ninja || echo "make make make"
  have clang || have gcc || have cc || echo "gcc gcc llvm"
}

installer() { # reads lines of missing; prints the command that installs them here
  local column command sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo "
  if have apt-get; then column=1 command="${sudo}apt-get update && ${sudo}apt-get install -y"
  elif have dnf; then column=2 command="${sudo}dnf install -y"
  elif have brew; then column=3 command="brew install"
  else fail "none of apt-get, dnf and brew is here; install by hand: $(tr '\n' ' ')"; fi
  echo "$command $(cut -d' ' -f$column | tr '\n' ' ')"
}

prerequisites() {
  local lines; lines=$(missing)
  [ -z "$lines" ] || fail "missing: $(cut -d' ' -f1 <<<"$lines" | tr '\n' ' ')
Install with: $(installer <<<"$lines")
or run ./build.sh --bootstrap. Where the package manager has no .NET 10: https://dot.net/download"
}

bootstrap() {
  local lines command; lines=$(missing)
  [ -n "$lines" ] || { echo "nothing is missing"; return; }
  command=$(installer <<<"$lines"); echo "$command"; eval "$command"
}

native_tests() { # of a CMake preset
  cmake -DPRESET="$1" -P native/build.cmake
  ctest --preset "$1"
}

test_all() {
  native_tests release
  dotnet test InteropBridge.sln -c Release "$@"
  bash tests/consumer/run.sh
  bash tests/scripts/native_build.sh
}

test_sanitize() { # every native test, then every managed test with the sanitized libraries
  native_tests sanitize
  dotnet build InteropBridge.sln -c Release
  LD_PRELOAD=$(cat $libraries/sanitize/sanitizer-runtime) ASAN_OPTIONS=detect_leaks=0 \
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 INTEROPBRIDGE_NATIVE_PATH="$PWD/$libraries/sanitize/lib" \
    dotnet test InteropBridge.sln -c Release --no-build "$@"
}

generate() { # the only writer of Interop/Generated
  local natives=managed/InteropBridge.Build/build/ClangSharp.proj tool=${INTEROPBRIDGE_CLANGSHARP:-} rsp
  if [ -z "$tool" ]; then # which on Linux does not find its own native libraries: they come as packages of their own
    dotnet tool restore && dotnet restore $natives
    LD_LIBRARY_PATH=$(dotnet msbuild $natives -getProperty:NativeFolders)
    export LD_LIBRARY_PATH DYLD_LIBRARY_PATH=$LD_LIBRARY_PATH
  fi
  for rsp in managed/InteropBridge/Interop/*.rsp; do ${tool:-dotnet tool run ClangSharpPInvokeGenerator} "@$rsp"; done
}

pack() {
  dotnet pack InteropBridge.sln -c Release -o artifacts/packages "$@"
  have objdump || return 0
  echo "oldest glibc the natives need: $(objdump -T $libraries/release/lib/*.so | grep -oE 'GLIBC_[0-9.]+' | sort -uV | tail -n 1)"
}

verb=${1:-build}
[ $# -eq 0 ] || shift
case $verb in --bootstrap|clean) ;; *) prerequisites ;; esac
case $verb in
  --bootstrap) bootstrap ;;
  build) dotnet build InteropBridge.sln -c Release "$@" ;;
  test) case ${1:-} in
      --sanitize) shift; test_sanitize "$@" ;;
      --gcstress) dotnet build InteropBridge.sln -c Release # a test runner under it would take hours
        dotnet exec artifacts/bin/InteropBridge.Tests/release/InteropBridge.Tests.dll stress ;;
      *) test_all "$@" ;;
    esac ;;
  run|bench|doctor) dotnet run -c Release --project $harness -- "${verb/run/gap}" "$@" ;;
  generate) generate ;;
  pack) pack "$@" ;;
  bundle) dotnet publish $harness -c Release -p:Bundle=true "$@" ;; # one archive for a machine without .NET
  clean) rm -rf artifacts ;;
  *) sed -n '3,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
