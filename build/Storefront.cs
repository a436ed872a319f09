using Pipelines.Definitions;

/// <summary>The sample application's definition: what is built and tested here, and how it becomes two running services.</summary>
internal static class Storefront
{
    public static readonly DeploymentEnvironment
        Dev = new("dev") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Start.Automatic },
        Sit = new("sit") { Account = "222222222222", Region = "eu-west-1", Tier = Tier.Testing, Start = Start.Automatic },
        Uat = new("uat") { Account = "333333333333", Region = "eu-west-1", Tier = Tier.Staging, Start = Start.Manual, Url = "https://uat.storefront.example" },
        Prod = new("prod") { Account = "444444444444", Region = "eu-west-1", Tier = Tier.Production, Start = Start.Manual, Url = "https://storefront.example" };

    private static readonly DebianPackage Package = new("samples/storefront");

    private static readonly ContainerImage Image = new("storefront")
    {
        Dockerfile = "samples/storefront/Dockerfile",
        Package = Package,
        EntryPoint = ["storefront"],
    };

    private static readonly Service
        Backend = new("backend", Image),
        Frontend = new("frontend", Image) { After = [Backend], IsPublic = true };

    public static Application Application { get; } = new("storefront")
    {
        ReleaseBranch = "staging",
        Packages = [Package],
        Images = [Image],
        Services = [Backend, Frontend],
        Environments = [Dev, Sit, Uat, Prod],
        Registry = RegistrySource.Vault(mount: "secret", path: "storefront/{environment}", field: "registry"),
        DeployFolder = "samples/storefront/deploy",
        Infrastructure = new("infra/environment")
        {
            Project = new("https://gitlab.example.com", "shop/storefront"),
            VaultAddress = "https://vault.example.com:8200",
            Tags = new Dictionary<string, string> { ["application"] = "storefront", ["managed-by"] = "terraform" },

            // Built elsewhere, from the .NET SDK and Terraform: no image of this project's own registry is shown the roles that may change everything.
            RunnerImage = RunnerImage.Published("registry.example.com/ci/dotnet-terraform:10.0-1.11"),
        },
        // They run side by side: the one that takes longest is the first to start.
        Tests =
        [
            TestSuite.DotNet("end-to-end", "tests/EndToEnd/EndToEnd.csproj"),
            TestSuite.DotNet("pipelines", "tests/Pipelines.Tests/Pipelines.Tests.csproj"),
            TestSuite.DotNet("sandbox", "tests/Pipelines.Sandbox.Tests/Pipelines.Sandbox.Tests.csproj"),
            TestSuite.Command("storefront", "samples/storefront", "ruby", "test/run.rb", "--junit", "{junit}", "--coverage", "{coverage}"),
            TestSuite.DotNet("nuke", "tests/Nuke.Contract/Nuke.Contract.csproj"),
            TestSuite.DotNet("infra", "tests/Infra/Infra.csproj"),
            TestSuite.DotNet("architecture", "tests/Architecture/Architecture.csproj"),
            TestSuite.DotNet("compat", "tests/Compat.Tests/Compat.Tests.csproj"),
        ],
        Linters =
        [
            Linter.DotNet("Pipelines.sln"),
            Linter.Ruby("samples/storefront"),
            Linter.Rubocop("samples/storefront"),
            Linter.Shell(),
            Linter.Yaml(),
            Linter.Secrets(),
            Linter.Dockerfiles(),

            // Not among Debian's packages, so not in every image of tools.
            Linter.Markdown() with { IsRequired = false },
            Linter.Terraform() with { IsRequired = false },
        ],
        LintGate = new()
        {
            Suppress =
            [
                new("dockerfile/no-user", "jobs of this image speak to the runner's engine by a socket that belongs to root", until: new(2027, 12, 31)) { Path = "*build/ci.Dockerfile" },
            ],
        },
        ToolsImage = RunnerImage.Built("build/ci.Dockerfile"),

        // The runners of this project share their machine's engine; with runners of GitLab.com leave this out, and get docker:dind.
        Engine = EngineAccess.Runner,
    };
}
