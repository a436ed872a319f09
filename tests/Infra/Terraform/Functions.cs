using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>Those of Terraform's functions that infra/ uses. One that is missing here is an error that names it, never a guess.</summary>
internal static class Functions
{
    public static object? Call(Call call, Scope scope) => call.Name switch
    {
        "can" => Succeeds(call.Arguments[0], scope, out _),
        "try" => Try(call, scope),
        _ => Apply(call.Name, ArgumentsOf(call, scope)),
    };

    private static List<object?> ArgumentsOf(Call call, Scope scope)
    {
        var arguments = call.Arguments.Select(argument => Evaluator.Of(argument, scope)).ToList();
        return call.IsSpread ? [.. arguments[..^1], .. Values.Items(arguments[^1])] : arguments;
    }

    private static object? Try(Call call, Scope scope)
    {
        foreach (var argument in call.Arguments)
        {
            if (Succeeds(argument, scope, out var value))
            {
                return value;
            }
        }

        throw new InvalidOperationException("no argument of 'try' succeeds");
    }

    private static bool Succeeds(Expression expression, Scope scope, out object? value)
    {
        try
        {
            value = Evaluator.Of(expression, scope);
            return true;
        }
        catch (HclException)
        {
            value = null;
            return false;
        }
    }

    private static object? Apply(string name, List<object?> given) => name switch
    {
        "alltrue" => Values.Items(given[0]).All(item => item is true),
        "anytrue" => Values.Items(given[0]).Any(item => item is true),
        "concat" => given.SelectMany(Values.Items).ToList(),
        "contains" => Values.Items(given[0]).Any(item => Values.AreEqual(item, given[1])),
        "distinct" => Values.Items(given[0]).Distinct().ToList(),
        "flatten" => Flat(given[0]).ToList(),
        "join" => string.Join(Values.Text(given[0]), Values.Items(given[1]).Select(Values.Text)),
        "keys" => Values.Map(given[0]).Keys.Cast<object?>().ToList(),
        "length" => given[0] is string text ? text.Length : (double)Values.Items(given[0]).Count,
        "merge" => Values.Map(given.SelectMany(Values.Map)),
        "toset" => Values.Items(given[0]).Distinct().OrderBy(Values.Text, StringComparer.Ordinal).ToList(),
        "tonumber" => given[0] is double number ? number : double.Parse(Values.Text(given[0]), CultureInfo.InvariantCulture),
        "replace" => Values.Text(given[0]).Replace(Values.Text(given[1]), Values.Text(given[2]), StringComparison.Ordinal),
        "split" => Split(given),
        "startswith" => Values.Text(given[0]).StartsWith(Values.Text(given[1]), StringComparison.Ordinal),
        "strcontains" => Values.Text(given[0]).Contains(Values.Text(given[1]), StringComparison.Ordinal),
        "substr" => Values.Text(given[0]).Substring((int)Values.Number(given[1]), (int)Values.Number(given[2])),
        "regex" => Matched(Values.Text(given[0]), Values.Text(given[1])),
        "file" => File.ReadAllText(Values.Text(given[0])),
        "templatestring" => Filled(Values.Text(given[0]), Values.Map(given[1])),
        "jsonencode" => new Json(given[0]),
        "jsondecode" => given[0] is Json json ? json.Value : Decoded(JsonDocument.Parse(Values.Text(given[0])).RootElement),
        "cidrhost" => Cidr.Subnet(Values.Text(given[0]), 0, 0),
        "cidrsubnet" => Cidr.Subnet(Values.Text(given[0]), (int)Values.Number(given[1]), (int)Values.Number(given[2])),
        _ => throw new InvalidOperationException($"the function '{name}' is not understood here"),
    };

    private static IEnumerable<object?> Flat(object? value) => value is List<object?> list ? list.SelectMany(Flat) : [value];

    private static object Split(List<object?> given) => given[1] is Computed computed
        ? new List<object?> { computed with { Attribute = $"{computed.Attribute}, up to the first {given[0]}" } }
        : Values.Text(given[1]).Split(Values.Text(given[0])).Cast<object?>().ToList();

    private static string Matched(string pattern, string text) =>
        Regex.Match(text, pattern) is { Success: true } match ? match.Value : throw new InvalidOperationException($"'{text}' does not match");

    private static string Filled(string text, SortedDictionary<string, object?> words) =>
        Regex.Replace(text, @"\$\{(\w+)\}", match => words.TryGetValue(match.Groups[1].Value, out var value) ? Values.Text(value) : throw new InvalidOperationException($"'{match.Value}' is not known"));

    public static object? Decoded(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Values.Map(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Decoded(member.Value)))),
        JsonValueKind.Array => element.EnumerateArray().Select(Decoded).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
