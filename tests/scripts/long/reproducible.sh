#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# ./build.sh pack in two clones, each of which compiles its natives: the packages are the same to the byte. They say what they
# are and what they are made of, and so do their bills of materials. Without CUDA, which takes minutes, unless CUDACXX is set.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
. "$repository/.build/needs.sh"
first=$work/first second=$work/elsewhere/second
url=https://github.com/example/interopbridge # as a clone of a public repository would have it; nothing asks there
git -C "$repository" ls-files >"$work/files" 2>&1 || { skip "the packages: this is no clone of git"; exit 0; }
unset CI SOURCE_DATE_EPOCH
export CUDACXX=${CUDACXX:-none} UseSharedCompilation=true # one C# compiler for all projects, which halves the time

# What is tracked, as it is now, also what is not committed.
mkdir -p "$first" "$work/elsewhere"
(cd "$repository" && while read -r file; do [ ! -f "$file" ] || echo "$file"; done <"$work/files" | tar -cf - -T -) | tar -xf - -C "$first"
as_tester=(-c user.name=tester -c user.email=tester@example.com -c init.defaultBranch=main)
(cd "$first" && git init -q && git "${as_tester[@]}" add -A && git "${as_tester[@]}" commit -qm "packages" && git remote add origin $url)
git clone -q "$first" "$second"
git -C "$second" remote set-url origin $url
git -C "$second" checkout -q --detach # as of a tag
commit=$(git -C "$first" rev-parse HEAD)

version=$(sed -n 's/^sbom_tool_version=\([0-9.]*\).*/\1/p' "$repository/.build/sbom.sh") sbom=--sbom
dotnet tool install Microsoft.Sbom.DotNetTool --version "$version" --tool-path "$first/artifacts/tools/sbom-$version" >"$work/log" 2>&1 ||
  { skip "the bills of materials: $(tail -n 1 "$work/log")"; sbom=""; }
cross=""
if have x86_64-w64-mingw32-gcc-posix; then cross="cross win-x64"; else skip "natives for Windows: no x86_64-w64-mingw32-gcc-posix"; fi
pack() { # FOLDER TIME_ZONE [OPTION]
  (cd "$1" && export TZ=$2 && shift 2 && { [ -z "$cross" ] || ./build.sh $cross; } && ./build.sh pack "$@") >"$1.log" 2>&1 || { cat "$1.log"; return 1; }
}
both=1
pack "$first" UTC $sbom &
pack "$second" Asia/Tokyo || both=0
wait $! || both=0
check "both clones pack" [ $both = 1 ]
for clone in "$first" "$second"; do
  check "$(basename "$clone") has natives of its own" ls "$clone"/artifacts/native/release/lib/libinteropbridge.*
done

packages=$first/artifacts/packages
unpack() { mkdir -p "$2" && (cd "$2" && cmake -E tar xf "$1"); } # ARCHIVE FOLDER
same() { # FILE: of the packages of both clones
  ! cmp -s "$packages/$1" "$second/artifacts/packages/$1" || return 0
  unpack "$second/artifacts/packages/$1" "$work/other/$1"
  echo "These differ, or else the archive's own order and times do:"
  diff -rq "$work/unpacked/$1" "$work/other/$1"
  return 1
}
names=$(ls "$packages" "$second/artifacts/packages" | grep -E '\.s?nupkg$' | sort -u)
for name in $names; do
  unpack "$packages/$name" "$work/unpacked/$name"
  check "$name is the same from both clones" same "$name"
