using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Sarif;

/// <summary>Where a result is (sections 3.28 and 3.29): a file, by its address or its place in the run's list, and a place in it.</summary>
internal readonly record struct SarifPlace(string? Uri, int? Artifact, int? Line, int? Column)
{
    /// <summary>The first of a list of locations, which is enough (section 3.27.12): a result has several only when it must be mended in all of them.</summary>
    /// <exception cref="JsonException">It is no such list.</exception>
    public static SarifPlace First(ref Utf8JsonReader json, TextPool texts)
    {
        SarifPlace? first = null;
        for (var isList = json.EntersArray(); isList && json.NextItem();)
        {
            var place = Location(ref json, texts);
            first ??= place;
        }

        return first ?? default;
    }

    private static SarifPlace Location(ref Utf8JsonReader json, TextPool texts)
    {
        var place = default(SarifPlace);
        json.MustEnterObject();
        while (json.NextName())
        {
            if (json.At("physicalLocation"u8))
            {
                place = Physical(ref json, texts);
            }
            else
            {
                json.Skip();
            }
        }

        return place;
    }

    private static SarifPlace Physical(ref Utf8JsonReader json, TextPool texts)
    {
        var place = default(SarifPlace);
        for (var isObject = json.EntersObject(); isObject && json.NextName();)
        {
            if (json.At("artifactLocation"u8))
            {
                place = place.WithFile(ref json, texts);
            }
            else if (json.At("region"u8))
            {
                place = place.WithRegion(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return place;
    }

    private SarifPlace WithFile(ref Utf8JsonReader json, TextPool texts)
    {
        var place = this;
        for (var isObject = json.EntersObject(); isObject && json.NextName();)
        {
            if (json.At("uri"u8))
            {
                place = place with { Uri = texts.Read(ref json) };
            }
            else if (json.At("index"u8))
            {
                place = place with { Artifact = json.Number() };
            }
            else
            {
                json.Skip();
            }
        }

        return place;
    }

    private SarifPlace WithRegion(ref Utf8JsonReader json)
    {
        var place = this;
        for (var isObject = json.EntersObject(); isObject && json.NextName();)
        {
            if (json.At("startLine"u8))
            {
                place = place with { Line = json.Number() };
            }
            else if (json.At("startColumn"u8))
            {
                place = place with { Column = json.Number() };
            }
            else
            {
                json.Skip();
            }
        }

        return place;
    }
}
