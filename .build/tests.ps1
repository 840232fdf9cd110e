# SPDX-License-Identifier: MIT
# Part of build.ps1: the forms of the tests, as in tests.sh. Scripts run where there is a bash, such as Git's.
function Invoke-ManagedTests([string] $Filter, [string[]] $Rest) {
    if (-not ($Rest -like '--filter*')) { $Rest = @('--filter', $Filter) + $Rest }
    Invoke-Tool dotnet test InteropBridge.sln -c Release @Rest
}

function Invoke-Scripts([string] $Folder) {
    if (-not (Test-Program bash)) { Write-Host "skipped: the scripts of $Folder, as there is no bash"; return }
    Get-ChildItem "$Folder/*.sh" -Name |
        ForEach-Object { Invoke-Tool bash "$Folder/$_" }
}

function Invoke-ShortTests([string[]] $Rest) {
    $env:INTEROPBRIDGE_TEST_FORM = 'short'
    Invoke-Tool cmake '-DPRESET=release' -P native/build.cmake
    Invoke-Tool ctest --preset release
    Invoke-ManagedTests 'Form!=long' $Rest
}

function Invoke-LongTests([string[]] $Rest) {
    $env:INTEROPBRIDGE_TEST_FORM = 'long'
    Invoke-ManagedTests 'Form=long' $Rest
    Invoke-Scripts tests/scripts/long
}

function Invoke-Tests {
    $form, $rest = $args
    $rest = @($rest | Where-Object { $null -ne $_ })
    switch ($form) {
        '--all' { Invoke-ShortTests $rest; Invoke-LongTests $rest }
        '--long' { Invoke-LongTests $rest }
        { $_ -in '--sanitize', '--threads', '--valgrind', '--fuzz' } { [Console]::Error.WriteLine("build.ps1: $form is for build.sh"); exit 2 }
        '--gcstress' { # a test runner under it would take hours
            Invoke-Tool dotnet build InteropBridge.sln -c Release
            Invoke-Tool dotnet exec artifacts/bin/InteropBridge.Tests/release/InteropBridge.Tests.dll stress
        }
        default { Invoke-ShortTests @($args) }
    }
}
