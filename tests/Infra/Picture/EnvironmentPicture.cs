using Infra.Reachability;
using Infra.Terraform;

namespace Infra.Picture;

/// <summary>
/// One environment as an SVG: boxes are the resources of the evaluated configuration, arrows the roads that its rules open. Nothing is placed by hand
/// but the frame, so another service, zone or rule is drawn when it is written.
/// </summary>
internal sealed class EnvironmentPicture
{
    private const int Width = 1420, ZonesLeft = 498, ZonesWidth = 470, Gap = 14, FirstRow = 204, RowHeight = 206, TasksBelow = 104, BalancerHeight = 44, TasksHeight = 64, Column = 1004;

    private readonly ModuleInstance root;
    private readonly List<Resource> resources;
    private readonly IReadOnlyList<Road> roads;
    private readonly List<string> zones;
    private readonly List<string> services;
    private readonly Canvas canvas;
    private readonly int bottom;

    private EnvironmentPicture(ModuleInstance root)
    {
        this.root = root;
        resources = [.. root.Resources()];
        roads = Matrix.Of(root).Roads;
        zones = [.. Values.Items(root.VariableOf("zones")).Select(Values.Text)];
        services = [.. All("aws_ecs_service").Select(service => service.Key!).OrderBy(Depth).ThenBy(name => name, StringComparer.Ordinal)];
        bottom = FirstRow + (services.Count * RowHeight) + 122;
        canvas = new(Width, bottom + 100, $"The environment {Variable("environment")} of {Variable("application")}");
    }

    /// <summary>The whole file.</summary>
    public static string Of(ModuleInstance root)
    {
        var picture = new EnvironmentPicture(root);
        picture.Frame();
        picture.Subnets();
        picture.Places();
        new SurroundingsPicture(picture.canvas, root, picture.resources).Draw(picture.bottom);
        foreach (var road in picture.roads)
        {
            picture.Draw(road);
        }

        return picture.canvas.ToString();
    }

    private void Frame()
    {
        canvas.Words(32, 44, "start", ("title", $"{Variable("application")} · {Variable("environment")}"));
        canvas.Box("account", 250, 70, Width - 274, bottom - 44, 12);
        canvas.Words(270, 98, "start", ("head", $"AWS account {Variable("account_id")}"), ("note", $"{Variable("region")}, tier {Variable("tier")}"));
        canvas.Box("vpc", 478, 122, 640, bottom - 118, 12);
        canvas.Words(1104, 148, "end", ("head", "VPC"), ("mono", Variable("vpc_cidr")));
        canvas.Words(Width - 32, bottom + 58, "end", ("note", "Solid: may open a connection, on this port. There are no other ways: tasks and database have no road to or from the internet."));
        canvas.Words(Width - 32, bottom + 76, "end", ("note", "Dashed yellow: what a token of GitLab opens. Dotted green: inside of AWS. Drawn from infra/ by tests/Infra; do not edit."));
    }

    private void Subnets()
    {
        var width = (ZonesWidth - (Gap * (zones.Count - 1))) / (double)zones.Count;
        for (var index = 0; index < zones.Count; index++)
        {
            var left = ZonesLeft + (index * (width + Gap));
            Subnet("public", zones[index], left, width, 160, 112);
            Subnet("private", zones[index], left, width, 284, bottom - 302);
        }
    }

    private void Subnet(string kind, string zone, double left, double width, double top, double height)
    {
        var subnet = All("aws_subnet").Single(resource => resource.Block.Labels[1] == kind && resource.Key == zone);
        canvas.Box(kind, left, top, width, height, 6);
        canvas.Words(left + 10, top + 17, "start", ("note", $"{kind} subnet, {zone}"));
        canvas.Words(left + width - 10, top + 17, "end", ("mono", subnet.Text("cidr_block")!));
    }

