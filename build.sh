#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# ./build.sh [build|run|test|bench|generate|cross|pack|bundle|doctor|clean] [arguments]   (build.ps1: all but cross)
#   run [options of gap]       the main job: every variant verified, then compared
#   test [--all|--long|--sanitize|--gcstress]  every test but the long ones; all; those alone; under ASan+UBSan; under GC stress
#   test --threads|--valgrind  the natives under ThreadSanitizer (clang); under Valgrind's memcheck
#   test --hosts              MPI jobs on two hosts, network namespaces of this machine, and under SLURM (root)
#   test --fuzz|--soak [SECONDS]  fuzzes the exports of the natives (clang); solvers of eight threads for ten minutes: what grows
#   test --platform PLATFORM   the native tests and the self-test for another platform, under an emulator
#   cross [PLATFORM...]        the natives for win-x64, linux-arm64 and linux-musl-x64, where there is a compiler; pack takes them along
#   pack [--sbom]              the packages, the same from every clone of a commit; with a bill of materials beside each
#   generate                   makes the bindings from the C headers (needs ClangSharp, see doctor)
# What is missing is installed with apt-get, dnf or brew after one question; --yes answers it. --bootstrap does that alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
harness=managed/InteropBridge.Harness
# The SDK's first run would otherwise make a certificate for web servers, and say so.
export DOTNET_NOLOGO=${DOTNET_NOLOGO:-1} DOTNET_GENERATE_ASPNET_CERTIFICATE=${DOTNET_GENERATE_ASPNET_CERTIFICATE:-false}
for part in needs setup tests cross sbom; do . ".build/$part.sh"; done

generate() { # the only writer of the folders named Generated
  local natives=managed/InteropBridge.Build/build/ClangSharp.proj tool=${INTEROPBRIDGE_CLANGSHARP:-} rsp
  if [ -z "$tool" ]; then # which on Linux does not find its own native libraries: they come as packages of their own
    dotnet tool restore && dotnet restore $natives
    LD_LIBRARY_PATH=$(dotnet msbuild $natives -getProperty:NativeFolders)
    export LD_LIBRARY_PATH DYLD_LIBRARY_PATH=$LD_LIBRARY_PATH
  fi
  for rsp in managed/InteropBridge*/*/*.rsp managed/InteropBridge*/*/*/*.rsp; do ${tool:-dotnet tool run ClangSharpPInvokeGenerator} "@$rsp"; done
}

pack() {
  local platform crossed="" sbom="" option options=() properties=()
  for option; do
    case $option in
      --sbom) sbom=1 ;;
      -p:*) properties+=("$option") options+=("$option") ;;
      *) options+=("$option") ;;
    esac
  done
  for platform in $(platforms); do # those that were built once: as the sources are now
    [ ! -d "artifacts/native/$platform/lib" ] || { cross "$platform"; crossed=$crossed+$platform; }
  done
  rm -rf artifacts/samples-cache # of packages with the same version as those that are made now
  # NuGet gives this time to the files in the packages: that of the commit, or the first that a zip archive can have.
  export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 315532800)}
  dotnet pack .build/packages.slnf -c Release -o artifacts/packages -p:ContinuousIntegrationBuild=true \
    ${crossed:+-p:CrossPlatforms="${crossed#+}"} ${options[@]+"${options[@]}"}
  ! have objdump ||
    echo "oldest glibc the natives need: $(objdump -T $libraries/release/lib/*.so | grep -oE 'GLIBC_[0-9.]+' | sort -uV | tail -n 1)"
  [ -z "$sbom" ] || bills_of_materials ${properties[@]+"${properties[@]}"}
}

doctor() { # runs on a machine that lacks the rest, and where the natives do not build
  find_dotnet || refuse $(missing)
  dotnet run -c Release --project $harness -p:NativeOptional=true -- doctor "$@"
}

usage() { sed -n '3,12s/^# \{0,1\}//p' build.sh; }

yes="" verb="" arguments=()
for argument; do
  case $argument in
    --yes) yes=1 ;;
    --bootstrap) yes=1 verb=${verb:-setup} ;;
    -h|--help) if [ -n "$verb" ]; then arguments+=("$argument"); else verb=help; fi ;;
    *) if [ -n "$verb" ] || [[ $argument == -* ]]; then arguments+=("$argument"); else verb=$argument; fi ;;
  esac
done
set -- ${arguments[@]+"${arguments[@]}"}

case ${verb:=build} in
  setup|build|run|test|bench|generate|cross|pack|bundle) prerequisites ;;
esac
case $verb in
  setup) echo "nothing is missing" ;;
  build) dotnet build InteropBridge.sln -c Release "$@" ;;
  test) tests "$@" ;;
  run|bench) dotnet run -c Release --project $harness -- "${verb/run/gap}" "$@" ;;
  generate) generate ;;
  cross) cross "$@" ;;
  pack) pack "$@" ;;
  bundle) dotnet publish $harness -c Release -p:Bundle=true "$@" ;; # one archive for a machine without .NET
  doctor) doctor "$@" ;;
  clean) rm -rf artifacts ;;
  help) usage ;;
  *) usage >&2; exit 2 ;;
esac
