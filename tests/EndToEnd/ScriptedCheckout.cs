using CliWrap;
using CliWrap.Buffered;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>
/// A small checkout with the real <c>build.sh</c>, and a <c>dotnet</c> of its own that notes each compilation: what it "compiles" is the
/// text of the sources, and what it starts prints that text.
/// </summary>
internal sealed class ScriptedCheckout : IDisposable
{
    private const string Compiler = """
        #!/bin/sh
        folder=$(dirname "$0")
        case $1 in
            --version) cat "$folder/version" ;;
            build)
                echo "$*" >>"$folder/compilations"
                if [ -f "$folder/error" ] && ! echo "$*" | grep -q ReadyToRun=false; then cat "$folder/error"; exit 1; fi
                bin=$(dirname "$2")/bin
                mkdir -p "$bin" "$(dirname "$2")/obj"
                cat "$bin/../../src/"*.cs >"$bin/_build.dll"
                echo library >"$bin/Library.dll" ;;
            *) echo "in $PWD: $(cat "$1") $2" ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();

    public ScriptedCheckout()
    {
        Directory.CreateDirectory(Root);
        File.Copy(Path.Combine(Repository.Root, "build.sh"), Path.Combine(Root, "build.sh"));
        Write("build/_build.csproj", "project");
        Write("src/Program.cs", "first");
        Write("global.json", "{}");
        Write("Directory.Build.props", "props");
        _folder.Write("tools/version", "10.0.401");
        var compiler = _folder.Write("tools/dotnet", Compiler.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(compiler, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The root of the checkout.</summary>
    public string Root => _folder.At("checkout");

    /// <summary>The arguments of each compilation so far.</summary>
    public string[] Compilations => File.Exists(_folder.At("tools", "compilations")) ? File.ReadAllLines(_folder.At("tools", "compilations")) : [];

    /// <summary>Which SDK is installed.</summary>
    public void InstallSdk(string version) => _folder.Write("tools/version", version);

    /// <summary>Lets every compilation fail with an error, but for one without ReadyToRun.</summary>
    public void Fail(string error) => _folder.Write("tools/error", error);

    /// <summary>Writes an input.</summary>
    public void Write(string path, string text) => _folder.Write(Path.Combine("checkout", path), text);

    /// <summary>Deletes a file.</summary>
    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    /// <summary>Takes what the job of another checkout handed on, as GitLab does with artifacts: contents and times.</summary>
    public void Restore(ScriptedCheckout other)
    {
        var outputs = Directory.GetFiles(Path.Combine(other.Root, "build/bin")).Append(Path.Combine(other.Root, ".nuke/temp/build.stamp"));
        foreach (var file in outputs)
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(other.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
        }
    }

    /// <summary>Runs <c>build.sh</c>; what it printed on both streams.</summary>
    public async Task<Run> StartAsync(string? from = null, params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value);
        environment["PATH"] = $"{_folder.At("tools")}:/usr/bin:/bin";
        var result = await Cli.Wrap(Path.Combine(Root, "build.sh")).WithArguments("Greet").WithWorkingDirectory(from ?? Root)
            .WithEnvironmentVariables(environment).WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return new(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    public void Dispose() => _folder.Dispose();
}
