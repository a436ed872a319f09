using System.Globalization;
using Infra.Terraform;

namespace Infra.Reachability;

/// <summary>Computed from the rules of the security groups: every road that is open, and every rule that opens none.</summary>
/// <param name="Roads">In the order of their names; the ports of two places in one text.</param>
/// <param name="Findings">Rules with one end only, and rules that are not read here.</param>
internal sealed record Matrix(IReadOnlyList<Road> Roads, IReadOnlyList<string> Findings)
{
    private const string Rule = "aws_vpc_security_group_";

    public static Matrix Of(ModuleInstance root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var resources = root.Resources().ToList();
        var ends = resources.Where(resource => resource.Type.StartsWith(Rule, StringComparison.Ordinal)).Select(EndOf).ToList();
        var places = Places.Of(resources);

        // From outside an ingress is enough, to outside an egress; between two groups it needs both.
        var open = ends.Where(end => IsOutside(end.Peer) || ends.Exists(other => other.IsIngress != end.IsIngress && other.Group == end.Peer && other.Peer == end.Group && other.Ports == end.Ports)).ToList();
        return new(
            [.. open.SelectMany(end => RoadsOf(end, places)).Distinct().GroupBy(road => (road.From, road.To)).Select(Joined).OrderBy(road => road.ToString(), StringComparer.Ordinal)],
            [
                .. ends.Except(open).Select(end => $"{end.Rule}: there is no rule for its other end"),
                .. open.Where(end => !places.Any(place => place.Groups.Contains(end.Group))).Select(end => $"{end.Rule}: nothing is in its group"),
                .. resources.SelectMany(Unread),
            ]);
    }

    private static IEnumerable<string> Unread(Resource resource)
    {
        var hasRules = resource.Type is "aws_security_group" or "aws_default_security_group"
            && (resource.Has("ingress") || resource.Has("egress") || resource.Block.Body.Of("ingress").Concat(resource.Block.Body.Of("egress")).Any());
        return hasRules || resource.Type == "aws_security_group_rule" ? [$"{resource}: a rule stands in a resource of its own, aws_vpc_security_group_(in|e)gress_rule"] : [];
    }

    private static End EndOf(Resource rule)
    {
        string[] peers = ["referenced_security_group_id", "cidr_ipv4", "cidr_ipv6", "prefix_list_id"];
        var peer = peers.Single(rule.Has);
        return new(
            rule.Address,
            rule.Type == $"{Rule}ingress_rule",
            ((Computed)rule.Get("security_group_id")!).Address,
            rule.Get(peer) switch
            {
                Computed { Attribute: "id" } group => group.Address,
                Computed { Attribute: "prefix_list_id" } => Places.S3,
                "0.0.0.0/0" or "::/0" => Places.Internet,
                var block => $"the addresses {block}",
            },
            PortsOf(rule));
    }

    private static string PortsOf(Resource rule)
    {
        var (first, last) = (rule.Text("from_port"), rule.Text("to_port"));
        return rule.Text("ip_protocol") switch
        {
            "tcp" when first == last => first!,
            "tcp" => $"{first}-{last}",
            "-1" => "all",
            var other => $"{other} {first}-{last}",
        };
    }

    private static bool IsOutside(string peer) => peer is Places.Internet or Places.S3 || peer.StartsWith("the addresses ", StringComparison.Ordinal);

    private static IEnumerable<Road> RoadsOf(End end, IReadOnlyList<(string Name, IReadOnlyList<string> Groups)> places)
    {
        var here = places.Where(place => place.Groups.Contains(end.Group)).Select(place => place.Name);
        var there = IsOutside(end.Peer) ? [end.Peer] : places.Where(place => place.Groups.Contains(end.Peer)).Select(place => place.Name).ToArray();
        return from one in here from other in there select end.IsIngress ? new Road(other, one, end.Ports) : new Road(one, other, end.Ports);
    }

    private static Road Joined(IGrouping<(string From, string To), Road> roads) =>
        new(roads.Key.From, roads.Key.To, string.Join(", ", roads.Select(road => road.Ports).OrderBy(ports => int.TryParse(ports, CultureInfo.InvariantCulture, out var port) ? port : int.MaxValue)));

    private sealed record End(string Rule, bool IsIngress, string Group, string Peer, string Ports);
}
