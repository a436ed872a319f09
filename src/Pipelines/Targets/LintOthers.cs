using Pipelines.Clients.Git;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Images;
using Pipelines.Engines.Images.Context;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>What <c>Lint</c> looks at beside the linters of the application: that which the build's own targets would refuse later.</summary>
internal static class LintOthers
{
    /// <summary>The checks that this build has something for.</summary>
    /// <param name="application">The application.</param>
    /// <param name="pipeline">Makes its pipeline; null when it has none.</param>
    /// <param name="git">Says which files a context has.</param>
    public static IReadOnlyList<ILinterTool> Of(Application application, Func<PipelineResult>? pipeline, GitClient git) =>
    [
        .. application.Images.Count == 0 ? [] : new[] { Context(application, git) },
        .. application.Services.Count == 0 ? [] : new[] { Containers(application) },
        .. pipeline is null ? [] : new[] { Pipeline(pipeline) },
    ];

    // CTX001 …: what a builder would be given. The mend is a line of .dockerignore.
    private static RoomLinter Context(Application application, GitClient git)
    {
        const string Name = "context";
        return new(
            Name,
            files => [.. application.Images.Select(image => image.Dockerfile).Distinct().Where(files.IsFile)],
            async (files, cancellationToken) =>
            {
                var findings = new List<Finding>();
                foreach (var image in application.Images)
                {
                    findings.AddRange(await InAsync(image, files, cancellationToken));
                }

                return findings;
            });

        async Task<IEnumerable<Finding>> InAsync(ContainerImage image, RepositoryFiles files, CancellationToken cancellationToken)
        {
            var options = new ImageBuildOptions { Image = image, Root = files.Root };
            try
            {
                var given = await ContextFiles.ListAsync(options, git, cancellationToken);
                return ContextCheck.Find(Path.Combine(files.Root, options.Context), given, image.AcceptedInContext).Select(found => new Finding
                {
                    Tool = Name,
                    Rule = found.Rule.Id,
                    Severity = found.Rule.IsError ? Severity.Major : Severity.Minor,
                    Path = options.Context.Length == 0 ? found.File : $"{options.Context}/{found.File}",
                    Message = ContextText.Finds(image.ToString(), found),
                });
            }
            catch (DefinitionException exception)
            {
                return exception.Mistakes.Select(mistake => RoomLinter.Of(Name, mistake));
            }
        }
    }

    // The developers' JSON, for every environment: each mistake once, though it may be one of several environments.
    private static RoomLinter Containers(Application application)
    {
        const string Name = "containers";
        return new(
            Name,
            files => [.. files.All.Where(path => path.StartsWith(application.DeployFolder + "/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal))],
            (files, _) => Task.FromResult<IReadOnlyList<Finding>>(
                [.. application.Environments.Append(DeploymentEnvironment.Local).SelectMany(environment => MistakesIn(files.Root, environment)).Distinct().Select(mistake => RoomLinter.Of(Name, mistake))]));

        IReadOnlyList<DefinitionMistake> MistakesIn(string root, DeploymentEnvironment environment)
        {
            try
            {
                ContainerFiles.Check(root, application, environment);
                return [];
            }
            catch (DefinitionException exception)
            {
                return exception.Mistakes;
            }
        }
    }

    // GitLab's limits and traps: what CheckPipeline would say of the pipeline as the targets have it, but for what the author accepts.
    private static RoomLinter Pipeline(Func<PipelineResult> generate)
    {
        const string Name = "pipeline";
        return new(
            Name,
            files => [.. new[] { IPipeline.FileName }.Where(files.IsFile)],
            (_, _) => Task.FromResult<IReadOnlyList<Finding>>(
            [
                .. generate().Findings.Select(found => new Finding
                {
                    Tool = Name,
                    Rule = found.Rule.Id,
                    Severity = found.Rule.Severity switch { Model.Severity.Error => Severity.Major, Model.Severity.Warning => Severity.Minor, _ => Severity.Info },
                    Path = IPipeline.FileName,
                    Message = $"{found.Symbol}: {found.Reason}. {found.Rule.Mend}",
                }),
            ]));
    }
}
