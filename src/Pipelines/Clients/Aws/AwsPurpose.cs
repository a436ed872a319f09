namespace Pipelines.Clients.Aws;

/// <summary>What a call of AWS is for, so that its failure can be told.</summary>
/// <param name="Action">What is being done: "update the service".</param>
/// <param name="Subject">What it is done to: "service backend of cluster storefront-uat".</param>
/// <param name="Permission">The IAM action that allows it: <c>ecs:UpdateService</c>.</param>
internal sealed record AwsPurpose(string Action, string Subject, string Permission);
