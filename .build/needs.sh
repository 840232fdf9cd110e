# SPDX-License-Identifier: MIT
# Part of build.sh: what the build needs and this machine lacks. packages.txt says what brings it; needs.ps1 is the twin.
oldest_dotnet=10 oldest_cmake=3.25 oldest_clang=14 oldest_gcc=12 # the compilers as in compiler.cmake

have() { command -v "$1" >/dev/null 2>&1; }

recent() { # PROGRAM OLDEST
  local version
  have "$1" || return 1
  version=$("$1" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1)
  [ "$(printf '%s\n' "$2" "$version" | sort -V | head -n 1)" = "$2" ]
}

has_sdk() { "$1" --list-sdks 2>/dev/null | cut -d. -f1 | grep -qE "^[1-9][0-9]+$"; } # 10 or later

find_dotnet() { # on the PATH, or where dotnet-install.sh puts it
  local folder
  ! has_sdk dotnet || return 0
  for folder in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet"; do
    if [ -x "$folder/dotnet" ] && has_sdk "$folder/dotnet"; then
      export DOTNET_ROOT=$folder PATH=$folder:$PATH
      return 0
    fi
  done
  return 1
}

has_compiler() {
  local program
  [ -z "${CC:-}${CMAKE_TOOLCHAIN_FILE:-}" ] || return 0 # CMake says what is wrong with those
  for program in clang gcc $(compgen -c | grep -E '^(clang|gcc)-[0-9]+$' | sort -u); do
    case $program in
      clang*) ! recent "$program" $oldest_clang || return 0 ;;
      *) ! recent "$program" $oldest_gcc || return 0 ;;
    esac
  done
  return 1
}

has_library() { # taken for granted where there is no list of libraries, as on musl
  local list
  list=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null) || return 0
  grep -q "$1" <<<"$list"
}

has_certificates() {
  local file
  for file in "${SSL_CERT_FILE:-}" /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt \
    /etc/ssl/ca-bundle.pem /etc/ssl/cert.pem; do
    [ ! -s "$file" ] || return 0
  done
  return 1
}

missing() { # a need of packages.txt a line
  has_sdk dotnet || echo dotnet
  recent cmake $oldest_cmake || echo cmake
  have make || have ninja || have ninja-build || echo builder
  has_compiler || echo compiler
  # What an SDK that no package brought needs beside it, and what fetches it.
  [ "$(uname)" = Linux ] && { has_sdk dotnet || ! packaged dotnet; } || return 0
  [ "${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-}" = 1 ] || has_library libicuuc || echo icu
  has_certificates || echo certificates
  has_sdk dotnet || have curl || echo curl
}

describe() { # NEED...: in words
  local need text=""
  for need; do
    case $need in
      dotnet) need=".NET SDK $oldest_dotnet" ;;
      cmake) need="CMake $oldest_cmake" ;;
      builder) need="make or Ninja" ;;
      compiler) need="a C compiler (gcc $oldest_gcc or clang $oldest_clang, or later)" ;;
      icu) need="ICU (for .NET)" ;;
      certificates) need="root certificates (for NuGet)" ;;
    esac
    text="$text${text:+, }$need"
  done
  echo "$text"
}

found() { # NEED...: what is there of them, and hence too old
  local program need
  for need; do
    case $need in cmake) ;; compiler) need="gcc clang" ;; *) continue ;; esac
    for program in $need; do
      ! have $program || echo "Found: $("$program" --version 2>/dev/null | head -n 1)"
    done
  done
}
