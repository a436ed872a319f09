namespace Pipelines.Model;

/// <summary>A finding that the author has accepted.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Reason">Why it is right here.</param>
public sealed record AcceptedFinding(Finding Finding, string Reason)
{
    /// <summary><c>accepted PIPE0311 Build.Deploy: reason</c>, in one line.</summary>
    public override string ToString() => $"accepted {Finding.Rule.Id} {Finding.Symbol}: {Reason}";
}
