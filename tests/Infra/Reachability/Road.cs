namespace Infra.Reachability;

/// <summary>Who may open a connection to whom.</summary>
/// <param name="From">A place.</param>
/// <param name="To">Another.</param>
/// <param name="Ports">"443", "80, 443", "8000-8100", or "all".</param>
internal sealed record Road(string From, string To, string Ports)
{
    public override string ToString() => $"{From} -> {To}: {Ports}";
}
