using System.Text;
using CsCheck;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Containers;

/// <summary>Whatever stands in the files: they are read, or their mistakes are named.</summary>
public sealed class HostileFilesTests
{
    private const string Seed = "0000000000003";

    private static readonly byte[] Good = Encoding.UTF8.GetBytes(
        """
        { "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "1 vCPU", "memory": "2 GB", "volumes": [{ "name": "v" }],
          "containerDefinitions": { "backend": { "environment": { "A": "", "B": "ä😀" }, "secrets": [{ "name": "S", "valueFrom": "arn:aws:ssm:eu-west-1:333333333333:parameter/s" }],
            "portMappings": [{ "containerPort": 80 }], "healthCheck": { "command": ["CMD", "x"], "retries": 3 }, "dependsOn": [{ "containerName": "b", "condition": "START" }],
            "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "g" } }, "mountPoints": [{ "sourceVolume": "v" }] } } }
        """);

    private static readonly string[] Pieces =
        ["{", "}", "[", "]", "\"", ",", ":", "null", "true", "-0", "1e400", "99999999999999999999", "0.5", "\"\\ud800\"", "\"name\"", "\"backend\"", "\"containerDefinitions\"", "{}", "[]", "\"\"", "//", "/**/", "\r\n", "\uFEFF", "\0", "ä", "😀"];

    // A piece is put in, put over what stands there, or taken from elsewhere.
    private static readonly Gen<byte[]> Mutants = Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 40], Gen.Int[0, Pieces.Length - 1], Gen.Int[0, Good.Length - 1], Gen.Bool).Array[1, 6]
        .Select(changes =>
        {
            var bytes = Good.ToList();
            foreach (var (at, length, piece, from, own) in changes)
            {
                var start = Math.Min(at, bytes.Count);
                bytes.RemoveRange(start, Math.Min(length, bytes.Count - start));
                bytes.InsertRange(start, own ? Good.Skip(from).Take(length) : Encoding.UTF8.GetBytes(Pieces[piece]));
            }

            return bytes.ToArray();
        });

    [Fact]
    public void Are_read_or_their_mistakes_are_named() => Gen.Select(Mutants, Mutants, Gen.Bool).Sample(
        (file, overlay, hasOverlay) =>
        {
            using var folder = new TemporaryFolder();
            Directory.CreateDirectory(folder.At("deploy"));
            File.WriteAllBytes(folder.At("deploy", "backend.json"), hasOverlay ? Good : file);
            if (hasOverlay)
            {
                File.WriteAllBytes(folder.At("deploy", "backend.uat.json"), overlay);
            }

            try
            {
                var input = Assert.Single(Shop.Read(folder, Shop.Application with { Services = [Shop.Backend] }));
                Assert.All(TaskFindings.Of(input, Shop.Uat), finding => Assert.StartsWith("deploy/backend", finding.Place, StringComparison.Ordinal));
                Assert.Empty(DefinitionChanges.Between(input.Json, input.Json));
                Assert.NotNull(PlannedVariable.Of(input.Json));
            }
            catch (DefinitionException mistakes)
            {
                Assert.NotEmpty(mistakes.Mistakes);
                Assert.All(mistakes.Mistakes, mistake => Assert.StartsWith("deploy/backend", mistake.Where, StringComparison.Ordinal));
            }
        },
        iter: 2000,
        threads: 1,
        seed: Seed);

    [Fact]
    public void May_be_as_deep_as_anybody_likes() => Refuses(
        string.Concat(Enumerable.Repeat("{\"a\":", 1000)),
        "deploy/backend.json:1:321: not JSON: The maximum configured depth of 64 has been exceeded. Cannot read next JSON object. Mend the syntax; comments and trailing commas are not JSON.");

    [Fact]
    public void May_be_as_long_as_anybody_likes() => Refuses(
        new string(' ', 300_000),
        "deploy/backend.json: the file has 300000 bytes; 262144 are read. Take out what is no task definition: ECS takes 64 KiB.");

    [Fact]
    public void May_have_as_many_members_as_anybody_likes()
    {
        var members = string.Join(",", Enumerable.Range(0, 20_000).Select(number => $"\"a{number}\":\"\""));

        var input = Shop.Read($$"""{ "containerDefinitions": { "backend": { "environment": { {{members}} } } } }""", $$"""{ "containerDefinitions": { "backend": { "environment": { {{members}} } } } }""");

        Assert.Equal(20_000, input.Json["containerDefinitions"]![0]!["environment"]!.AsArray().Count);
    }

    [Fact]
    public void Count_lines_alike_with_either_end_of_line()
    {
        const string Text = "{\n  \"containerDefinitions\": {\n    \"backend\": { \"nonsens\": 1 } } }";

        Assert.Equal(Mistake(Text), Mistake(Text.ReplaceLineEndings("\r\n")));
        Assert.StartsWith("deploy/backend.json:3:18: 'containerDefinitions.backend' has no member 'nonsens'.", Mistake("\uFEFF" + Text), StringComparison.Ordinal);
    }

    private static void Refuses(string text, string message) => Assert.Equal(message, Mistake(text));

    private static string Mistake(string text) => Assert.Single(Assert.Throws<DefinitionException>(() => Shop.Read(text)).Mistakes).ToString();
}