    private void Places()
    {
        canvas.Box("outside", Middle - 95, 22, 190, 36, 18);
        canvas.Words(Middle, 45, "middle", ("head", "the internet"));
        foreach (var service in services)
        {
            var balancer = All("aws_lb").Single(resource => resource.Key == service);
            canvas.Box("balancer", ZonesLeft + 70, Top($"balancer of {service}"), ZonesWidth - 140, BalancerHeight);
            canvas.Words(Middle, Top($"balancer of {service}") + 19, "middle", ("head", $"{(balancer.Get("internal") is true ? "internal" : "public")} balancer of {service}"), ("mono", balancer.Text("name")!));
            Across("tasks", Top($"tasks of {service}"), $"tasks of {service}", zones.Select(zone => $"Fargate, zone {zone}"));
        }

        var database = All("aws_db_instance").Single();
        Across("database", Top("database"), $"database, {database.Text("engine")} {database.Text("engine_version")}", zones.Take(database.Get("multi_az") is true ? 2 : 1).Select((zone, index) => index == 0 ? $"zone {zone}" : $"standby, zone {zone}"));
        canvas.Box("endpoint", Column, Top($"tasks of {services[0]}"), 104, bottom - 146 - Top($"tasks of {services[0]}"));
        canvas.Words(Column + 52, Top($"tasks of {services[0]}") + 24, "middle", [("head", "endpoints"), .. All("aws_vpc_endpoint").Where(endpoint => endpoint.Key is not null).Select(endpoint => ("note", endpoint.Key!))]);
        canvas.Box("endpoint", Column, bottom - 98, 104, 46);
        canvas.Words(Column + 52, bottom - 79, "middle", ("head", "S3"), ("note", "gateway"));
    }

    // One box through all zones, with a chip for each.
    private void Across(string kind, double top, string head, IEnumerable<string> chips)
    {
        var width = (ZonesWidth - (Gap * (zones.Count - 1))) / (double)zones.Count;
        canvas.Box(kind, ZonesLeft + 24, top, ZonesWidth - 48, TasksHeight);
        canvas.Words(Middle, top + 22, "middle", ("head", head));
        foreach (var (index, chip) in chips.Index())
        {
            var left = ZonesLeft + (index * (width + Gap)) + 48;
            canvas.Box("chip", left, top + 34, width - 96, 22, 11);
            canvas.Words(left + ((width - 96) / 2), top + 49, "middle", ("note", chip));
        }
    }

    private void Draw(Road road)
    {
        if (road.To is "endpoints" or Reachability.Places.S3)
        {
            ToColumn(road);
            return;
        }

        var (from, to) = (Bottom(road.From), Top(road.To));
        if (to > from && to - from < RowHeight)
        {
            canvas.Arrow("road", (Middle, from), (Middle, to));
            canvas.Words(Middle + 10, ((from + to) / 2) + 5, "start", ("port halo", road.Ports));
            return;
        }

        // Past what stands between them.
        canvas.Arrow("road", (ZonesLeft + 24, from - 20), (ZonesLeft - 8, from - 20), (ZonesLeft - 8, to + 20), (ZonesLeft + 24, to + 20));
        canvas.Words(ZonesLeft - 12, ((from + to) / 2) + 5, "end", ("port halo", road.Ports));
    }

    // The endpoints stand beside all tasks, S3 below them.
    private void ToColumn(Road road)
    {
        const int Right = ZonesLeft + ZonesWidth - 24;
        var top = Top(road.From);
        if (road.To == "endpoints")
        {
            canvas.Arrow("road", (Right, top + 20), (Column, top + 20));
            canvas.Words(Column - 28, top + 14, "end", ("port halo", road.Ports));
        }
        else
        {
            canvas.Arrow("road", (Right, top + 44), (Column - 20, top + 44), (Column - 20, bottom - 76), (Column, bottom - 76));
            canvas.Words(Column - 26, bottom - 82, "end", ("port halo", road.Ports));
        }
    }

    private double Top(string place) => place switch
    {
        Reachability.Places.Internet => 22,
        "database" => FirstRow + (services.Count * RowHeight),
        _ => FirstRow + (services.IndexOf(place[(place.LastIndexOf(' ') + 1)..]) * RowHeight) + (place.StartsWith("tasks", StringComparison.Ordinal) ? TasksBelow : 0),
    };

    private double Bottom(string place) => Top(place) + (place == Reachability.Places.Internet ? 36 : place.StartsWith("balancer", StringComparison.Ordinal) ? BalancerHeight : TasksHeight);

    // How many services stand between the internet and this one.
    private int Depth(string service) =>
        roads.Where(road => road.To == $"balancer of {service}" && road.From.StartsWith("tasks of ", StringComparison.Ordinal) && road.From != $"tasks of {service}")
            .Select(road => Depth(road.From["tasks of ".Length..]) + 1).DefaultIfEmpty(0).Max();

    private static double Middle => ZonesLeft + (ZonesWidth / 2.0);

    private IEnumerable<Resource> All(string type) => resources.Where(resource => resource.Type == type);

    private string Variable(string name) => Values.Text(root.VariableOf(name));
}
