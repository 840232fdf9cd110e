# SPDX-License-Identifier: MIT
# ./build.ps1 [build|run|test|bench|generate|pack|bundle|doctor|clean] [arguments]      (build.sh has the same verbs)
#   run [options of gap]       the main job: every variant verified, then compared
#   test [--gcstress]          native tests, then managed tests (sanitizers and the package consumer: build.sh); or GC stress
#   generate                   writes the bindings anew from the C headers (needs ClangSharp, see doctor)
#   --bootstrap                installs what is missing with winget
param([string] $Verb = 'build', [Parameter(ValueFromRemainingArguments)] [string[]] $Rest = @())
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location $PSScriptRoot
$harness = 'managed/InteropBridge.Harness'

function Test-Command([string] $Name) { [bool](Get-Command $Name -ErrorAction SilentlyContinue) }

function Get-Missing { # winget ids
    if (-not (Test-Command dotnet) -or [int]((dotnet --version) -split '\.')[0] -lt 10) { 'Microsoft.DotNet.SDK.10' }
    if (-not (Test-Command cmake)) { 'Kitware.CMake' }
    if (-not (Test-Command ninja)) { 'Ninja-build.Ninja' }
    if (-not (Test-Command clang)) { 'LLVM.LLVM' } # Visual C++ lacks what the kernels use
}

function Assert-Prerequisites {
    $missing = @(Get-Missing)
    if ($missing) {
        $install = ($missing | ForEach-Object { "winget install --id $_ -e" }) -join '; '
        throw "missing. Install with: $install; or run ./build.ps1 --bootstrap"
    }
}

function Invoke-NativeTests {
    if (-not (Test-Path artifacts/native/release/CMakeCache.txt)) { cmake --preset release -G Ninja }
    cmake --build --preset release
    ctest --preset release
}

function Invoke-Generate { # the only writer of Interop/Generated
    $rsps = Get-ChildItem managed/InteropBridge/Interop/*.rsp -Name | ForEach-Object { "@managed/InteropBridge/Interop/$_" }
    if ($env:INTEROPBRIDGE_CLANGSHARP) { $rsps | ForEach-Object { & $env:INTEROPBRIDGE_CLANGSHARP $_ }; return }
    dotnet tool restore
    $natives = 'managed/InteropBridge.Build/build/ClangSharp.proj'
    dotnet restore $natives
    $env:PATH = "$(dotnet msbuild $natives -getProperty:NativeFolders);$env:PATH"
    $rsps | ForEach-Object { dotnet tool run ClangSharpPInvokeGenerator $_ }
}

if ($Verb -notin '--bootstrap', 'clean') { Assert-Prerequisites }
switch ($Verb) {
    '--bootstrap' { Get-Missing | ForEach-Object { winget install --id $_ -e } }
    'build' { dotnet build InteropBridge.sln -c Release @Rest }
    'run' { dotnet run -c Release --project $harness -- @Rest }
    'test' {
        if ($Rest -contains '--gcstress') { # a test runner under it would take hours
            dotnet build InteropBridge.sln -c Release
            dotnet exec artifacts/bin/InteropBridge.Tests/release/InteropBridge.Tests.dll stress
        }
        else { Invoke-NativeTests; dotnet test InteropBridge.sln -c Release @Rest }
    }
    { $_ -in 'bench', 'doctor' } { dotnet run -c Release --project $harness -- $Verb @Rest }
    'generate' { Invoke-Generate }
    'pack' { dotnet pack InteropBridge.sln -c Release -o artifacts/packages @Rest }
    'bundle' { dotnet publish $harness -c Release -p:Bundle=true @Rest } # one archive for a machine without .NET
    'clean' { if (Test-Path artifacts) { Remove-Item -Recurse -Force artifacts } }
    default { Get-Content $PSCommandPath | Select-Object -Skip 1 -First 5; exit 2 }
}
