#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Binds headers as the system installs them (headers.txt), and makes calls through four of the libraries. Needs ClangSharp in
# INTEROPBRIDGE_CLANGSHARP, and the libraries' -dev packages; what is missing is passed over with a reason. With --write the table
# goes into docs/headers.md, beside what ClangSharp alone and SWIG make of the same headers.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd) && root=$(cd "$here/../.." && pwd)
clangsharp=${INTEROPBRIDGE_CLANGSHARP:-}
[ -x "$clangsharp" ] || { echo "skipped: INTEROPBRIDGE_CLANGSHARP names no ClangSharpPInvokeGenerator"; exit 0; }
triplet=$(cc -dumpmachine 2>/dev/null) && triplet=${triplet/-pc-/-} || { echo "skipped: no C compiler"; exit 0; }
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
export MSBUILDDISABLENODEREUSE=1 DOTNET_NOLOGO=1
dotnet build "$root/managed/InteropBridge.Build" -c Release -v q >"$work/log" 2>&1 &&
  dotnet pack "$root/managed/InteropBridge.Build" -c Release --no-build -o "$work/feed" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
export NUGET_PACKAGES=$work/cache
dotnet new nugetconfig -o "$work" >/dev/null && dotnet nuget add source "$work/feed" --configfile "$work/nuget.config" >/dev/null
table=$work/table failed=0

# name, items, what else the project has
project() {
  mkdir -p "$work/$1" && printf '%s\n' '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>' "$4" \
    '<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>' \
    "<AllowUnsafeBlocks>true</AllowUnsafeBlocks><RootNamespace>$2</RootNamespace></PropertyGroup><ItemGroup>" \
    "$3" '</ItemGroup></Project>' >"$work/$1/$1.csproj"
}
package='<PackageReference Include="InteropBridge.Build" Version="*-*" PrivateAssets="all" />'

# ClangSharp as its page starts: the header, and its helper types. Prints the functions, and whether C# compiles them.
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
csc=$(ls -d "$sdk"/sdk/10.*/Roslyn/bincore/csc.dll | tail -1)
ls -d "$sdk"/packs/Microsoft.NETCore.App.Ref/10.*/ref/net10.0/*.dll | sed 's/.*/-r:"&"/' >"$work/references"
alone() {
  local folder=$work/$1-alone
  mkdir -p "$folder"
  (cd "$folder" && "$clangsharp" --config latest-codegen unix-types generate-macro-bindings generate-helper-types --language c --std c17 \
    --namespace Alone -m Native -l x ${3:+--include-directory "$3"} --file "$2" --output Alone.cs >log 2>&1)
  local functions=0 compiles=no
  [ -f "$folder/Alone.cs" ] && functions=$(grep -c 'static extern' "$folder/Alone.cs")
  [ -f "$folder/Alone.cs" ] && dotnet exec "$csc" -nologo -target:library -unsafe -out:"$folder/Alone.dll" "@$work/references" "$folder/Alone.cs" \
    >"$folder/log" 2>&1 && compiles=yes
  echo "$functions | $compiles"
}

# SWIG with a module that includes the header. Prints the functions, and whether its C compiles.
swig_alone() {
  command -v swig >/dev/null || { echo "- | -"; return; }
  local folder=$work/$1-swig compiles=no functions=0
  mkdir -p "$folder/out" && printf '%%module m\n%%{\n#include "%s"\n%%}\n%%include "%s"\n' "$2" "$2" >"$folder/m.i"
  (cd "$folder" && swig -csharp -outdir out ${3:+-I"$3"} m.i >log 2>&1)
  [ -f "$folder/out/m.cs" ] && functions=$(grep -c '^  public static .*(.*) {' "$folder/out/m.cs")
  [ -f "$folder/m_wrap.c" ] && cc -w -c ${3:+-I"$3"} "$folder/m_wrap.c" -o "$folder/m.o" 2>>"$folder/log" && compiles=yes
  echo "$functions | $compiles"
}

# The functions with a safe method once contracts are inferred. The bindings are there already.
inferred() {
  sed -i 's/<SystemLibrary /<SystemLibrary Infer="true" /' "$work/$1/$1.csproj"
  dotnet build "$work/$1" >"$work/$1/inferred" 2>&1 || { failed=1; grep -m3 'error' "$work/$1/inferred"; return; }
  safe=$(sed -nE 's/.*: [0-9]+ bound, ([0-9]+) safe.*/\1/p' "$work/$1/inferred" | tail -1)
}

# One header: what the build says of it, in a project that has nothing else.
header() {
  local name=$1 path=$2 library=$3 includes=$4 built=no counts declared safe=0
  project "$name" Bound "$package<SystemLibrary Include=\"$library\" Header=\"$path\" IncludeDirectories=\"$includes\" />" "<OutputType>Library</OutputType>"
  echo 'namespace Bound; [InteropBridge.SafeApi(typeof(Native))] public static partial class Api;' >"$work/$name/Api.cs"
  dotnet build "$work/$name" >"$work/$name/log" 2>&1 && built=yes || { failed=1; grep -m3 'error' "$work/$name/log"; }
  [ $built = yes ] && inferred "$name" "$path"
  counts=$(sed -nE 's/.*: ([0-9]+) bound, ([0-9]+) safe, ([0-9]+) left out;.*/\1 | \2 | SAFE | \3/p' "$work/$name/log" | tail -1)
  declared=$(cat "$work/$name"/bindings/*.g.cs 2>/dev/null |
    grep -Ec 'static extern|^ *// \w+ is left out.*(takes any number|by value|other function|as the bindings take it|the C compiler says)')
  counts=${counts:-0 | 0 | SAFE | 0}
  echo "| \`${path##*/}\` | $built | $declared | ${counts/SAFE/$safe} | $(alone "$name" "$path" "$includes") | $(swig_alone "$name" "$path" "$includes") |" | tee -a "$table"
}

while IFS='|' read -r -u 3 path library includes; do
  path=$(sed "s|MULTIARCH|/usr/include/$triplet|; s|TRIPLET|$triplet|" <<<"${path// /}")
  [[ $path != /* ]] && continue
  [ -f "$path" ] && header "$(basename "$path" .h | tr -c '[:alnum:]\n' _)" "$path" "${library// /}" "${includes// /}" || echo "skipped: $path is not installed"
done 3<"$here/headers.txt"

for trip in zstd:/usr/include/zstd.h:libzstd.so.1 lz4:/usr/include/lz4.h:liblz4.so.1 sqlite:/usr/include/sqlite3.h:libsqlite3.so.0 \
  rows:/usr/include/sqlite3.h:libsqlite3.so.0 shims:/usr/include/sqlite3.h:libsqlite3.so.0 gsl:/usr/include/gsl/gsl_integration.h:libgsl.so.27; do
  IFS=: read -r name path library <<<"$trip"
  [ -f "$path" ] || { echo "skipped: $path is not installed"; continue; }
  project "trip-$name" "${name^}" "$package<SystemLibrary Include=\"$library\" Header=\"$path\" />" "<OutputType>Exe</OutputType>"
  said=
  cp "$here/$name"/* "$work/trip-$name/" && said=$(dotnet run --project "$work/trip-$name" 2>&1 | tail -1)
  echo "round trip $name: $said" && [ "$said" = right ] || failed=1
done

if [ "${1:-}" = --write ]; then
  awk -v table="$table" '/^\|---/ { print; while ((getline line < table) > 0) print line; skip = 1; next } skip && /^\|/ { next } { skip = 0; print }' \
    "$root/docs/headers.md" >"$work/page" && cat "$work/page" >"$root/docs/headers.md"
fi
exit $failed
