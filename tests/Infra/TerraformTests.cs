using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Infra.Checks;
using Infra.Terraform;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>
/// The real Terraform's opinion. Neither it nor the AWS provider is in Debian or npm, so where they are missing the files must be, byte for byte, those that it has judged: judged.txt
/// says which. After a change run this where Terraform is, with PIPELINES_WRITE_GENERATED=1.
/// </summary>
public class TerraformTests
{
    // A folder with registry.terraform.io/hashicorp/aws, for machines without a network.
    private static readonly string Plugins = Environment.GetEnvironmentVariable("PIPELINES_TERRAFORM_PLUGINS") ?? "/opt/tf-plugins";

    private static readonly string Record = Path.Combine(Repository.Root, "tests/Infra/judged.txt");

    [Fact]
    public async Task Finds_the_files_formatted_and_valid_and_planning_as_their_own_tests_say()
    {
        var fingerprint = Fingerprint(Repository.Root);
        if (RealPart.Find("terraform") is not null && Directory.Exists(Plugins))
        {
            var judge = await JudgeAsync();
            if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
            {
                await File.WriteAllTextAsync(Record, $"Found formatted, valid and planning as their own tests say, by {judge}: the files of infra/ with the SHA-256\n{fingerprint}\n", TestContext.Current.CancellationToken);
            }
        }

        Assert.True(
            File.Exists(Record) && (await File.ReadAllLinesAsync(Record, TestContext.Current.CancellationToken))[^1] == fingerprint,
            $"Terraform has not judged these files of infra/. Run this test where terraform and the AWS provider ({Plugins}, or PIPELINES_TERRAFORM_PLUGINS) are, with PIPELINES_WRITE_GENERATED=1, and commit {Record}.");
    }

    [Fact]
    public void What_it_has_judged_is_known_by_every_byte()
    {
        using var copy = new InfraRepository();
        var before = Fingerprint(copy.Root);

        Assert.Equal(Fingerprint(Repository.Root), before);
        Assert.NotEqual(before, Fingerprint(copy.With("infra/modules/endpoints/variables.tf", " ").Root));
    }

    private static string Fingerprint(string repository)
    {
        var folder = Path.Combine(repository, "infra");
        var files = from file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                    let path = Path.GetRelativePath(folder, file)
                    where (path.EndsWith(".tf", StringComparison.Ordinal) || path.EndsWith(".tftest.hcl", StringComparison.Ordinal)) && !path.Contains(".terraform/", StringComparison.Ordinal)
                    orderby path
                    select $"{path}\n{File.ReadAllText(file).ReplaceLineEndings("\n")}\n";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files))));
    }

    private static async Task<string> JudgeAsync()
    {
        using var copy = new InfraRepository();
        await RunAsync(Path.Combine(copy.Root, "infra"), "fmt", "-check", "-recursive", "-diff");

        var provider = Directory.GetDirectories(Path.Combine(Plugins, "registry.terraform.io/hashicorp/aws")).Select(Path.GetFileName).Max()!;
        AsFarAsHere(copy, provider);
        var root = Path.Combine(copy.Root, "infra/environment");
        await RunAsync(root, "init", "-backend=false", $"-plugin-dir={Plugins}");
        Assert.Contains("The configuration is valid.", await RunAsync(root, "validate"), StringComparison.Ordinal);
        Compare((await RunAsync(root, "test", "-json", "-verbose")).Split('\n', StringSplitOptions.RemoveEmptyEntries), copy);
        return $"{(await RunAsync(root, "version")).Split('\n')[0]} with hashicorp/aws {provider}";
    }

    // The first run of the tests plans what uat's inputs say, with a certificate, and without tags and neighbours.
    private static void Compare(string[] lines, InfraRepository copy)
    {
        var messages = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var plan = messages.First(message => message.GetProperty("type").GetString() == "test_plan").GetProperty("test_plan").GetProperty("resource_changes");
        var root = copy.Environment("uat", ("certificate_arn", "arn:aws:acm:eu-west-1:333333333333:certificate/mocked"), ("tags", Values.Map([])), ("promoted_from", new List<object?>()), ("promoted_to", new List<object?>()));

        Assert.Equal("pass", messages.Single(message => message.GetProperty("type").GetString() == "test_summary").GetProperty("test_summary").GetProperty("status").GetString());
        Assert.Empty(PlanComparison.Of(plan, root, out var compared));
        Assert.True(compared > 200, $"only {compared} values were compared");
    }

    // An older provider than the configuration asks for does not know tags that are immutable with exceptions, and Terraform 1.11 cannot mock an ephemeral value. All else
    // stays as it is.
    private static void AsFarAsHere(InfraRepository copy, string provider)
    {
        copy.With("infra/environment/versions.tf", "\">= 6.28.0, < 7.0.0\"", $"\"{provider}\"");
        if (provider.StartsWith("5.", StringComparison.Ordinal))
        {
            copy.Rewrite("infra/modules/registry/main.tf", text => Regex.Replace(text, @"  image_tag_mutability_exclusion_filter \{.*?\n  \}\n", "", RegexOptions.Singleline).Replace("IMMUTABLE_WITH_EXCLUSION", "IMMUTABLE", StringComparison.Ordinal));
        }

        const string Password = "ephemeral.aws_secretsmanager_random_password.this.random_password";
        copy.Rewrite("infra/modules/database/main.tf", text => Regex.Replace(text, @"ephemeral ""aws_secretsmanager.*?\n\}\n", "", RegexOptions.Singleline)
            .Replace($"${{{Password}}}", "mocked", StringComparison.Ordinal).Replace(Password, "\"mocked\"", StringComparison.Ordinal));
    }

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var result = await Cli.Wrap("terraform").WithArguments([arguments[0], .. arguments[0] is "fmt" or "version" ? Array.Empty<string>() : ["-no-color"], .. arguments[1..]]).WithWorkingDirectory(folder)
            .WithEnvironmentVariables(variables => variables.Set("CHECKPOINT_DISABLE", "1").Set("TF_IN_AUTOMATION", "1"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, $"terraform {string.Join(' ', arguments)}\n{result.StandardOutput}\n{result.StandardError}");
        return result.StandardOutput;
    }
}
