#!/usr/bin/env bash
# Start-up, against a bare 'dotnet hello.dll', turn by turn in the same run: the compiled build, build.sh with nothing to compile, and
# builds of 10, 100, 1,000 and 5,000 targets. Prints the medians of the wall times, the middle of the processor times, and their ratios.
# Usage: benchmarks/startup/run.sh [rounds, default 20] [a part of the rows' names, default all]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=${1:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUKE_TELEMETRY_OPTOUT=1

compile() {
    dotnet build "$1" -c Release -v quiet --nologo -p:RunAnalyzers=false -o "$2" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
}

mkdir "$work/hello"
cat >"$work/hello/hello.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
</Project>
PROJECT
echo 'System.Console.WriteLine("hello");' >"$work/hello/hello.cs"
compile "$work/hello/hello.csproj" "$work/hello/bin"

# A build class of so many targets, each after the one before it and after the one of half its number; the engine alone, no pipeline.
targets() {
    local folder=$work/targets-$1
    mkdir -p "$folder/.nuke"
    cat >"$folder/_build.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Configuration>Release</Configuration>
    <NuGetAudit>false</NuGetAudit>
    <TieredPGO>false</TieredPGO>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    <ProjectReference Include="$root/src/compat/Nuke.Common/Nuke.Common.csproj" />
  </ItemGroup>
  <Import Project="$root/build/ReadyToRun.targets" />
</Project>
PROJECT
    {
        echo 'using Nuke.Common;'
        echo 'class Build : NukeBuild'
        echo '{'
        echo '    public static int Main() => Execute<Build>(x => x.T0);'
        echo '    Target T0 => _ => _.Executes(() => { });'
        seq 1 $(($1 - 1)) | awk '{ printf "    Target T%d => _ => _.DependsOn(T%d).After(T%d).Executes(() => { });\n", $1, $1 - 1, $1 / 2 }'
        echo '}'
    } >"$folder/Build.cs"
    compile "$folder/_build.csproj" "$folder/bin"
}

names=(hello assembly-help assembly-target build.sh-help build.sh-target build.sh-target-gitlab build.sh-check-pipeline)
counts=(10 100 1000 5000)
for count in "${counts[@]}"; do names+=("targets-$count-first" "targets-$count-all"); done
mapfile -t names < <(printf '%s\n' "${names[@]}" | grep -E "^hello$|${2:-.}")

for count in "${counts[@]}"; do
    case " ${names[*]} " in *" targets-$count-"*) targets "$count" ;; esac
done

# CompileBuild is the target that does least: it prints a line.
command_of() {
    case $1 in
        hello) dotnet "$work/hello/bin/hello.dll" ;;
        assembly-help) dotnet "$root/build/bin/_build.dll" --help ;;
        assembly-target) dotnet "$root/build/bin/_build.dll" CompileBuild ;;
        build.sh-help) "$root/build.sh" --help ;;
        build.sh-target) "$root/build.sh" CompileBuild ;;
        build.sh-target-gitlab) GITLAB_CI=true CI=true "$root/build.sh" CompileBuild ;;
        build.sh-check-pipeline) "$root/build.sh" CheckPipeline ;;
        targets-*-first) in_targets "${1%-first}" T0 ;;
        targets-*-all) in_targets "${1%-all}" "T$((${1//[!0-9]/} - 1))" ;;
    esac
}
in_targets() { (cd "$work/$1" && exec dotnet bin/_build.dll "$2"); }

cd "$root"
for name in "${names[@]}"; do
    for _ in 1 2; do command_of "$name" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; done
done
TIMEFORMAT='%3R %3U %3S'
for _ in $(seq "$rounds"); do
    for name in "${names[@]}"; do
        { time command_of "$name" >/dev/null 2>&1; } 2>>"$work/$name.times"
    done
done

median() { awk "{ print ($2) * 1000 }" "$work/$1.times" | sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }
# shellcheck disable=SC2016 # columns of awk
base=$(median hello '$1')
base_processor=$(median hello '$2 + $3')
printf '%-24s %10s %7s %14s %7s\n' command 'wall ms' ratio 'processor ms' ratio
for name in "${names[@]}"; do
    awk -v name="$name" -v wall="$(median "$name" '$1')" -v base="$base" -v processor="$(median "$name" '$2 + $3')" -v base_processor="$base_processor" \
        'BEGIN { printf "%-24s %10.1f %7.2f %14.1f %7.2f\n", name, wall, wall / base, processor, processor / base_processor }'
done
