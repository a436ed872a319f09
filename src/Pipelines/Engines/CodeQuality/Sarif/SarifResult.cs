using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Sarif;

/// <summary>A result (section 3.27), read token by token: a log has hundreds of thousands of them, and a serializer takes four times as long and as much memory.</summary>
internal readonly record struct SarifResult(
    string? RuleId, int? RuleIndex, string? Kind, string? Level, SarifMessage Message, SarifPlace Place, bool IsSuppressed, string? BaselineState)
{
    private string? ReferredId { get; init; }

    private int? ReferredIndex { get; init; }

    /// <summary>The name of its rule, if it says one.</summary>
    public string? AnyRuleId => RuleId ?? ReferredId;

    /// <summary>The place of its rule in the run's list, if it says one.</summary>
    public int? AnyRuleIndex => RuleIndex ?? ReferredIndex;

    /// <summary>Reads the object that the reader stands at.</summary>
    /// <exception cref="JsonException">It is another thing.</exception>
    public static SarifResult Read(ref Utf8JsonReader json, TextPool texts)
    {
        SarifMessage? message = null;
        var result = default(SarifResult);
        json.MustEnterObject();
        while (json.NextName())
        {
            if (json.At("ruleId"u8))
            {
                result = result with { RuleId = texts.Read(ref json) };
            }
            else if (json.At("ruleIndex"u8))
            {
                result = result with { RuleIndex = json.Number() };
            }
            else if (json.At("rule"u8))
            {
                result = result.WithRule(ref json, texts);
            }
            else if (json.At("kind"u8))
            {
                result = result with { Kind = texts.Read(ref json) };
            }
            else if (json.At("level"u8))
            {
                result = result with { Level = texts.Read(ref json) };
            }
            else if (json.At("message"u8))
            {
                message = SarifMessage.Read(ref json, texts);
            }
            else if (json.At("locations"u8))
            {
                result = result with { Place = SarifPlace.First(ref json, texts) };
            }
            else if (json.At("suppressions"u8))
            {
                result = result with { IsSuppressed = AnyAccepted(ref json, texts) };
            }
            else if (json.At("baselineState"u8))
            {
                result = result with { BaselineState = texts.Read(ref json) };
            }
            else
            {
                json.Skip();
            }
        }

        return result with { Message = message ?? throw new JsonException("a result has no message") };
    }

    // Section 3.52: a reference says the same in other words, and the result's own words count.
    private SarifResult WithRule(ref Utf8JsonReader json, TextPool texts)
    {
        var result = this;
        for (var isObject = json.EntersObject(); isObject && json.NextName();)
        {
            if (json.At("id"u8))
            {
                result = result with { ReferredId = texts.Read(ref json) };
            }
            else if (json.At("index"u8))
            {
                result = result with { ReferredIndex = json.Number() };
            }
            else
            {
                json.Skip();
            }
        }

        return result;
    }

    // Section 3.35.3: a suppression without a status is accepted.
    private static bool AnyAccepted(ref Utf8JsonReader json, TextPool texts)
    {
        var any = false;
        for (var isList = json.EntersArray(); isList && json.NextItem();)
        {
            string? status = null;
            json.MustEnterObject();
            while (json.NextName())
            {
                if (json.At("status"u8))
                {
                    status = texts.Read(ref json);
                }
                else
                {
                    json.Skip();
                }
            }

            any |= status is null or "accepted";
        }

        return any;
    }
}
