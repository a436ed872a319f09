using Nuke.Common;
using Pipelines.Clients.Containers;
using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>Builds the image of the folder that it runs in, to be killed meanwhile: a test cannot kill itself.</summary>
internal sealed class Building : NukeBuild
{
    public const string Secret = "a secret of a killed build";

    public static int Start() => Execute<Building>(x => x.Image);

    [Parameter]
    private string Builder { get; set; } = "";

    [Parameter]
    private string Temporary { get; set; } = "";

    private Target Image => _ => _.Executes(async () =>
    {
        var log = new RecordedLog { Heard = Console.WriteLine };
        var tools = new ContainerEngineOptions { Runner = new ProcessRunner(log, TimeProvider.System), Log = log, Time = TimeProvider.System, TemporaryFolder = Temporary };
        var found = await BuilderSearch.FindAsync(Enum.Parse<ImageBuilder>(Builder), tools, CancellationToken.None);
        var build = new ImageBuild(new GitClient(tools.Runner, RootDirectory), found, log);
        var plan = await build.PlanAsync(Options(RootDirectory, Temporary, secrets: found.Builder!.Lacks == BuilderLacks.Nothing), CancellationToken.None);
        await build.ApplyAsync(plan, CancellationToken.None);
    });

    /// <summary>What is built, by the killed build and by the one after it.</summary>
    public static ImageBuildOptions Options(string root, string temporary, bool secrets) => new()
    {
        Image = new("team/storefront") { Dockerfile = "app/Dockerfile", Secrets = secrets ? [new("token", SecretSource.Variable("TOKEN"))] : [] },
        Root = root,
        TemporaryFolder = temporary,
        ReadSecret = (_, _) => Task.FromResult(new Secret(Secret)),
    };
}
