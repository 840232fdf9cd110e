# SPDX-License-Identifier: MIT
# Part of build.ps1: what the build needs, and its installation with winget after one question. The twin of needs.sh and
# setup.sh, to which build.ps1 leaves other systems.
$oldestDotNet = 10
$oldestCMake = '3.25'
$oldestClang = '14.0' # as in compiler.cmake

# Where there is winget there is Windows; the tests have one of their own.
function Test-Windows { $env:OS -eq 'Windows_NT' -or (Test-Program winget) }

function Test-Program([string] $Name) { [bool](Get-Command $Name -CommandType Application -ErrorAction SilentlyContinue) }

function Test-Recent([string] $Program, [version] $Oldest) {
    if (-not (Test-Program $Program)) { return $false }
    "$(& $Program --version)" -match '\d+(\.\d+)+' -and [version]($Matches[0]) -ge $Oldest
}

function Test-Sdk([string] $Program) {
    if (-not (Test-Program $Program)) { return $false }
    [bool](@(& $Program --list-sdks) | Where-Object { [int]($_ -split '\.')[0] -ge $oldestDotNet })
}

function Find-DotNet { # on the PATH, or where dotnet-install.ps1 and dotnet-install.sh put it
    if (Test-Sdk dotnet) { return $true }
    foreach ($folder in @($env:DOTNET_ROOT, "$env:LOCALAPPDATA/Microsoft/dotnet", "$HOME/.dotnet")) {
        if ($folder -and (Test-Sdk "$folder/dotnet")) {
            $env:DOTNET_ROOT = $folder
            $env:PATH = "$folder$([IO.Path]::PathSeparator)$env:PATH"
            return $true
        }
    }
    $false
}

function Get-Missing { # needs of packages.txt
    if (-not (Test-Sdk dotnet)) { 'dotnet' }
    if (-not (Test-Recent cmake $oldestCMake)) { 'cmake' }
    if (-not (Test-Program ninja)) { 'builder' }
    # Visual C++ lacks what the kernels use.
    if (-not $env:CC -and -not $env:CMAKE_TOOLCHAIN_FILE -and -not (Test-Recent clang $oldestClang)) { 'compiler' }
}

function Get-Install([string[]] $Needs) { # winget's commands
    foreach ($line in Get-Content "$PSScriptRoot/packages.txt") {
        $need, $id = ($line -split '\s+')[0, 4]
        if ($need -in $Needs) { "winget install --exact --accept-source-agreements --accept-package-agreements --id $id" }
    }
}

function Get-Description([string[]] $Needs) {
    $words = @{ dotnet = ".NET SDK $oldestDotNet"; cmake = "CMake $oldestCMake"; builder = 'Ninja'; compiler = 'clang 14 or later' }
    ($Needs | ForEach-Object { $words[$_] }) -join ', '
}

function Deny-Build([string[]] $Needs) {
    $lines = @("build.ps1: missing: $(Get-Description $Needs)")
    $names = @{ cmake = 'cmake'; compiler = 'clang' }
    $lines += $Needs | ForEach-Object { $names[$_] } | Where-Object { $_ -and (Test-Program $_) } |
        ForEach-Object { "Found: $(@(& $_ --version)[0])" }
    $lines += "Install with: $(@(Get-Install $Needs) -join '; ')"
    if (-not (Test-Program winget)) { $lines += 'There is no winget here: install it by hand. .NET: https://dot.net/download' }
    $lines += 'Then run the same command again.'
    $lines | ForEach-Object { [Console]::Error.WriteLine($_) }
    exit 3 # as the harness has it
}

function Test-Administrator {
    if ($PSVersionTable.PSVersion.Major -ge 7) { return [Environment]::IsPrivilegedProcess }
    $user = [Security.Principal.WindowsIdentity]::GetCurrent()
    ([Security.Principal.WindowsPrincipal]$user).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Test-Allowed { # --yes; the answer to a question; without a terminal an administrator's or CI's right
    if ($script:yes) { return $true }
    if ([Console]::IsInputRedirected) { return $env:CI -or (Test-Administrator) }
    (Read-Host 'Install it now? [y/N]') -match '^[yY]'
}

function Install-Prerequisites {
    [void](Find-DotNet)
    $needs = @(Get-Missing)
    if (-not $needs) { return }
    $commands = @(Get-Install $needs)
    if (-not (Test-Program winget)) { Deny-Build $needs }
    if ([Console]::IsInputRedirected -and -not (Test-Allowed)) { Deny-Build $needs }
    Write-Host "build.ps1: missing: $(Get-Description $needs)"
    Write-Host "To be installed with: $($commands -join '; ')"
    if (-not [Console]::IsInputRedirected -and -not (Test-Allowed)) { Deny-Build $needs }
    foreach ($command in $commands) { Invoke-Expression $command | Out-Host; if ($LASTEXITCODE -ne 0) { Deny-Build $needs } }
    if ($env:OS -eq 'Windows_NT') { # what winget put there is not yet on this process's PATH, and LLVM never is
        $env:PATH = @([Environment]::GetEnvironmentVariable('PATH', 'Machine'), [Environment]::GetEnvironmentVariable('PATH', 'User'),
            "$env:ProgramFiles\LLVM\bin") -join ';'
    }
    [void](Find-DotNet)
    $needs = @(Get-Missing)
    if ($needs) { Deny-Build $needs }
}
