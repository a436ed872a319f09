using System.Runtime.CompilerServices;
using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Pipelines.Simulation;

namespace Pipelines.Targets;

/// <summary>Writes and checks <c>.gitlab-ci.yml</c>; needs <see cref="GitLabPipelineAttribute"/> on the build class, which knows the targets.</summary>
public interface IPipeline : ICompileBuild
{
    /// <summary>The name of the file, in the repository's root.</summary>
    internal const string FileName = ".gitlab-ci.yml";

    // An interface has no fields: what the extension found is kept beside the build.
    private static readonly ConditionalWeakTable<IPipeline, Lazy<TargetGraph>> Graphs = [];

    /// <summary>The event to show the pipeline of; the whole pipeline when none is named.</summary>
    [Parameter("Event to show the pipeline of: push, merge-request, tag, schedule, web, api or trigger")]
    string? Event => TryGetValue(() => Event);

    /// <summary>The branch of the event.</summary>
    [Parameter("Branch of the event; that of a merge request is the one that it leads from")]
    string? Branch => TryGetValue(() => Branch);

    /// <summary>The branch that the merge request of the event leads to.</summary>
    [Parameter("Branch that the merge request of the event leads to; the release branch when it is not given")]
    string? TargetBranch => TryGetValue(() => TargetBranch);

    /// <summary>The tag of the event.</summary>
    [Parameter("Tag of the event")]
    string? Tag => TryGetValue(() => Tag);

    /// <summary>True when the merge request of the event leads from a fork.</summary>
    [Parameter("The merge request of the event leads from a fork")]
    bool Fork => TryGetValue<bool?>(() => Fork) ?? false;

    /// <summary>True when a merge request leads from the branch of the event.</summary>
    [Parameter("A merge request leads from the branch of the event")]
    bool OpenMergeRequest => TryGetValue<bool?>(() => OpenMergeRequest) ?? false;

    /// <summary>The files that the event changes.</summary>
    [Parameter("Files that the event changes; every 'changes' holds when none is given")]
    string[]? Changed => TryGetValue(() => Changed);

    /// <summary>The variables of the event.</summary>
    [Parameter("Variables of the event and of the project, each NAME=value")]
    string[]? Variable => TryGetValue(() => Variable);

    /// <summary>How the pipeline is shown.</summary>
    [Parameter("How ShowPipeline prints: table, or mermaid for a merge request's description")]
    string? Format => TryGetValue(() => Format);

    /// <summary>True to let <see cref="CheckPipeline"/> ask a GitLab server as well.</summary>
    [Parameter("CheckPipeline also asks GitLab (CI Lint, dry run)", Name = "Lint")]
    bool AsksGitLab => TryGetValue<bool?>(() => AsksGitLab) ?? false;

    /// <summary>The server to ask; null = that of the job (<c>CI_API_V4_URL</c>).</summary>
    [Parameter("GitLab's address, such as https://gitlab.example.com; in a job its own server", Name = "GitlabUrl")]
    string? GitLabUrl => TryGetValue(() => GitLabUrl);

    /// <summary>The project to ask about: number or <c>group/name</c>; null = that of the job, else of the remote 'origin'.</summary>
    [Parameter("Project on GitLab: number, or group/name; else that of the job or of the remote 'origin'", Name = "GitlabProject")]
    string? GitLabProject => TryGetValue(() => GitLabProject);

    /// <summary>An access token with the scope <c>api</c>.</summary>
    [Parameter("Access token for GitLab with the scope 'api' (variable GITLAB_TOKEN)", Name = "GitlabToken")]
    [Secret]
    string? GitLabToken => TryGetValue(() => GitLabToken);

    /// <summary>Changes the planned pipeline as the author wishes, the last step before it is checked and written.</summary>
    Pipeline Customize(Pipeline pipeline) => pipeline;

    /// <summary>The same for the infrastructure's own pipeline.</summary>
    Pipeline CustomizeInfrastructure(Pipeline pipeline) => pipeline;

