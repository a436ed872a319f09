using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Testing;

namespace Pipelines.Tests.Yaml;

/// <summary>
/// GitLab's own JSON schema of <c>.gitlab-ci.yml</c>, out of the bundle of gitlab-ci-local, which checks by it only what it can run; here every file is.
/// </summary>
internal static class GitLabSchema
{
    // Cuts the object out of the bundle: it is a literal of JavaScript, not JSON.
    private const string Script = """
        const text = require('fs').readFileSync(process.argv[1], 'utf8');
        const start = text.lastIndexOf('{$schema', text.indexOf('$id:"https://gitlab.com/.gitlab-ci.yml"'));
        let depth = 0, quote = null, at = start;
        do {
          const letter = text[at++];
          if (quote) { if (letter === '\\') at++; else if (letter === quote) quote = null; }
          else if ('"\'`'.includes(letter)) quote = letter;
          else if ('{['.includes(letter)) depth++;
          else if ('}]'.includes(letter)) depth--;
        } while (depth > 0);
        console.log(JSON.stringify((0, eval)('(' + text.slice(start, at) + ')')));
        """;

    private static readonly Lazy<JsonObject> Loaded = new(Load);

    /// <summary>The schema; the test is skipped where gitlab-ci-local is not there.</summary>
    public static JsonObject Root
    {
        get
        {
            RealPart.Require("gitlab-ci-local", "node");
            return Loaded.Value;
        }
    }

    /// <summary>Every keyword that the schema knows, <c>definition.keyword</c>, such as <c>artifacts.expire_in</c> and <c>job_template.trigger.forward</c>.</summary>
    public static IReadOnlySet<string> Keywords
    {
        get
        {
            var keywords = new HashSet<string>(StringComparer.Ordinal);
            Collect(Root, "", keywords);
            foreach (var (name, definition) in Root["definitions"]!.AsObject())
            {
                Collect(definition!, name, keywords);
            }

            return keywords;
        }
    }

    /// <summary>Every set of words among which the schema lets one choose.</summary>
    public static IReadOnlyList<IReadOnlySet<string>> Choices
    {
        get
        {
            var choices = new List<IReadOnlySet<string>>();
            Gather(Root, choices);
            return choices;
        }
    }

    private static void Collect(JsonNode schema, string path, HashSet<string> keywords)
    {
        foreach (var (word, value) in schema is JsonObject rules ? rules : [])
        {
            switch (word)
            {
                case "properties":
                    foreach (var (name, property) in value!.AsObject())
                    {
                        keywords.Add(SchemaCheck.Join(path, name));
                        Collect(property!, SchemaCheck.Join(path, name), keywords);
                    }

                    break;
                case "patternProperties":
                    foreach (var (_, property) in value!.AsObject())
                    {
                        Collect(property!, path, keywords);
                    }

                    break;
                case "oneOf" or "anyOf" or "allOf":
                    foreach (var branch in value!.AsArray())
                    {
                        Collect(branch!, path, keywords);
                    }

                    break;
                case "items" or "additionalProperties":
                    Collect(value!, path, keywords);
                    break;
            }
        }
    }

    private static void Gather(JsonNode? node, List<IReadOnlySet<string>> choices)
    {
        if (node is JsonArray list)
        {
            if (list.Count > 0 && list.All(item => item is JsonObject one && one.ContainsKey("const")))
            {
                choices.Add(list.Select(item => item!["const"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal));
            }

            foreach (var item in list)
            {
                Gather(item, choices);
            }
        }
        else if (node is JsonObject rules)
        {
            if (rules["enum"] is JsonArray words && words.All(word => word?.GetValueKind() == JsonValueKind.String))
            {
                choices.Add(words.Select(word => word!.GetValue<string>()).ToHashSet(StringComparer.Ordinal));
            }

            foreach (var (_, value) in rules)
            {
                Gather(value, choices);
            }
        }
    }

    private static JsonObject Load()
    {
        var tools = RealPart.Require("gitlab-ci-local", "node");
        var bundle = new FileInfo(tools[0]).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? tools[0];
        using var process = Process.Start(new ProcessStartInfo(tools[1], ["-e", Script, bundle]) { RedirectStandardOutput = true })!;
        return JsonNode.Parse(process.StandardOutput.ReadToEnd())!.AsObject();
    }
}
