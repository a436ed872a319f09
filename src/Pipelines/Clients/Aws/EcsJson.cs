using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Amazon.ECS.Model;
using Amazon.Runtime;

namespace Pipelines.Clients.Aws;

/// <summary>ECS's JSON and the SDK's classes, one into the other: the names are the same but for the first letter.</summary>
internal static class EcsJson
{
    // What a description has and a registration does not take.
    private static readonly string[] AddedByServer =
    [
        "taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt", "registeredBy", "deregisteredAt", "deleteRequestedAt",
    ];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new ConstantConverter() },
    };

    /// <summary>A registration, of its JSON.</summary>
    /// <exception cref="JsonException">A member is not one that the SDK knows, or not of its kind; its path is said.</exception>
    public static RegisterTaskDefinitionRequest Registration(JsonObject json) => json.Deserialize<RegisterTaskDefinitionRequest>(Options)!;

    /// <summary>What RegisterTaskDefinition would take to make a task definition again.</summary>
    public static JsonObject Registrable(TaskDefinition definition)
    {
        var json = JsonSerializer.SerializeToNode(definition, Options)!.AsObject();
        foreach (var name in AddedByServer)
        {
            json.Remove(name);
        }

        return json;
    }

    // The SDK's enumerations are classes around a text.
    private sealed class ConstantConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<T> : JsonConverter<T>
            where T : ConstantClass
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                reader.TokenType == JsonTokenType.String ? (T)Activator.CreateInstance(typeof(T), reader.GetString())! : throw new JsonException();

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        }
    }
}
