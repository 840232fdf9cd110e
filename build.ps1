# SPDX-License-Identifier: MIT
# ./build.ps1 [build|run|test|bench|generate|pack|bundle|doctor|clean] [arguments]      (build.sh has these, cross and pack --sbom)
#   run [options of gap]       the main job: every variant verified, then compared
#   test [--all|--long|--gcstress]  every test but the long ones; all; those alone; under GC stress (--sanitize, --fuzz: build.sh)
#   generate                   makes the bindings from the C headers (needs ClangSharp, see doctor)
# What is missing is installed with winget after one question; --yes answers it. --bootstrap does that alone.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false # exit codes are passed on
$harness = 'managed/InteropBridge.Harness'
# The SDK's first run would otherwise make a certificate for web servers, and say so.
if (-not $env:DOTNET_NOLOGO) { $env:DOTNET_NOLOGO = '1' }
if (-not $env:DOTNET_GENERATE_ASPNET_CERTIFICATE) { $env:DOTNET_GENERATE_ASPNET_CERTIFICATE = 'false' }
. "$PSScriptRoot/.build/setup.ps1"
. "$PSScriptRoot/.build/tests.ps1"

# PowerShell makes an array of a,b and two words of -p:Name=value, of which it may drop the colon.
function Join-Words([object[]] $Given) {
    $words = @($Given | ForEach-Object { if ($_ -is [array]) { $_ -join ',' } else { "$_" } })
    for ($i = 0; $i -lt $words.Count; $i++) {
        $parted = $words[$i] -match '^-(p|property):?$' -and $i + 1 -lt $words.Count
        if ($parted) { $words[$i].TrimEnd(":") + ":" + $words[++$i] } else { $words[$i] }
    }
}

function Invoke-Tool { # a program, whose failure ends all with its exit code
    $program, $rest = $args
    & $program @rest
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Invoke-Generate { # the only writer of the folders named Generated
    $tool = @('dotnet', 'tool', 'run', 'ClangSharpPInvokeGenerator')
    if ($env:INTEROPBRIDGE_CLANGSHARP) { $tool = @($env:INTEROPBRIDGE_CLANGSHARP) }
    else {
        Invoke-Tool dotnet tool restore
        $natives = 'managed/InteropBridge.Build/build/ClangSharp.proj'
        Invoke-Tool dotnet restore $natives
        $env:PATH = "$(Invoke-Tool dotnet msbuild $natives -getProperty:NativeFolders);$env:PATH"
    }
    Get-ChildItem managed -Recurse -Filter *.rsp | ForEach-Object { Invoke-Tool @tool "@$(Resolve-Path -Relative $_.FullName)" }
}

function Get-Usage { Get-Content "$PSScriptRoot/build.ps1" | Select-Object -Skip 1 -First 5 | ForEach-Object { $_ -replace '^# ?' } }

function Invoke-Verb([string] $Verb, [string[]] $Rest) {
    if ($Verb -in 'setup', 'build', 'run', 'test', 'bench', 'generate', 'pack', 'bundle') { Install-Prerequisites }
    switch ($Verb) {
        'setup' { 'nothing is missing' }
        'build' { Invoke-Tool dotnet build InteropBridge.sln -c Release @Rest }
        'test' { Invoke-Tests @Rest }
        'run' { Invoke-Tool dotnet run -c Release --project $harness '--' gap @Rest }
        'bench' { Invoke-Tool dotnet run -c Release --project $harness '--' bench @Rest }
        'generate' { Invoke-Generate }
        'pack' {
            Remove-Item artifacts/samples-cache -Recurse -Force -ErrorAction Ignore # as in build.sh
            if (-not $env:SOURCE_DATE_EPOCH) {
                $committed = try { git log -1 --format=%ct 2>$null } catch { } # without git there is none
                $env:SOURCE_DATE_EPOCH = $committed ?? 315532800
            }
            Invoke-Tool dotnet pack .build/packages.slnf -c Release -o artifacts/packages '-p:ContinuousIntegrationBuild=true' @Rest
        }
        'bundle' { Invoke-Tool dotnet publish $harness -c Release '-p:Bundle=true' @Rest } # one archive for a machine without .NET
        'doctor' {
            if (-not (Find-DotNet)) { Deny-Build (Get-Missing) }
            Invoke-Tool dotnet run -c Release --project $harness '-p:NativeOptional=true' '--' doctor @Rest
        }
        'clean' { if (Test-Path artifacts) { Remove-Item -Recurse -Force artifacts } }
        'help' { Get-Usage }
        default { Get-Usage | ForEach-Object { [Console]::Error.WriteLine($_) }; exit 2 }
    }
}

$words = @(Join-Words $args)
if (-not (Test-Windows)) { & bash "$PSScriptRoot/build.sh" @words; exit $LASTEXITCODE }
$script:yes = $words -contains '--yes' -or $words -contains '--bootstrap'
$words = @($words | Where-Object { $_ -notin '--yes', '--bootstrap' })
$verb = if ($args -contains '--bootstrap' -and -not $words) { 'setup' } elseif (-not $words) { 'build' } else { $words[0] }
$rest = @($words | Select-Object -Skip 1)
if ($verb -in '-h', '--help') { $verb = 'help' }
elseif ($verb.StartsWith('-')) { $verb, $rest = 'build', $words }
Push-Location $PSScriptRoot
try { Invoke-Verb $verb $rest } finally { Pop-Location }
