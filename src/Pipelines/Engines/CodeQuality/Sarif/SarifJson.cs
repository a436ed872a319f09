using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipelines.Engines.CodeQuality.Sarif;

// Generated, because to find out by reflection how a log is read takes longer than to read one of ten thousand findings.
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifJson : JsonSerializerContext;
