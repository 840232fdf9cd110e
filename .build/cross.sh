# SPDX-License-Identifier: MIT
# Part of build.sh: the natives for other platforms, and the tests of those under an emulator. platforms.txt has the tools.
platforms() { grep -oE '^[a-z][a-z0-9-]+' .build/platforms.txt; }

field() { # PLATFORM NUMBER, of platforms.txt
  awk -v platform="$1" -v field="$2" '$1 == platform { gsub(",", " ", $field); print $field }' .build/platforms.txt
}

tool_missing() { # PLATFORM FIELD: says what to install
  have "$(field "$1" "$2")" && return 1
  echo "$1: no $(field "$1" "$2"). Debian, Ubuntu: apt-get install $(field "$1" $(($2 + 1)))"
}

known_platform() {
  platforms | grep -qx -e "$1" && return 0
  echo "./build.sh: the natives can be built for $(platforms | paste -sd, | sed 's/,/, /g') and this machine, not for $1" >&2
  exit 2
}

cross() { # [PLATFORM...]: without one, all whose compiler is here
  local platform built="" left=""
  for platform; do
    known_platform "$platform"
    ! tool_missing "$platform" 2 >&2 || exit 1
  done
  for platform in ${@:-$(platforms)}; do
    if left=$left$(tool_missing "$platform" 2); then left=$left$'\n'; continue; fi
    cmake -DPRESET="$platform" -DTARGET=libraries -P native/build.cmake
    built="$built $platform"
  done
  echo "built for:${built:- nothing}; pack takes them along"
  [ -z "$left" ] || printf 'left out: %s' "$left"
}

# No emulator has the double mapping of code by which .NET keeps pages from being written and executed at once.
emulated() { # PLATFORM PROGRAM [ARGUMENT...]
  local platform=$1 program=$2
  shift 2
  case $platform in
    win-x64) WINEDEBUG=-all WINEPREFIX=$PWD/artifacts/wine DOTNET_EnableWriteXorExecute=0 wine "$program.exe" "$@" ;;
    linux-arm64) DOTNET_EnableWriteXorExecute=0 qemu-aarch64 -L /usr/aarch64-linux-gnu "$program" "$@" ;;
    *) "$program" "$@" ;;
  esac
}

self_test() { # PLATFORM: of a published harness
  local app=$PWD/artifacts/platforms/$1 log
  dotnet publish $harness -c Release -r "$1" --self-contained -p:PackAsTool=false -o "$app"
  log=$app.log
  emulated "$1" "$app/InteropBridge.Harness" selftest | tee "$log" && return 0
  # A worker is a process of its own, and nothing here starts one under the emulator.
  ! grep 'FAILED: ' "$log" | grep -v 'managed-processes: FAILED: .*Exec format error' || return 1
  grep -q 'FAILED: .*Exec format error' "$log" || return 1
  echo "$1: NOT RUN: managed-processes, as this system does not start programs for $1 by itself (binfmt); all else passed"
}

test_platform() { # PLATFORM: the native tests, then the self-test
  known_platform "${1:-}"
  ! tool_missing "$1" 2 >&2 && ! tool_missing "$1" 4 >&2 || exit 1
  native_tests "$1"
  case $1 in
    *musl*) echo "$1: NOT RUN: the self-test, as .NET for musl needs a libstdc++ for musl, such as that of Alpine" ;;
    *) self_test "$1" ;;
  esac
}
