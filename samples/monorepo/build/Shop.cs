using Pipelines.Definitions;

/// <summary>A service is a folder of services/ and a name here; everything else is said once, in a loop.</summary>
internal static class Shop
{
    public static readonly DeploymentEnvironment
        Dev = new("dev") { Account = "777777777777", Region = "eu-north-1", Tier = Tier.Development, Start = Start.Automatic },
        Prod = new("prod") { Account = "888888888888", Region = "eu-north-1", Tier = Tier.Production, Start = Start.Manual };

    public static readonly IReadOnlyList<string> Names =
    [
        "accounts", "addresses", "audit", "baskets", "billing", "brands", "carts", "catalog",
        "categories", "checkout", "content", "coupons", "currencies", "customers", "delivery", "discounts",
        "events", "exports", "feeds", "fraud", "gateway", "gifts", "images", "imports",
        "inventory", "invoices", "ledger", "loyalty", "mail", "media", "notes", "orders",
        "payments", "pricing", "profiles", "ratings", "refunds", "reports", "returns", "search",
    ];

    private static readonly IReadOnlyList<Service> Services = [.. Names.Select(name => new Service(name, new ContainerImage($"shop/{name}")
    {
        Dockerfile = "services/Dockerfile",
        Context = $"services/{name}",
    }))];

    public static Application Application { get; } = new("shop")
    {
        ReleaseBranch = "main",
        Images = [.. Services.Select(service => service.Image)],
        Services = Services,
        Environments = [Dev, Prod],
        Registry = RegistrySource.Vault(mount: "secret", path: "shop/{environment}", field: "registry"),
        Tests = [.. Names.Select(name => TestSuite.Command(name, $"services/{name}", "sh", "../test.sh", "{junit}"))],
        Linters = [Linter.Shell()],
        ToolsImage = RunnerImage.Built("build/ci.Dockerfile"),
    };
}
