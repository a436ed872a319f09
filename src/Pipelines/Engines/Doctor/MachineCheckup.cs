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
    /// <param name="findBuilder">Looks for the builder of an image.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<IReadOnlyList<Checkup>> RunAsync(
        Func<Task<ContainerEngineSearch>> findEngine, Func<ContainerImage, Task<BuilderFound>> findBuilder, CancellationToken cancellationToken)
    {
        var git = await ToolAsync("git", new ProcessCommand("git", ["--version"]) { WorkingDirectory = root, WhereToGet = DoctorText.GetGit }, cancellationToken);
        return
        [
            await ToolAsync(".NET SDK", DotNetCommand.In(root, ["--version"]), cancellationToken),
            git,
            .. application.Images.Count == 0 ? [] : await EnginesAsync(await findEngine(), findBuilder),
            .. git.Standing == Standing.Good ? await LintersAsync(cancellationToken) : [],
        ];
    }

    // An engine runs containers, and builds where an image names no builder. One that an image names is never replaced by another.
    private async Task<IReadOnlyList<Checkup>> EnginesAsync(ContainerEngineSearch search, Func<ContainerImage, Task<BuilderFound>> findBuilder)
    {
        var engine = search.Engine is not null
            ? Checkup.Good("Container engine", search.Finding)
            : new("Container engine", Standing.Advice, search.Finding) { ShouldBe = "one that answers", Why = DoctorText.NoEngine, Mend = DoctorText.GetEngine };
        var all = new List<Checkup> { engine };
        foreach (var image in application.Images.DistinctBy(image => image.Builder).OrderBy(image => image.Builder))
        {
            if (image.Builder is { } builder and not ImageBuilder.Docker)
            {
                all.Add(Builder($"Builder {builder}", await findBuilder(image)));
            }
            else if (image.Builder is null && search.Engine is null && await findBuilder(image) is { Builder: not null } other)
            {
                all.Add(Builder("Builder", other));
            }
        }

        return all;
    }

    private static Checkup Builder(string name, BuilderFound found) => found.Builder is not null
        ? Checkup.Good(name, found.Finding)
        : new(name, Standing.Advice, found.Finding) { ShouldBe = "there", Why = DoctorText.NoBuilder, Mend = found.Remedy };

    private async Task<IReadOnlyList<Checkup>> LintersAsync(CancellationToken cancellationToken)
    {
        var files = await RepositoryFiles.ReadAsync(new GitClient(runner, root), root, cancellationToken);
        var work = Path.Combine(root, ".nuke", "temp", "lint");
        return await Task.WhenAll(application.Linters.Select(linter => LinterAsync(linter, LinterTools.Of(linter, runner, work), files, cancellationToken)));
    }

    private async Task<Checkup> LinterAsync(Linter linter, ILinterTool tool, RepositoryFiles files, CancellationToken cancellationToken)
    {
        var name = $"Linter {tool.Name}";
        try
        {
            // A command of the author's own may know no '--version'; that it starts says that it is there.
            if (linter is Linter.SarifCommand { Command: [var executable, ..] })
            {
                await runner.RunAsync(new ProcessCommand(executable, ["--version"]) { WorkingDirectory = root, WhereToGet = tool.Install }, cancellationToken);
                return Checkup.Good(name, "it starts");
            }

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
