using System.Text.Json.Nodes;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Containers;

public class ContainersSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(ContainersSchema.Text)!.AsObject();

    private static JsonNode Container => Schema["definitions"]!["container"]!["properties"]!;

    // PIPELINES_WRITE_GENERATED=1 writes the file instead.
    [Fact]
    public void Is_the_committed_file()
    {
        var file = Path.Combine(Repository.Root, ContainersSchema.File);
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(file, ContainersSchema.Text);
        }

        Assert.Equal(ContainersSchema.Text, File.ReadAllText(file));
    }

    [Fact]
    public void Completes_the_members_of_a_container_in_the_map_and_takes_the_list_of_ECS()
    {
        var containers = Schema["properties"]!["containerDefinitions"]!["anyOf"]!;

        Assert.Equal("#/definitions/container", containers[0]!["additionalProperties"]!["$ref"]!.GetValue<string>());
        Assert.NotNull(Container["healthCheck"]);
        Assert.Equal("""["name"]""", containers[1]!["items"]!["required"]!.ToJsonString());
        Assert.Equal("""["name","valueFrom"]""", Container["secrets"]!["anyOf"]![1]!["items"]!["required"]!.ToJsonString());
    }

    [Fact]
    public void Lets_an_overlay_remove_a_member_but_not_an_entry_of_a_list()
    {
        Assert.Equal("""["integer","null"]""", Container["stopTimeout"]!["type"]!.ToJsonString());
        Assert.Equal("\"integer\"", Container["portMappings"]!["items"]!["properties"]!["containerPort"]!["type"]!.ToJsonString());
    }

    [Fact]
    public void Demands_nothing_that_the_other_file_may_hold() =>
        Assert.All([Schema, Container["healthCheck"]!],
            schema => Assert.Null(schema["required"]));

    [Theory]
    [InlineData("\"256\"", true)]
    [InlineData("\"1 vCPU\"", true)]
    [InlineData("\".5 vcpu\"", true)]
    [InlineData("\"one\"", false)]
    public void Knows_the_spellings_of_a_size_that_the_check_knows(string cpu, bool good)
    {
        var pattern = Schema["properties"]!["cpu"]!["pattern"]!.GetValue<string>();

        Assert.Equal(good, System.Text.RegularExpressions.Regex.IsMatch(cpu.Trim('"'), pattern));
        Assert.Equal(good, TaskSize.Parse(cpu.Trim('"'), new Shape.Size("vCPU", 1024)) is not null);
    }
}
