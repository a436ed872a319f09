#!/usr/bin/env bash
# Start-up: './build.sh --help' with nothing to compile, and the compiled assembly alone, against a bare 'dotnet hello.dll',
# turn by turn in the same run. Prints the medians of the wall times and their ratios to the bare program.
# Usage: benchmarks/startup/run.sh [rounds, default 20]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=${1:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/hello.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
</Project>
PROJECT
echo 'System.Console.WriteLine("hello");' >"$work/hello.cs"
dotnet build "$work/hello.csproj" -c Release -v quiet --nologo -o "$work/bin" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }

names=(hello assembly build.sh)
command_of() {
    case $1 in
        hello) dotnet "$work/bin/hello.dll" ;;
        assembly) dotnet "$root/build/bin/_build.dll" --help ;;
        build.sh) "$root/build.sh" --help ;;
    esac
}

cd "$root"
for name in "${names[@]}"; do command_of "$name" >/dev/null; command_of "$name" >/dev/null; done
for _ in $(seq "$rounds"); do
    for name in "${names[@]}"; do
        before=$(date +%s%N)
        command_of "$name" >/dev/null
        echo $((($(date +%s%N) - before) / 1000)) >>"$work/$name.times"
    done
done

median() { sort -n "$work/$1.times" | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }
base=$(median hello)
printf '%-10s %12s %8s\n' command 'median ms' ratio
for name in "${names[@]}"; do
    awk -v name="$name" -v median="$(median "$name")" -v base="$base" 'BEGIN { printf "%-10s %12.1f %8.2f\n", name, median / 1000, median / base }'
done
