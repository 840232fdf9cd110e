#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What native/build.cmake does with compilers that are old, that come, and that change, and with a checkout that moves.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
unset CC CXX CFLAGS LDFLAGS CMAKE_GENERATOR CMAKE_TOOLCHAIN_FILE CUDACXX CUDAHOSTCXX

copy=$work/checkout
mkdir "$copy"
(cd "$repository" && cp -r CMakeLists.txt CMakePresets.json native cuda "$copy" && mkdir -p "$copy/managed/InteropBridge.Build" \
  "$copy/tests" && cp -r managed/InteropBridge.Build/cmake "$copy/managed/InteropBridge.Build" && cp -r tests/native tests/cuda "$copy/tests")
tree=$copy/artifacts/native/release

configure() { cmake -DPRESET=release -DCONFIGURE_ONLY=ON -P "$copy/native/build.cmake" >"$work/log" 2>&1; }
compiler() { sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$tree/CMakeCache.txt"; }
uses() { [ "$(compiler)" = "$1" ] || { echo "$(compiler) instead of $1"; cat "$work/log"; return 1; }; }
marked() { [ -f "$tree/mark" ]; } # that the tree was not made again
unmarked() { ! marked; }

# A private PATH: CMake, what it needs, and the compilers that are linked or written here.
bin=$work/bin
mkdir "$bin"
for tool in env cmake ninja make sh as ld ar ranlib nm strip objcopy objdump readelf sed uname; do
  program=$(command -v $tool) && ln -s "$(readlink -f "$program")" "$bin/$tool"
done
gcc=$(command -v gcc) || { skip "there is no gcc to stand in for others"; exit 0; }
stand_in() { # NAME VERSION [OPENMP]: a clang that is gcc inside, with or without OpenMP
  cat >"$bin/$1" <<END
#!/bin/sh
case "\$*" in
  *-dumpversion*) echo "$2"; exit 0 ;;
  *-fopenmp*) [ "${3:-}" ] || exit 1 ;;
esac
exec $gcc "\$@"
END
  chmod +x "$bin/$1"
}
old() { # NAME MAJOR: a gcc that says it is of another version
  printf '#!/bin/sh\ncase "$*" in *-dumpversion*) echo %s.1.0; exit 0 ;; esac\nexec %s -U__GNUC__ -D__GNUC__=%s "$@"\n' "$2" "$gcc" "$2" >"$bin/$1"
  chmod +x "$bin/$1"
}
here() { PATH=$bin "$@"; }
refuses() { ! here configure && says "$work/log" "$1"; }

old gcc 11
check "an old gcc is refused by name" refuses "/gcc is gcc 11."
check "a refusal says what is needed" says "$work/log" "the kernels need clang 14, gcc 12 or later"
ln -s "$gcc" "$bin/gcc-12"
check "a gcc that comes later is picked up" here configure
check "the newest gcc is taken" uses "$bin/gcc-12"
stand_in clang 14.0.6
check "a clang comes" here configure
check "a clang without OpenMP is passed over" uses "$bin/gcc-12"
stand_in clang 14.0.6 openmp
touch -r "$gcc" "$bin/clang"
check "an OpenMP runtime comes" here configure
check "a clang that has OpenMP now is picked up" uses "$bin/clang"
stand_in clang-22 22.1.8 openmp
check "a newer clang comes" here configure
check "the newest clang is taken, under a versioned name" uses "$bin/clang-22"
stand_in clang-9 9.0.1 openmp
check "an old clang comes" here configure
check "an old clang is not taken" uses "$bin/clang-22"

touch "$tree/mark"
check "nothing changed" here configure
check "a tree whose environment did not change stays" marked
for variable in CC=$bin/gcc-12 CFLAGS=-O1 LDFLAGS=-g CUDAHOSTCXX=nothing; do
  check "configured with $variable" here env "$variable" cmake -DPRESET=release -DCONFIGURE_ONLY=ON -P "$copy/native/build.cmake"
  check "the tree is made again with $variable" unmarked
  touch "$tree/mark"
done
check "CC is honoured" here env "CC=$bin/gcc-12" cmake -DPRESET=release -DCONFIGURE_ONLY=ON -P "$copy/native/build.cmake"
check "CC decides" uses "$bin/gcc-12"

check "built" here cmake -DPRESET=release -DTARGET=libraries -P "$copy/native/build.cmake"
mv "$copy" "$work/moved #1"
copy="$work/moved #1" tree="$work/moved #1/artifacts/native/release"
check "a checkout that was moved with its artifacts builds" here cmake -DPRESET=release -DTARGET=libraries -P "$copy/native/build.cmake"
check "its libraries are there" ls "$tree/lib/libinteropbridge.so" "$tree/lib/libinteropbridge_openmp.so"
if [ -e "$bin/ninja" ]; then
  check "a generator of several configurations" here env "CMAKE_GENERATOR=Ninja Multi-Config" \
    cmake -DPRESET=release -DTARGET=libraries -P "$copy/native/build.cmake"
  check "its libraries are where MSBuild looks" ls "$tree/lib/libinteropbridge.so"
else
  skip "there is no ninja to build several configurations"
fi
