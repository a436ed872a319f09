using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using Amazon.Runtime;
using Amazon.Util;

namespace Amazon.JsonProtocol;

/// <summary>
/// Model classes to and from JSON, by their properties: the one mechanism behind all operations. Null members are not sent, unknown
/// members of an answer are skipped, times are seconds since 1970 with a fraction, enumerations are open.
/// </summary>
internal static class ModelJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new EpochSeconds(), new EnumerationFactory() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepModelledMembers } },
    };

    public static byte[] Write(AmazonWebServiceRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), Options);

    public static T Read<T>(Stream body) => JsonSerializer.Deserialize<T>(body, Options);

    private static void KeepModelledMembers(JsonTypeInfo type)
    {
        for (var at = type.Properties.Count - 1; at >= 0; at--)
        {
            var property = type.Properties[at];
            if ((property.AttributeProvider as MemberInfo)?.DeclaringType?.Assembly == typeof(AmazonWebServiceResponse).Assembly)
            {
                // ResponseMetadata and its like belong to the SDK's core, not to the service's model.
                type.Properties.RemoveAt(at);
            }
            else if (typeof(ICollection).IsAssignableFrom(property.PropertyType))
            {
                // When collections begin empty, an empty one is what nobody has set.
                property.ShouldSerialize = (_, value) => value is ICollection { Count: var count } && (count > 0 || !AWSConfigs.InitializeCollections);
            }
        }
    }

    private sealed class EpochSeconds : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            AWSSDKUtils.ConvertFromUnixDoubleEpochSeconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(AWSSDKUtils.ConvertToUnixEpochSecondsDecimal(value));
    }

    private sealed class EnumerationFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Enumeration<>).MakeGenericType(typeToConvert));
    }

    private sealed class Enumeration<T> : JsonConverter<T>
        where T : ConstantClass
    {
        private static readonly Func<string, T> Find = typeof(T).GetMethod("FindValue", [typeof(string)]).CreateDelegate<Func<string, T>>();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(reader.GetString());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