done
for project in $(grep -l 'Package\.props' "$repository"/managed/*/*.csproj); do
  id=$(sed -n 's:.*<PackageId>\(.*\)</PackageId>.*:\1:p' "$project")
  id=${id:-$(basename "$project" .csproj)}
  [ "$id" = InteropBridge.ManagedCuda ] || check "$id is packed" grep -qE "^$id\.[0-9][^/]*\.nupkg$" <<<"$names"
done

# What each package says of itself.
no_path() { ! grep -rlF -- "$work" "$1"; }
leads_to_sources() { grep -aqF "raw.githubusercontent.com/example/interopbridge/$commit/" "$1"; }
has_notices() { [ -f "$1/THIRD-PARTY-NOTICES.txt" ] || ls "$1"/tools/*/any/Natives-NOTICES.txt; }
for name in $names; do
  folder=$work/unpacked/$name
  check "$name names no folder of this machine" no_path "$folder"
  check "$name names its repository and commit" says "$folder"/*.nuspec "<repository type=\"git\" url=\"$url\" commit=\"$commit\" />"
  for symbols in $(find "$folder" -name 'InteropBridge*.pdb'); do
    check "$name: $(basename "$symbols") leads to the sources" leads_to_sources "$symbols"
  done
  [[ $name == *.nupkg ]] || continue
  check "$name has the licence expression" says "$folder"/*.nuspec '<license type="expression">MIT</license>'
  check "$name names its readme" says "$folder"/*.nuspec '<readme>README.md</readme>'
  check "$name has both" ls "$folder/README.md" "$folder/LICENSE"
  [ -z "$(find "$folder" -path '*/native/libinteropbridge.*')" ] || check "$name has notices on its natives" has_notices "$folder"
  for library in $(cd "$folder" && find lib -name '*.dll' 2>/dev/null); do
    check "$name has symbols for $library" ls "$work/unpacked/${name%.nupkg}.snupkg/${library%.dll}.pdb"
  done
done

# What the bills of materials say.
[ -n "$sbom" ] || exit 0
bill() { tr -d '[:space:]' <"$packages/${1%.nupkg}.spdx.json"; }
lists_files() { # PACKAGE: each by its hash
  local file said
  said=$(bill "$1") && grep -qF '"spdxVersion":"SPDX-2.2"' <<<"$said" || return 1
  find "$work/unpacked/$1" -type f | while read -r file; do
    grep -qiF "$(cmake -E sha256sum "$file" | cut -d' ' -f1)" <<<"$said" || { echo "not listed: $file"; return 1; }
  done
}
lists() { bill "$1" | grep -qF "\"name\":\"$2\"" || { echo "no $2 in it:"; bill "$1" | grep -oE '"name":"[^"]*"'; return 1; }; }
refers_to() { bill "$1" | grep -qiF "$(cmake -E sha1sum "$packages/$2" | cut -d' ' -f1)"; }
for name in $(grep '\.nupkg$' <<<"$names"); do check "the bill of $name lists its files" lists_files "$name"; done
kernels=$(grep '^InteropBridge.Kernels\..*\.nupkg' <<<"$names") tool=$(grep '^InteropBridge.Tool\..*\.nupkg' <<<"$names")
check "that of the kernels lists what they need" lists "$kernels" System.Numerics.Tensors
check "that of the kernels refers to that of the engine" refers_to "$kernels" "$(grep -oE '^InteropBridge\.[0-9].*\.nupkg$' <<<"$names" | sed 's/nupkg$/spdx.json/')"
for dependency in $(sed -n 's/^  \([A-Za-z.]*\)$/\1/p' "$repository/managed/InteropBridge.Harness/THIRD-PARTY-NOTICES.txt"); do
  check "that of the tool lists $dependency" lists "$tool" "$dependency"
done
for parts in $(cd "$packages" && ls lib*.spdx.json 2>/dev/null); do
  check "the bill of the kernels refers to $parts" refers_to "$kernels" "$parts"
  for part in $(sed -n 's/.*"SPDXRef-[^L][^"]*", "name": "\([^"]*\)".*/\1/p' "$packages/$parts" | tr ' ' '_'); do
    check "the notices name ${part//_/ } of $parts" grep -q "${part//_/ }" "$repository/native/THIRD-PARTY-NOTICES.txt"
  done
done
