using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Clients.Terraform;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>What a saved plan was made of. It lies beside the plan, and the plan is applied only where all of it is still so.</summary>
internal sealed record PlanCompanion
{
    private const int Form = 1;

    public required string Application { get; init; }

    public required string Environment { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    /// <summary>The source, <see cref="Revision.Tag"/>.</summary>
    public required string Revision { get; init; }

    /// <summary>The SHA-256 of the environment's inputs.</summary>
    public required string Inputs { get; init; }

    /// <summary>The SHA-256 of the saved plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Where the state is.</summary>
    public required string State { get; init; }

    /// <summary>Terraform's version.</summary>
    public required string Terraform { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The state that it was made of; null = it was empty.</summary>
    public StateMark? Mark { get; init; }

    /// <summary>What a person allowed it to destroy.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The SHA-256 of a file, in hexadecimal.</summary>
    public static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    /// <summary>The text of the file.</summary>
    public string Text() => new JsonObject
    {
        ["form"] = Form,
        ["application"] = Application,
        ["environment"] = Environment,
        ["account"] = Account,
        ["region"] = Region,
        ["revision"] = Revision,
        ["inputs"] = Inputs,
        ["plan"] = Plan,
        ["state"] = State,
        ["lineage"] = Mark?.Lineage,
        ["serial"] = Mark?.Serial,
        ["terraform"] = Terraform,
        ["time"] = Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["allowed"] = new JsonArray([.. Allowed.Select(address => JsonValue.Create(address))]),
    }.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n";

    /// <summary>Reads the text of the file; null when it is not such a text.</summary>
    public static PlanCompanion? Find(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject json && (int?)json["form"] == Form ? Read(json) : null;
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static PlanCompanion Read(JsonObject json) => new()
    {
        Application = Word(json, "application"),
        Environment = Word(json, "environment"),
        Account = Word(json, "account"),
        Region = Word(json, "region"),
        Revision = Word(json, "revision"),
        Inputs = Word(json, "inputs"),
        Plan = Word(json, "plan"),
        State = Word(json, "state"),
        Mark = (string?)json["lineage"] is { } lineage ? new(lineage, (long)json["serial"]!) : null,
        Terraform = Word(json, "terraform"),
        Time = DateTimeOffset.Parse(Word(json, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        Allowed = [.. ((JsonArray)json["allowed"]!).Select(address => (string)address!)],
    };

    private static string Word(JsonObject json, string name) => (string?)json[name] ?? throw new KeyNotFoundException(name);
}
