using System.Reflection;
using System.Xml.Linq;
using Pipelines.Testing;
using Xunit;

namespace Architecture;

/// <summary>The arrows of docs/design.md, section 1: which room may use which.</summary>
public class ArrowsTests
{
    private const string Root = "Pipelines";
    private const string Sandbox = "Sandbox";

    // The root holds the one call that joins the road Definitions -> Model -> YAML; Sandbox is the assembly of its own.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Values"] = [],
        ["Definitions"] = ["Values"],
        ["Model"] = ["Values"],
        ["Planning"] = ["Definitions", "Model", "Values"],
        ["Simulation"] = ["Model", "Values"],
        ["Yaml"] = ["Model", "Values"],
        [""] = ["Definitions", "Model", "Planning", "Yaml", "Values"],
        ["Clients"] = ["Values"],
        ["Engines"] = ["Definitions", "Clients", "Values"],
        ["Targets"] = ["", "Values", "Definitions", "Model", "Planning", "Simulation", "Yaml", "Clients", "Engines", Sandbox],
        [Sandbox] = [],
    };

    private static readonly IReadOnlyList<Use> Uses = Rooms.Of(Load("Pipelines"), Load("Pipelines.Sandbox"));

    [Fact]
    public void The_rooms_are_seen_at_all() =>
        Assert.Contains(Uses, use => use.FromRoom(Root) == "Planning" && use.ToRoom(Root) == "Model");

    [Fact]
    public void Every_room_uses_only_the_rooms_that_its_arrow_names() => Assert.Empty(Against(Uses));

    [Fact]
    public void No_two_rooms_use_each_other()
    {
        var pairs = Uses.Where(IsBetweenRooms).Select(use => (From: use.FromRoom(Root)!, To: use.ToRoom(Root)!)).ToHashSet();

        Assert.DoesNotContain(pairs, pair => pairs.Contains((pair.To, pair.From)));
    }

    [Fact]
    public void Nuke_is_known_in_targets_alone() =>
        Assert.DoesNotContain(Uses, use => use.FromRoom(Root) is not (null or "Targets") && use.ToNamespace.Split('.')[0] == "Nuke");

    [Fact]
    public void A_use_against_the_arrows_is_seen()
    {
        Use[] uses =
        [
            new("Pipelines.Model.Job", "Pipelines.Model", "Pipelines.Planning.TargetGraph", "Pipelines.Planning"),
            new("Pipelines.Engines.Images.Push", "Pipelines.Engines.Images", "Pipelines.Sandbox.Server", "Pipelines.Sandbox"),
            new("Pipelines.Sandbox.Server", "Pipelines.Sandbox", "Pipelines.Values.Digest", "Pipelines.Values"),
            new("Pipelines.Novelty.Thing", "Pipelines.Novelty", "System.String", "System"),
            new("Pipelines.Planning.PipelinePlanner", "Pipelines.Planning", "Pipelines.Model.Limits.FindingRules", "Pipelines.Model.Limits"),
        ];

        Assert.Equal(uses[..4], Against(uses));
    }

    [Fact]
    public void Neither_the_sandbox_nor_a_subset_of_a_package_refers_to_the_library()
    {
        var projects = new[] { "src/compat", "src/Pipelines.Sandbox" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)).ToList();

        Assert.Equal(9, projects.Count);
        Assert.DoesNotContain(projects, project => XDocument.Load(project).Descendants("ProjectReference").Any(reference => reference.Attribute("Include")!.Value.EndsWith("/Pipelines.csproj", StringComparison.Ordinal)));
    }

    private static IEnumerable<Use> Against(IEnumerable<Use> uses) =>
        uses.Where(use => use.FromRoom(Root) is { } from && (!Arrows.TryGetValue(from, out var arrows) || (IsBetweenRooms(use) && !arrows.Contains(use.ToRoom(Root)!))));

    private static bool IsBetweenRooms(Use use) => use.FromRoom(Root) is { } from && use.ToRoom(Root) is { } to && from != to;

    private static Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}
