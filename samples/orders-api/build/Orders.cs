using Pipelines.Definitions;

/// <summary>What is built and tested here, and where it runs.</summary>
internal static class Orders
{
    public static readonly DeploymentEnvironment
        Dev = new("dev") { Account = "555555555555", Region = "eu-central-1", Tier = Tier.Development, Start = Start.Automatic },
        Prod = new("prod") { Account = "666666666666", Region = "eu-central-1", Tier = Tier.Production, Start = Start.Manual, Url = "https://orders.example" };

    private static readonly ContainerImage Image = new("orders-api") { Dockerfile = "Dockerfile", Context = "." };

    public static Application Application { get; } = new("orders")
    {
        ReleaseBranch = "main",
        Images = [Image],
        Services = [new Service("orders-api", Image)],
        Environments = [Dev, Prod],
        Registry = RegistrySource.Vault(mount: "secret", path: "orders/{environment}", field: "registry"),
        Tests = [TestSuite.DotNet("orders", "tests/Orders.Tests/Orders.Tests.csproj")],
        Linters = [Linter.DotNet("src/Orders.Api/Orders.Api.csproj"), Linter.Shell()],
        ToolsImage = RunnerImage.Built("build/ci.Dockerfile"),
    };
}
