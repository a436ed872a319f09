namespace Nuke.Contract.Builds;

/// <summary>A build whose targets tell that they ran.</summary>
public abstract class ContractBuild : NukeBuild
{
    protected static void Ran(string target) => Console.WriteLine($"ran: {target}");

    /// <summary>A line that tests look for.</summary>
    protected static void Say(string name, object? value) => Console.WriteLine($"{name} = {value ?? "null"}");
}
