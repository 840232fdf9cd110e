# SPDX-License-Identifier: MIT
# Part of build.sh: installs what needs.sh finds missing, after one question. setup.ps1 is the twin.
missing_exit=3 # as the harness has it

manager() {
  local name
  for name in apt-get dnf brew; do
    ! have $name || { echo $name; return; }
  done
}

packages() { # NEED...: their packages for this machine's manager, on a line
  local need column=2
  case $(manager) in dnf) column=3 ;; brew) column=4 ;; esac
  for need; do
    awk -v need="$need" -v column=$column '$1 == need && $column != "-" { print $column }' .build/packages.txt
  done | tr ',\n' '  ' | sed 's/ *$//'
}

packaged() { # NEED: whether the manager has it, as far as is known before apt-get update
  case $(manager) in
    apt-get) [ -n "$(apt-cache show "$(packages "$1")" 2>/dev/null)" ] ;;
    "") false ;;
  esac
}

obtainable() { # those of missing that the manager brings
  if packaged dotnet; then missing; else missing | grep -v '^dotnet$'; fi
}

sudo_() { [ "$(id -u)" = 0 ] || echo "sudo "; }

install_command() { # NEED...
  local names; names=$(packages "$@")
  [ -n "$names" ] || return 0
  case $(manager) in
    apt-get) echo "$(sudo_)apt-get update && $(sudo_)apt-get install -y $names" ;;
    dnf) echo "$(sudo_)dnf install -y $names" ;;
    brew) echo "brew install $names" ;;
  esac
}

refuse() { # NEED...
  local command; command=$(install_command $(obtainable))
  {
    echo "build.sh: missing: $(describe "$@")"
    found "$@"
    [ -z "$command" ] || echo "Install with: $command"
    [ -n "$(manager)" ] || echo "There is none of apt-get, dnf and brew here: install it by hand."
    has_sdk dotnet || packaged dotnet || cat <<END
The .NET SDK $oldest_dotnet is in no package here. Install it in ~/.dotnet, where build.sh looks for it too, with
  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel $oldest_dotnet.0
or as https://dot.net/download says; DOTNET_ROOT may name another folder.
END
    echo "Then run the same command again."
  } >&2
  exit $missing_exit
}

allowed() { # --yes; the answer to a question; without a terminal root's or CI's right
  local answer=""
  [ -z "$yes" ] || return 0
  if [ -t 0 ]; then
    read -r -p "Install it now? [y/N] " answer || true
    case $answer in [yY]*) return 0 ;; *) return 1 ;; esac
  fi
  [ -n "${CI:-}" ] || [ "$(id -u)" = 0 ]
}

prerequisites() {
  local needs command
  find_dotnet || true
  needs=$(missing)
  [ -n "$needs" ] || return 0
  command=$(install_command $(obtainable))
  [ -n "$command" ] || refuse $needs
  [ -t 0 ] || allowed || refuse $needs
  echo "build.sh: missing: $(describe $needs)"
  echo "To be installed with: $command"
  [ ! -t 0 ] || allowed || refuse $needs
  case $(manager) in apt-get) eval "$(sudo_)apt-get update" </dev/null || refuse $needs ;; esac # may bring news of the SDK
  command=$(install_command $(obtainable))
  eval "${command#*apt-get update && }" </dev/null || refuse $needs
  hash -r
  find_dotnet || true
  needs=$(missing)
  [ -z "$needs" ] || refuse $needs
}
