# SPDX-License-Identifier: MIT
# Part of build.sh: a bill of materials in SPDX 2.2 beside each package, by Microsoft's sbom-tool. It hashes every file of the
# package and lists what NuGet resolved for its project. What is linked into the native libraries it cannot see:
# native/parts.cmake says so in documents of its own, which the bill refers to by their hash.
sbom_tool_version=4.1.13 sbom_folder=$PWD/artifacts/sbom

sbom_tool() {
  local folder=$PWD/artifacts/tools/sbom-$sbom_tool_version
  [ -x "$folder/sbom-tool" ] ||
    dotnet tool install Microsoft.Sbom.DotNetTool --version $sbom_tool_version --tool-path "$folder" >&2 || return
  DOTNET_ROLL_FORWARD=Major "$folder/sbom-tool" "$@"
}

parts_of_natives() { # FOLDER: copies what is known of the libraries below it beside the packages, and prints where
  local library name rid tree
  find "$1" -path '*/runtimes/*/native/*' -type f | sort | while read -r library; do
    name=$(basename "$library") rid=${library%/native/*}
    name=${name%.*} rid=$(basename "$rid") tree=artifacts/native/release
    [ ! -d "artifacts/native/$rid" ] || tree=artifacts/native/$rid
    [ -f "$tree/parts/$name.spdx.json" ] || continue
    cp "$tree/parts/$name.spdx.json" "artifacts/packages/$name.$rid.spdx.json"
    echo "$PWD/artifacts/packages/$name.$rid.spdx.json"
  done
}

bills_of_materials() { # [properties of dotnet pack]: of the packages that it has just made
  local version package id ids project part time dependency references
  version=$(dotnet msbuild managed/InteropBridge -getProperty:PackageVersion "$@")
  time=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
  ids=$(cd artifacts/packages && ls *."$version".nupkg | sed "s/\.$version\.nupkg$//")
  for id in InteropBridge InteropBridge.Mpi $(grep -vxE 'InteropBridge(\.Mpi)?' <<<"$ids"); do # first those that others' bills refer to
    package=$PWD/artifacts/packages/$id.$version.nupkg project=${id/%InteropBridge.Tool/InteropBridge.Harness}
    rm -rf "$sbom_folder"
    mkdir -p "$sbom_folder/files" "$sbom_folder/components"
    (cd "$sbom_folder/files" && cmake -E tar xf "$package")
    # Of the project and those that it references, but without what NuGet fetched to build for other platforms.
    for part in "$project" $(sed -n 's:.*"msbuildProject".*/\([^/]*\)\.csproj".*:\1:p' "artifacts/obj/$project/project.assets.json"); do
      mkdir -p "$sbom_folder/components/$part"
      sed '/"downloadDependencies": \[/,/^ *\],$/d' "artifacts/obj/$part/project.assets.json" >"$sbom_folder/components/$part/project.assets.json"
    done
    parts_of_natives "$sbom_folder/files" >"$sbom_folder/references"
    for dependency in $(sed -n 's/.*<dependency id="\(InteropBridge[^"]*\)".*/\1/p' "$sbom_folder/files/$id.nuspec"); do
      echo "$PWD/artifacts/packages/$dependency.$version.spdx.json" >>"$sbom_folder/references"
    done
    references=()
    [ ! -s "$sbom_folder/references" ] || references=(-er "$sbom_folder/references")
    sbom_tool generate -b "$sbom_folder/files" -bc "$sbom_folder/components" -m "$sbom_folder" -cd "--DetectorCategories NuGet" -pm true \
      -pn "$id" -pv "$version" -ps "InteropBridge contributors" -nsb https://spdx.org/spdxdocs/interopbridge \
      -nsu "$(cmake -E sha1sum "$package" | cut -d' ' -f1)" -gt "$time" ${references[@]+"${references[@]}"} \
      -V Warning >"$sbom_folder/log" 2>&1 || { cat "$sbom_folder/log" >&2; return 1; }
    cp "$sbom_folder/_manifest/spdx_2.2/manifest.spdx.json" "${package%.nupkg}.spdx.json"
    echo "${package%.nupkg}.spdx.json"
  done
}
