# SPDX-License-Identifier: MIT
# Part of build.sh: the forms of the tests. A managed test of the long form is marked [Trait("Form", "long")], a script of it
# lies in tests/scripts/long. Tests that can be of any length read INTEROPBRIDGE_TEST_FORM.
libraries=artifacts/native

native_tests() { # of a CMake preset
  cmake -DPRESET="$1" -P native/build.cmake
  ctest --preset "$1"
}

managed_tests() { # FILTER [options of dotnet test]; a --filter among these decides alone
  local filter=$1
  shift
  case " $* " in *" --filter"*) filter="" ;; esac
  dotnet test InteropBridge.sln -c Release ${filter:+--filter "$filter"} "$@"
}

scripts() { # FOLDER: every one is run, also after one that failed
  local script failed=0
  for script in "$1"/*.sh; do
    bash "$script" || failed=1
  done
  return $failed
}

test_short() {
  export INTEROPBRIDGE_TEST_FORM=short
  native_tests release
  managed_tests "Form!=long" "$@"
  bash tests/consumer/run.sh
  scripts tests/scripts
}

test_long() { # what the short form leaves out
  export INTEROPBRIDGE_TEST_FORM=long
  managed_tests "Form=long" "$@"
  bash tests/consumer/run.sh # now with Native AOT
  scripts tests/scripts/long
}

test_sanitize() { # every native test, then the managed tests with the sanitized libraries
  native_tests sanitize
  dotnet build InteropBridge.sln -c Release
  LD_PRELOAD=$(cat $libraries/sanitize/sanitizer-runtime) ASAN_OPTIONS=detect_leaks=0 \
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 INTEROPBRIDGE_NATIVE_PATH="$PWD/$libraries/sanitize/lib" \
    managed_tests "Form!=long" --no-build "$@"
}

test_gcstress() { # a test runner under it would take hours
  dotnet build InteropBridge.sln -c Release
  dotnet exec artifacts/bin/InteropBridge.Tests/release/InteropBridge.Tests.dll stress
}

test_soak() { # [SECONDS]: bits, memory and handles of solvers that are made, stopped and left to the collector
  dotnet build InteropBridge.sln -c Release
  dotnet exec artifacts/bin/InteropBridge.Tests/release/InteropBridge.Tests.dll soak "${1:-600}"
}

test_hosts() { # MPI jobs on several hosts, which are network namespaces of this machine, and under SLURM
  dotnet build InteropBridge.sln -c Release
  scripts tests/scripts/hosts
}

test_threads() {
  cmake -DPRESET=threads -DTARGET=native_tests -P native/build.cmake
  ctest --preset threads
}

test_valgrind() {
  command -v valgrind >/dev/null || { echo "build.sh: test --valgrind needs valgrind (apt-get install valgrind)" >&2; exit 2; }
  cmake -DPRESET=valgrind -DTARGET=native_tests -P native/build.cmake
  ctest --preset valgrind
}

test_fuzz() { # [SECONDS of each program]
  bash tests/native/fuzz/run.sh "$@"
}

tests() {
  case ${1:-} in
    --all) shift; test_short "$@"; test_long "$@" ;;
    --long) shift; test_long "$@" ;;
    --sanitize) shift; test_sanitize "$@" ;;
    --gcstress) test_gcstress ;;
    --soak) shift; test_soak "$@" ;;
    --threads) test_threads ;;
    --hosts) test_hosts ;;
    --valgrind) test_valgrind ;;
    --fuzz) shift; test_fuzz "$@" ;;
    --platform) shift; test_platform "$@" ;;
    *) test_short "$@" ;;
  esac
}
