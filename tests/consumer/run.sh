#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Uses the packages as an outsider would: in an empty folder, with an empty package cache, with nothing of the repository
# in sight. The library restored, built and run, published as one trimmed file and run, the tool installed and run; then
# that and a project with kernels of its own by Native AOT, if its compiler is available and the form of the tests is not short.
#   tests/consumer/run.sh [FOLDER]    FOLDER holds packages already made; without it they are made here
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(dirname "$(dirname "$here")")
feed=${1:+$(cd "$1" && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { printf '== %s\n' "$*"; }
quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log"; say "FAILED: $*"; exit 1; }; }

if [ -z "$feed" ]; then
  feed=$work/feed
  say "packing the library, the tool and the build"
  for project in InteropBridge InteropBridge.Mpi InteropBridge.Kernels InteropBridge.Harness InteropBridge.Build; do
    quietly dotnet pack "$repository/managed/$project" -c Release -o "$feed"
  done
fi

rid=$(dotnet --info | sed -n 's/^ *RID: *//p')
mkdir "$work/app" "$work/elsewhere"
cp "$here"/*.cs "$here"/consumer.csproj "$work/app"
# Only our own packages may come from the feed, and those from nowhere else; the rest from where this machine gets its own.
default=$(dotnet nuget list source --format short | sed -n 's/^E *//p' | head -n 1)
cat >"$work/nuget.config" <<END
<configuration>
  <packageSources>
    <clear />
    <add key="local" value="$feed" />
    <add key="default" value="$default" />
  </packageSources>
  <packageSourceMapping>
    <packageSource key="local"><package pattern="InteropBridge*" /></packageSource>
    <packageSource key="default"><package pattern="*" /></packageSource>
  </packageSourceMapping>
</configuration>
END
export NUGET_PACKAGES=$work/cache
cd "$work/app"

say "library: restored into an empty cache, built, run"
quietly dotnet build -c Release -o "$work/built"
cd "$work/elsewhere"
dotnet "$work/built/consumer.dll" all

say "library: published for $rid as one self-contained, trimmed file, run"
quietly dotnet publish "$work/app" -c Release -r "$rid" -o "$work/published" --self-contained \
  -p:PublishSingleFile=true -p:PublishTrimmed=true
"$work/published/consumer" all

say "tool: installed from the feed, run"
quietly dotnet tool install InteropBridge.Tool --tool-path "$work/tools" --configfile "$work/nuget.config"
quietly "$work/tools/interopbridge" selftest
tail -n 1 "$work/log"
quietly "$work/tools/interopbridge" bench --job dry --filter '*SpanIsolated.Safe'
grep -E 'Running in this process|^\| Safe' "$work/log"
if [ "${INTEROPBRIDGE_TEST_FORM:-}" = short ]; then
  say "all right; Native AOT is tested in the long form"
  exit 0
fi
cp -r "$repository/tests/build/sample" "$work/kernels"
aot=(-r "$rid" -p:PublishAot=true)
for program in app/consumer kernels/Sample; do
  folder=$work/${program%/*} name=${program#*/}
  if dotnet restore "$folder" "${aot[@]}" >"$work/log" 2>&1; then
    say "$name: published by Native AOT, run"
    quietly dotnet publish "$folder" "${aot[@]}" --no-restore -o "$work/aot" -p:NativeCMakeArguments=-DIB_CUDA=OFF
    "$work/aot/$name"
  else
    say "$name: Native AOT skipped: $(grep -oE 'NU[0-9]+: [^[]*' "$work/log" | head -n 1)"
  fi
done
say "all right"
