using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>
/// What an application says wrong about itself, and what no pipeline would show: names that stand twice or mean something else, a branch that cannot be,
/// a service whose image nobody builds.
/// </summary>
/// <param name="symbol">The application in the author's code, <c>Build.Application</c>.</param>
/// <param name="application">The application.</param>
internal sealed class ApplicationCheck(string symbol, Application application)
{
    /// <summary>Does nothing when nothing is wrong.</summary>
    /// <exception cref="DefinitionException">Everything that is.</exception>
    public static void Check(TargetGraph graph, Application application)
    {
        IReadOnlyList<DefinitionMistake> mistakes = [.. new ApplicationCheck($"{graph.Symbol}.{nameof(Application)}", application).Mistakes(graph)];
        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }
    }

    private IEnumerable<DefinitionMistake> Mistakes(TargetGraph graph) =>
    [
        .. IsBranch(application.ReleaseBranch) ? [] : (DefinitionMistake[])[PlanningText.NoBranch(symbol, application.ReleaseBranch)],
        .. Environments(),
        .. Twice(nameof(Application.Environments), application.Environments.Select(environment => environment.Name.Text)),
        .. Twice(nameof(Application.Images), application.Images.Select(image => image.Repository.Text)),
        .. Twice(nameof(Application.Services), application.Services.Select(service => service.Name)),
        .. application.Services.Where(service => !application.Images.Contains(service.Image))
            .Select(service => PlanningText.ForeignImage(symbol, service, application)),
        .. application.TestJobs < 1 ? (DefinitionMistake[])[PlanningText.NoTestJobs(symbol, application.TestJobs)] : [],
        .. InfrastructureCheck.Mistakes(graph, symbol, application),
        .. HasNoEngine(graph) ? (DefinitionMistake[])[PlanningText.NoEngine(symbol)] : [],
    ];

    private IEnumerable<DefinitionMistake> Environments()
    {
        IReadOnlyList<DeploymentEnvironment> all = application.Review is { } review ? [.. application.Environments, review.Environment] : application.Environments;
        if (all.Count > 0 && !IsCluster(application.Name))
        {
            yield return PlanningText.BadName(symbol, application.Name);
        }

        foreach (var environment in all)
        {
            if (environment.Name == DeploymentEnvironment.Local.Name)
            {
                yield return PlanningText.BuiltIn(symbol, environment);
            }

            // A variable may hold the scheme too.
            if (environment.Url is { } url && !url.StartsWith('$') && !IsWebAddress(url))
            {
                yield return PlanningText.NoAddress(symbol, environment, url);
            }
        }

        if (application.Review is { } own && application.Environments.Any(environment => environment.Name == own.Environment.Name))
        {
            yield return PlanningText.ReviewIsAnother(symbol, own.Environment);
        }
    }

    private IEnumerable<DefinitionMistake> Twice(string list, IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => PlanningText.Twice($"{symbol}.{list}", same.Key));

    // A runner with the shell executor starts no service beside a job.
    private bool HasNoEngine(TargetGraph graph) => application.Engine == EngineAccess.DockerInDocker
        && graph.Targets.Any(target => target.Job is { NeedsEngine: true, Image: null } job
            && ((job.NeedsTools ? application.ToolsImage : null) ?? application.RunnerImage) is RunnerImage.OfMachine);

    // No regular expressions: this runs at the start of a build. https://git-scm.com/docs/git-check-ref-format
    private static bool IsBranch(string name) =>
        name.Length > 0 && name[0] != '-' && !name.EndsWith('.')
        && DomainWord.IsAll(name, static letter => !char.IsControl(letter) && letter != ' ' && !@"~^:?*[\".Contains(letter, StringComparison.Ordinal))
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal)
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));

    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
    private static bool IsCluster(string name) =>
        name.Length is > 0 and <= 255 && DomainWord.IsAll(name, static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static bool IsWebAddress(string url) =>
        (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal))
        && url.Length > "https://".Length && !url.Any(char.IsWhiteSpace);
}
