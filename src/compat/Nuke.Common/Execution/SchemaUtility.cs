using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nuke.Common.Execution;

/// <summary>The JSON schema (draft 4) of a build's parameters, so that an editor completes <c>parameters.json</c>.</summary>
public static class SchemaUtility
{
    public static string GetJsonString(INukeBuild build)
    {
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
            Write(writer, (NukeBuild)build);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, NukeBuild build)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
        writer.WriteStartObject("definitions");
        WriteTextSet(writer, "Host", Hosts.All().Select(x => x.Name).Order(StringComparer.Ordinal));
        WriteTextSet(writer, "ExecutableTarget", build.ExecutableTargets.Select(x => x.Name).Order(StringComparer.Ordinal));
        WriteTextSet(writer, "Verbosity", Enum.GetNames<Verbosity>());
        writer.WriteStartObject("NukeBuild");
        WriteProperties(writer, InjectedMembers.OfEngine(), build);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("allOf");
        writer.WriteStartObject();
        WriteProperties(writer, InjectedMembers.Of(build.GetType()).Concat(InjectedMembers.OfComponents(build.GetType())), build);
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("$ref", "#/definitions/NukeBuild");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTextSet(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartObject(name);
        WriteTexts(writer, values);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, IEnumerable<string> values)
    {
        writer.WriteString("type", "string");
        writer.WriteStartArray("enum");
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, IEnumerable<InjectedMember> members, NukeBuild build)
    {
        writer.WriteStartObject("properties");
        var parameters = members.Where(x => x.Attribute is ParameterAttribute)
            .DistinctBy(x => ParameterNames.Of(x.Member))
            .OrderBy(x => ParameterNames.Of(x.Member), StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            var (member, attribute) = (parameter.Member, (ParameterAttribute)parameter.Attribute);
            writer.WriteStartObject(ParameterNames.Of(member));
            WriteType(writer, Members.TypeOf(member), member, attribute, build);
            if (attribute.Description is { } description)
                writer.WriteString("description", description.TrimEnd('.'));
            if (member.IsDefined(typeof(SecretAttribute)))
                writer.WriteString("default", "A secret: give it by an environment variable");
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, Type type, MemberInfo member, ParameterAttribute attribute, NukeBuild build)
    {
        if (Reference(type) is { } definition)
        {
            writer.WriteString("$ref", $"#/definitions/{definition}");
            return;
        }
        if (type.IsArray || type == typeof(IReadOnlyCollection<ExecutableTarget>))
        {
            writer.WriteString("type", "array");
            writer.WriteStartObject("items");
            WriteType(writer, type.GetElementType() ?? typeof(ExecutableTarget), member, attribute, build);
            writer.WriteEndObject();
        }
        else if (ValueSets.Of(member, attribute, build) is { } values)
        {
            WriteTexts(writer, values);
        }
        else
        {
            writer.WriteString("type", JsonType(Nullable.GetUnderlyingType(type) ?? type));
        }
    }

    private static string Reference(Type type) =>
        type == typeof(Host) ? "Host" : type == typeof(ExecutableTarget) ? "ExecutableTarget" : type == typeof(Verbosity) ? "Verbosity" : null;

    private static string JsonType(Type type)
    {
        if (type == typeof(bool))
            return "boolean";
        return type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte) ? "integer" : "string";
    }
}
