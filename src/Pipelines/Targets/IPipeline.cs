using System.Runtime.CompilerServices;
using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Pipelines.Yaml;

namespace Pipelines.Targets;

/// <summary>Writes and checks <c>.gitlab-ci.yml</c>; needs <see cref="GitLabPipelineAttribute"/> on the build class, which knows the targets.</summary>
public interface IPipeline : IHazApplication
{
    /// <summary>The name of the file, in the repository's root.</summary>
    internal const string FileName = ".gitlab-ci.yml";

    // An interface has no fields: what the extension found is kept beside the build.
    private static readonly ConditionalWeakTable<IPipeline, TargetGraph> Graphs = [];

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

    /// <summary>Writes <c>.gitlab-ci.yml</c> from the targets.</summary>
    Target GeneratePipeline => _ => _
        .Description("Writes .gitlab-ci.yml from the targets and the definition")
        .Executes(() => TargetRun.RunAsync(this, run =>
        {
            var result = GenerateChecked(run);
            var written = PipelineFile.Write(RootDirectory / FileName, result.Text, FileName);
            run.Log.Info(TargetsText.PipelineWritten(FileName, written));
            return Task.CompletedTask;
        }));

    /// <summary>Fails, with a diff, when <c>.gitlab-ci.yml</c> is not what the targets say. Never writes.</summary>
    [Job(Stage = Stages.Test, AtOnce = true)]
    Target CheckPipeline => _ => _
        .Description("Fails, with a diff, when .gitlab-ci.yml is not what the targets say")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var result = GenerateChecked(run);
            if (PipelineFile.Drift(RootDirectory / FileName, result.Text, FileName) is { } drift)
            {
                throw new VerdictException(drift, exitCode: 1);
            }

            run.Log.Info(TargetsText.PipelineInStep(FileName));
            if (AsksGitLab)
            {
                await GitLabQuestion.AskAsync(run, this, result.Text);
            }
        }));

    /// <summary>Remembers the targets of this build.</summary>
    internal void Remember(TargetGraph graph) => Graphs.AddOrUpdate(this, graph);

    /// <summary>The pipeline of the targets, with its findings.</summary>
    internal PipelineResult Generate() =>
        Graphs.TryGetValue(this, out var graph)
            ? PipelineGenerator.Generate(graph, Application, Customize)
            : throw TargetsText.NoExtension(GetType().Name);

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
