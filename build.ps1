# Starts the build: compiles build/_build.csproj when one of its inputs has changed, then runs the compiled assembly.
# Prints nothing of its own unless something goes wrong. The same as build.sh.
[CmdletBinding()]
param([Parameter(Position = 0, ValueFromRemainingArguments = $true)] [string[]] $BuildArguments = @())

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$root = $PSScriptRoot
$temp = Join-Path $root '.nuke/temp'
$ready = Join-Path $temp 'build.ready' # here only: the dotnet to start with, names and times of the inputs, and the stamp
$stamp = Join-Path $temp 'build.stamp' # travels with build/bin: what it was compiled from and by, and the hash of what came out
$output = Join-Path $root 'build/bin'
$assembly = Join-Path $root 'build/bin/_build.dll'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:NUKE_TELEMETRY_OPTOUT = '1'
if (-not ((Get-Location).Path + [IO.Path]::DirectorySeparatorChar).StartsWith($root + [IO.Path]::DirectorySeparatorChar)) { Set-Location $root }

function Stop-Build([string] $Message) {
    [Console]::Error.WriteLine("build.ps1: $Message")
    exit 1
}

# What the build is compiled from: the same files as for build.sh.
function Get-Inputs {
    $files = @(Get-ChildItem (Join-Path $root 'build'), (Join-Path $root 'src') -Recurse -File -Force |
        Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj)[\\/]' })
    $files += @(Get-ChildItem (Join-Path $root '*') -File -Force -Include 'build.sh', 'build.ps1', 'global.json', '.editorconfig', 'Directory.*', 'BannedSymbols.txt', 'nuget.config')
    $files | Sort-Object FullName -CaseSensitive
}

function Get-Sha256([string] $Text) {
    $sha256 = [Security.Cryptography.SHA256]::Create()
    ([BitConverter]::ToString($sha256.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text))) -replace '-', '').ToLowerInvariant()
}

# Of names and contents; folders on the way do not count.
function Get-ContentHash($Files, [string] $Folder) {
    $lines = foreach ($file in $Files) { '{0}  {1}' -f (Get-FileHash $file.FullName -Algorithm SHA256).Hash, $file.FullName.Substring($Folder.Length).Replace('\', '/') }
    Get-Sha256 ($lines -join "`n")
}

function Get-OutputHash {
    if (Test-Path $assembly) { Get-ContentHash (Get-ChildItem $output -Recurse -File | Sort-Object FullName -CaseSensitive) $output }
}

# Names, sizes and times tell whether a hash must be taken at all; Windows has no change time that find could read.
function Get-Fingerprint($Files) {
    $lines = foreach ($file in $Files) { '{0}|{1}|{2}' -f $file.FullName.Substring($root.Length), $file.Length, $file.LastWriteTimeUtc.Ticks }
    Get-Sha256 ($lines -join "`n")
}

# The installed SDK when global.json accepts it, else the one in .nuke/temp, which Microsoft's script installs.
function Find-DotNet {
    $local = Join-Path $temp 'dotnet/dotnet'
    if ($env:OS -eq 'Windows_NT') { $local += '.exe' }
    $installed = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    foreach ($candidate in @($local, $(if ($installed) { $installed.Source }))) {
        if ($candidate -and (Test-Path $candidate)) {
            Push-Location $root
            try { & $candidate --version *> $null; $accepted = $LASTEXITCODE -eq 0 } catch { $accepted = $false } finally { Pop-Location }
            if ($accepted) { return $candidate }
        }
    }

    $script = Join-Path $temp 'dotnet-install.ps1'
    try { Invoke-WebRequest 'https://dot.net/v1/dotnet-install.ps1' -OutFile $script -UseBasicParsing }
    catch { Stop-Build "no installed .NET SDK satisfies global.json, and https://dot.net/v1/dotnet-install.ps1 cannot be read. Install the SDK that global.json names." }
    & $script -JsonFile (Join-Path $root 'global.json') -InstallDir (Join-Path $temp 'dotnet') -NoPath *> (Join-Path $temp 'dotnet-install.log')
    $local
}

function Invoke-Compiler([string] $Log, [string[]] $Properties) {
    & $dotnet build (Join-Path $root 'build/_build.csproj') --configuration Release --nologo --verbosity quiet -clp:NoSummary `
        '-p:RunAnalyzers=false' '-p:UseSharedCompilation=false' '-nodeReuse:false' @Properties *> $Log
    $LASTEXITCODE -eq 0
}

function Invoke-Compile {
    $log = Join-Path $temp 'build.compile.log'
    if (Invoke-Compiler $log @()) { return }
    # The one package that the build can do without: it then starts slower.
    if (Select-String -Quiet -Path $log -Pattern 'error NU110[0-9].*Microsoft\.NETCore\.App\.Crossgen2') {
        [Console]::Error.WriteLine('build.ps1: the package feed has no Microsoft.NETCore.App.Crossgen2 of this SDK, so the build is not compiled ahead of time and starts slower.')
        if (Invoke-Compiler $log @('-p:ReadyToRun=false')) { return }
    }
    Get-Content $log | ForEach-Object { [Console]::Error.WriteLine($_) }
    Stop-Build 'build/_build.csproj does not compile; see above.'
}

# What decides the result besides the inputs: the packages that come from the feed instead of src/compat (docs/upstream.md), and the machine.
$upstream = if ($env:UpstreamPackages) { $env:UpstreamPackages } else { 'none' }
$system = if ($env:OS -eq 'Windows_NT') { 'windows' } else { 'unix' }
$settings = "upstream=$upstream machine=$system-$([Runtime.InteropServices.RuntimeInformation]::OSArchitecture)"

$files = Get-Inputs
$fingerprint = Get-Fingerprint $files
$dotnet, $seen, $started = if (Test-Path $ready) { @(Get-Content $ready) + @('', '', '') | Select-Object -First 3 } else { '', '', '' }
$compiled = if (Test-Path $stamp) { [string](Get-Content $stamp -TotalCount 1) } else { '' }
$isReady = (Test-Path $assembly) -and $dotnet -and (Test-Path $dotnet) -and $seen -eq $fingerprint -and $started -eq $compiled -and $compiled.StartsWith("$settings ")
if (-not $isReady) {
    New-Item -ItemType Directory -Force $temp | Out-Null
    $dotnet = Find-DotNet
    Push-Location $root
    try { $sdk = [string](& $dotnet --version) } finally { Pop-Location }
    $key = "$settings sdk=$($sdk -replace '..$', 'xx') inputs=$(Get-ContentHash $files $root)"
    # A build/bin that was compiled elsewhere is taken when it came from the same inputs, for the same machine, and is whole.
    if ($compiled -ne "$key output=$(Get-OutputHash)") {
        Remove-Item $stamp -ErrorAction SilentlyContinue
        if ($compiled.StartsWith("$key ")) { Remove-Item $output -Recurse -Force -ErrorAction SilentlyContinue }
        Invoke-Compile
        $compiled = "$key output=$(Get-OutputHash)"
        Set-Content -Path $stamp -Value $compiled -Encoding ascii
    }
    Set-Content -Path $ready -Value @($dotnet, $fingerprint, $compiled) -Encoding ascii
}

& $dotnet $assembly @BuildArguments
exit $LASTEXITCODE
