using System.Text.RegularExpressions;

namespace Pipelines.Clients.Terraform;

/// <summary>Who holds a state's lock. What nobody says is null.</summary>
/// <param name="Id">What <c>terraform force-unlock</c> takes.</param>
/// <param name="Who">The user.</param>
/// <param name="Operation">What for, <c>OperationTypeApply</c>.</param>
/// <param name="Created">Since when, as written.</param>
internal sealed partial record StateLock(string Id, string? Who, string? Operation, string? Created)
{
    /// <summary>Reads the lock out of Terraform's error, as its S3 backend prints it; null when there is none in it.</summary>
    public static StateLock? Find(string error)
    {
        var values = Line().Matches(error).GroupBy(match => match.Groups["name"].Value).ToDictionary(same => same.Key, same => same.First().Groups["value"].Value.Trim(), StringComparer.Ordinal);
        return values.GetValueOrDefault("ID") is { Length: > 0 } id ? new(id, Value("Who"), Value("Operation"), Value("Created")) : null;

        string? Value(string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }

    [GeneratedRegex(@"^[\s│]*(?<name>ID|Who|Operation|Created):(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