    /// <summary>Writes <c>.gitlab-ci.yml</c> from the targets.</summary>
    Target GeneratePipeline => _ => _
        .Description("Writes .gitlab-ci.yml from the targets and the definition")
        .Executes(() => TargetRun.RunAsync(this, run =>
        {
            var result = GenerateChecked(run);
            run.Show(PipelineFiles.Write(RootDirectory, result).Select(one => TargetsText.PipelineWritten(one.File, one.IsWritten)));
            return Task.CompletedTask;
        }));

    /// <summary>Fails, with a diff, when <c>.gitlab-ci.yml</c> is not what the targets say. Never writes.</summary>
    [Job(Stage = Stages.Test, AtOnce = true, ChecksDefinition = true)]
    Target CheckPipeline => _ => _
        .Description("Fails, with a diff, when .gitlab-ci.yml is not what the targets say")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            // Both only read, and neither needs the other.
            var (root, application) = (RootDirectory, Application);
            var inputs = Task.Run(() => PipelineFiles.DriftOfInputs(root, application), run.CancellationToken);
            var result = GenerateChecked(run);
            IReadOnlyList<string> drift = [.. PipelineFiles.Drift(RootDirectory, result), .. await inputs];
            if (drift.Count > 0)
            {
                throw new VerdictException(string.Join('\n', drift), exitCode: 1);
            }

            run.Show(PipelineFiles.InStep(result, Application));
            if (AsksGitLab)
            {
                await GitLabQuestion.AskAsync(run, this, result.Text);
            }
        }));

    /// <summary>Prints the jobs with their needs and gates; those of one event, and why the others are not in it, with <c>--event</c>. Never writes.</summary>
    Target ShowPipeline => _ => _
        .Description("Prints the pipeline: its jobs, needs and gates, or those of one --event")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var lines = await PipelineShow.LinesAsync(GenerateChecked(run), ShownEvent(), Application, Format, () => run.Git.FilesAsync(run.CancellationToken));
            foreach (var line in lines)
            {
                Console.WriteLine(line);
            }
        }));

    /// <summary>The event that the command line describes; null when it names none.</summary>
    /// <exception cref="Values.DefinitionException">Its words do not go together.</exception>
    internal PipelineEvent? ShownEvent() => new EventArguments
    {
        Event = Event,
        Branch = Branch,
        TargetBranch = TargetBranch,
        Tag = Tag,
        Fork = Fork,
        OpenMergeRequest = OpenMergeRequest,
        Changed = Changed,
        Variable = Variable,
    }.Read(Application);

    /// <summary>Remembers the targets of this build; they are read when the pipeline is asked for, which most starts do not.</summary>
    internal void Remember(Func<TargetGraph> read) => Graphs.AddOrUpdate(this, new(read));

    /// <summary>The pipeline of the targets, with its findings.</summary>
    internal PipelineResult Generate()
    {
        if (!Graphs.TryGetValue(this, out var graph))
        {
            throw TargetsText.NoExtension(GetType().Name);
        }

        // The first hash of a process takes as long as all targets do, for it loads the system's library.
        var (root, application) = (RootDirectory, Application);
        var hashes = Task.Run(() => RunnerImageFiles.Hashes(application, root));
        var targets = graph.Value;
        return PipelineGenerator.Generate(targets with { FileHashes = hashes.GetAwaiter().GetResult() }, application, Customize, CustomizeInfrastructure);
    }

    private PipelineResult GenerateChecked(TargetRun run)
    {
        var result = Generate();
        result.ThrowOnErrors();
        foreach (var finding in result.Findings)
        {
            (finding.Rule.Severity == Severity.Info ? run.Log.Info : (Action<string>)run.Log.Warning)(finding.ToString());
        }

        foreach (var accepted in result.Accepted)
        {
            run.Log.Detail(accepted.ToString());
        }

        return result;
    }
}
