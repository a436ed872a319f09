using Pipelines.Clients.Containers;
using Pipelines.Clients.DotNet;
using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;

namespace Pipelines.Engines.Doctor;

/// <summary>Looks at what the commands need of this machine, as far as the definition uses it.</summary>
internal sealed class MachineCheckup(Application application, ProcessRunner runner, string root)
{
    /// <summary>What came of it.</summary>
    /// <param name="findEngine">Looks for a container engine.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<IReadOnlyList<Checkup>> RunAsync(Func<Task<ContainerEngineSearch>> findEngine, CancellationToken cancellationToken)
    {
        var git = await ToolAsync("git", new ProcessCommand("git", ["--version"]) { WorkingDirectory = root, WhereToGet = DoctorText.GetGit }, cancellationToken);
        return
        [
            await ToolAsync(".NET SDK", DotNetCommand.In(root, ["--version"]), cancellationToken),
            git,
            .. application.Images.Count == 0 ? [] : new[] { Engine(await findEngine()) },
            .. git.Standing == Standing.Good ? await LintersAsync(cancellationToken) : [],
        ];
    }

    private static Checkup Engine(ContainerEngineSearch search) => search.Engine is not null
        ? Checkup.Good("Container engine", search.Finding)
        : new("Container engine", Standing.Advice, search.Finding) { ShouldBe = "one that answers", Why = DoctorText.NoEngine, Mend = DoctorText.GetEngine };

    private async Task<IReadOnlyList<Checkup>> LintersAsync(CancellationToken cancellationToken)
    {
        var files = await RepositoryFiles.ReadAsync(new GitClient(runner, root), root, cancellationToken);
        var work = Path.Combine(root, ".nuke", "temp", "lint");
        return await Task.WhenAll(application.Linters.Select(linter => LinterAsync(LinterTools.Of(linter, runner, work), files, cancellationToken)));
    }

    private static async Task<Checkup> LinterAsync(ILinterTool tool, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var name = $"Linter {tool.Name}";
        try
        {
            return Checkup.Good(name, await tool.VersionAsync(files, cancellationToken) ?? "built in, or of no version");
        }
        catch (ExecutionException exception)
        {
            return new(name, tool.IsRequired ? Standing.Blocks : Standing.Advice, exception.Reason.TrimEnd('.')) { ShouldBe = "there", Why = DoctorText.LintFails, Mend = tool.Install };
        }
    }

    private async Task<Checkup> ToolAsync(string name, ProcessCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await runner.RunAsync(command, cancellationToken);
            return answer.Succeeded
                ? Checkup.Good(name, answer.StandardOutput.ReplaceLineEndings("\n").Split('\n')[0].Trim())
                : new(name, Standing.Blocks, $"it ended with exit code {answer.ExitCode}") { ShouldBe = "there", Why = DoctorText.NothingWorks, Mend = command.WhereToGet };
        }
        catch (ExecutionException exception)
        {
            return new(name, Standing.Blocks, exception.Reason.TrimEnd('.')) { ShouldBe = "there", Why = DoctorText.NothingWorks, Mend = exception.Remedy };
        }
    }
}
