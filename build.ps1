# Starts the build: compiles build/_build.csproj when one of its inputs has changed, then runs the compiled assembly.
# Prints nothing of its own unless something goes wrong. The same as build.sh.
[CmdletBinding()]
param([Parameter(Position = 0, ValueFromRemainingArguments = $true)] [string[]] $BuildArguments = @())

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$root = $PSScriptRoot
$temp = Join-Path $root '.nuke/temp'
$stamp = Join-Path $temp 'build.stamp' # line 1: the dotnet that compiled; line 2: the hash of what it compiled, and the upstream packages
$assembly = Join-Path $root 'build/bin/_build.dll'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:NUKE_TELEMETRY_OPTOUT = '1'
if (-not ((Get-Location).Path + [IO.Path]::DirectorySeparatorChar).StartsWith($root + [IO.Path]::DirectorySeparatorChar)) { Set-Location $root }

function Stop-Build([string] $Message) {
    [Console]::Error.WriteLine("build.ps1: $Message")
    exit 1
}

# What the build is compiled from.
function Get-Inputs {
    $files = @(Get-ChildItem (Join-Path $root 'build'), (Join-Path $root 'src') -Recurse -File |
        Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj)[\\/]' })
    $files += @(Get-ChildItem (Join-Path $root '*') -File -Include 'build.ps1', 'global.json', 'Directory.*', 'BannedSymbols.txt', 'nuget.config')
    $files | Sort-Object FullName -CaseSensitive
}

# Names, sizes and times tell whether a hash must be taken at all; Windows has no change time that find could read.
function Get-Fingerprint($Files) {
    $lines = foreach ($file in $Files) { '{0}|{1}|{2}' -f $file.FullName.Substring($root.Length), $file.Length, $file.LastWriteTimeUtc.Ticks }
    $sha256 = [Security.Cryptography.SHA256]::Create()
    ([BitConverter]::ToString($sha256.ComputeHash([Text.Encoding]::UTF8.GetBytes($lines -join "`n"))) -replace '-', '').ToLowerInvariant()
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

$upstream = if ($env:UpstreamPackages) { $env:UpstreamPackages } else { 'none' }
$key = "$(Get-Fingerprint (Get-Inputs)) upstream=$upstream"
$dotnet, $compiled = if (Test-Path $stamp) { @(Get-Content $stamp -TotalCount 2) } else { '', '' }
if (-not (Test-Path $assembly) -or -not $dotnet -or -not (Test-Path $dotnet) -or $compiled -ne $key) {
    New-Item -ItemType Directory -Force $temp | Out-Null
    Remove-Item $stamp -ErrorAction SilentlyContinue
    $dotnet = Find-DotNet
    $log = Join-Path $temp 'build.compile.log'
    & $dotnet build (Join-Path $root 'build/_build.csproj') --configuration Release --nologo --verbosity quiet -clp:NoSummary `
        '-p:RunAnalyzers=false' '-p:UseSharedCompilation=false' '-nodeReuse:false' *> $log
    if ($LASTEXITCODE -ne 0) {
        Get-Content $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        Stop-Build 'build/_build.csproj does not compile; see above.'
    }
    Set-Content -Path $stamp -Value @($dotnet, $key) -Encoding ascii
}

& $dotnet $assembly @BuildArguments
exit $LASTEXITCODE
