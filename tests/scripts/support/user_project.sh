# SPDX-License-Identifier: MIT
# Sourced after check.sh: a project of this tree as a user's, outside of it, who has our packages only.
user_project() { # PROJECT FOLDER
  local project
  for project in InteropBridge InteropBridge.Mpi InteropBridge.Kernels InteropBridge.Build; do
    check "$project is packed" dotnet pack "$repository/managed/$project" -c Release -o "$work/feed"
  done
  cp -r "$repository/managed/$1" "$2"
  rm -rf "$2/bin" "$2/obj"
  cat >"$2/nuget.config" <<END
<configuration>
  <config><add key="globalPackagesFolder" value="$work/cache" /></config>
  <packageSources><add key="interopbridge" value="$work/feed" /></packageSources>
</configuration>
END
}
