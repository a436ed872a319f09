using System.Text.Json.Nodes;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>What is to be registered for one service, in the form of ECS's RegisterTaskDefinition, with its image by digest.</summary>
/// <param name="Service">The service.</param>
/// <param name="Family">The task definition's family.</param>
/// <param name="Image">The service's image.</param>
/// <param name="Json">The input: <c>family</c> first, members in a fixed order. Never changed after it has been made.</param>
public sealed record TaskDefinitionInput(Service Service, string Family, ImageReference Image, JsonObject Json);
