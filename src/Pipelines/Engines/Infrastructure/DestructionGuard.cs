using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>
/// Keeps a plan from destroying or replacing what holds data or serves traffic, unless a person has named it. Terraform's own <c>prevent_destroy</c> is gone
/// together with the block that is taken out of the configuration; this is not.
/// </summary>
internal static class DestructionGuard
{
    /// <summary>Refuses a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="infrastructure">What is protected, and what may go all the same.</param>
    /// <param name="allowed">Addresses that a person named on the command line.</param>
    /// <param name="subject">Of which environment.</param>
    /// <exception cref="ExecutionException">It destroys something protected, or an address is not in it; exit code 14.</exception>
    public static void Check(PlanSummary plan, Definitions.Infrastructure infrastructure, IReadOnlyList<string> allowed, string subject)
    {
        var destroyed = plan.Changes.Where(change => change.IsDestruction).ToList();
        var unknown = allowed.Where(address => destroyed.All(change => change.Address != address)).ToList();
        if (unknown.Count > 0)
        {
            throw InfrastructureText.NotDestroyed(subject, unknown, destroyed);
        }

        var refused = destroyed.Where(change => IsProtected(change, infrastructure) && !allowed.Contains(change.Address) && !infrastructure.AllowDestroy.Contains(change.Address)).ToList();
        if (refused.Count > 0)
        {
            throw InfrastructureText.Destroys(subject, refused);
        }
    }

    /// <summary>True for what may not go unless it is said.</summary>
    public static bool IsProtected(PlannedChange change, Definitions.Infrastructure infrastructure) =>
        infrastructure.ProtectedTypes.Contains(change.Type) || infrastructure.Protected.Any(address => IsIn(WithoutKeys(change.Address), address) || IsIn(change.Address, address));

    private static bool IsIn(string address, string place) => address == place || address.StartsWith(place + ".", StringComparison.Ordinal) || address.StartsWith(place + "[", StringComparison.Ordinal);

    // aws_vpc.this[0] and module.services["a.b"].x are the configuration's aws_vpc.this and module.services.x.
    private static string WithoutKeys(string address)
    {
        var text = new System.Text.StringBuilder();
        var (isInKey, isInText) = (false, false);
        for (var i = 0; i < address.Length; i++)
        {
            if (isInText && address[i] == '\\')
            {
                i++;
            }
            else if (isInKey && address[i] == '"')
            {
                isInText = !isInText;
            }
            else if (!isInText && address[i] is '[' or ']')
            {
                isInKey = address[i] == '[';
            }
            else if (!isInKey)
            {
                text.Append(address[i]);
            }
        }

        return text.ToString();
    }
}
