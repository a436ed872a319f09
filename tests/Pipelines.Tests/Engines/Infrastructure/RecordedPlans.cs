using System.Text.Json.Nodes;
using Pipelines.Engines.Infrastructure;

namespace Pipelines.Tests.Engines.Infrastructure;

/// <summary>What <c>terraform show -json</c> of 1.11.4 said of plans, without the parts that nobody reads here.</summary>
internal static class RecordedPlans
{
    /// <summary>One resource is replaced, one stays as it is and is sensitive, one is changed, and so is an output.</summary>
    public const string Replacing = """
        {"format_version":"1.2","terraform_version":"1.11.4","variables":{"release":{"value":"two"},"secret":{"value":"hush"}},"resource_changes":[{"address":"terraform_data.database","mode":"managed","type":"terraform_data","name":"database","provider_name":"terraform.io/builtin/terraform","change":{"actions":["delete","create"],"before":{"id":"e399ebdc-ce5a-59c0-2dbe-34563f990a95","input":"db","output":"db","triggers_replace":"one"},"after":{"input":"db","triggers_replace":"two"},"after_unknown":{"id":true,"output":true},"before_sensitive":{},"after_sensitive":{},"replace_paths":[["triggers_replace"]]},"action_reason":"replace_because_cannot_update"},{"address":"terraform_data.secret","mode":"managed","type":"terraform_data","name":"secret","provider_name":"terraform.io/builtin/terraform","change":{"actions":["no-op"],"before":{"id":"abe9afc2-5c8f-2dd1-7e48-26701272a813","input":"hush","output":"hush","triggers_replace":null},"after":{"id":"abe9afc2-5c8f-2dd1-7e48-26701272a813","input":"hush","output":"hush","triggers_replace":null},"after_unknown":{},"before_sensitive":{"input":true},"after_sensitive":{"input":true}}},{"address":"terraform_data.service","mode":"managed","type":"terraform_data","name":"service","provider_name":"terraform.io/builtin/terraform","change":{"actions":["update"],"before":{"id":"79f05ac8-f9b0-150e-f72f-e8169dac4a76","input":"one","output":"one","triggers_replace":null},"after":{"id":"79f05ac8-f9b0-150e-f72f-e8169dac4a76","input":"two","triggers_replace":null},"after_unknown":{"output":true},"before_sensitive":{},"after_sensitive":{}}}],"output_changes":{"x":{"actions":["update"],"before":"one","after_unknown":true,"before_sensitive":false,"after_sensitive":false}},"applyable":true,"complete":true,"errored":false}
        """;

    /// <summary>Nothing changes.</summary>
    public const string Unchanged = """
        {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[{"address":"terraform_data.service","mode":"managed","type":"terraform_data","name":"service","change":{"actions":["no-op"],"before":{"input":"one"},"after":{"input":"one"},"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}],"output_changes":{"x":{"actions":["no-op"],"before":"one","after":"one","after_unknown":false}},"applyable":false,"complete":true,"errored":false}
        """;

    /// <summary>The plan of a text.</summary>
    public static PlanSummary Read(string json) => PlanSummary.Read(JsonNode.Parse(json)!);

    /// <summary>A plan of changes in the form of Terraform's, which has a provider that cannot be had here.</summary>
    public static PlanSummary Of(params (string Address, string Actions)[] changes) => PlanSummary.Read(new JsonObject
    {
        ["resource_changes"] = new JsonArray([.. changes.Select(change => new JsonObject
        {
            ["address"] = change.Address,
            ["mode"] = change.Address.StartsWith("data.", StringComparison.Ordinal) ? "data" : "managed",
            ["type"] = change.Address.Split('.')[^2],
            ["change"] = new JsonObject { ["actions"] = new JsonArray([.. change.Actions.Split('+').Select(action => JsonValue.Create(action))]) },
        })]),
        ["applyable"] = true,
    });
}
