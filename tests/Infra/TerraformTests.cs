using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>
/// The real Terraform's opinion, where it is installed. Neither it nor the AWS provider is in Debian or npm, so these tests are left out elsewhere, even where every other
/// part must be there; what they judge is judged by the other tests of this folder too, except the provider's own schema.
/// </summary>
public class TerraformTests
{
    // A folder with registry.terraform.io/hashicorp/aws, for machines without a network.
    private static readonly string Plugins = Environment.GetEnvironmentVariable("PIPELINES_TERRAFORM_PLUGINS") ?? "/opt/tf-plugins";

    [Fact]
    public async Task Files_are_formatted()
    {
        Assert.SkipUnless(RealPart.Find("terraform") is not null, "'terraform' is not on PATH");

        Assert.Equal("", await RunAsync(Path.Combine(Repository.Root, "infra"), "fmt", "-check", "-recursive", "-diff"));
    }

    [Fact]
    public async Task The_configuration_is_valid_and_plans_as_its_own_tests_say()
    {
        Assert.SkipUnless(RealPart.Find("terraform") is not null && Directory.Exists(Plugins), $"'terraform' is not on PATH, or '{Plugins}' holds no providers");
        using var copy = new InfraRepository();
        AsFarAsHere(copy, Directory.GetDirectories(Path.Combine(Plugins, "registry.terraform.io/hashicorp/aws")).Select(Path.GetFileName).Max()!);
        var root = Path.Combine(copy.Root, "infra/environment");

        await RunAsync(root, "init", "-backend=false", $"-plugin-dir={Plugins}");
        Assert.Contains("The configuration is valid.", await RunAsync(root, "validate"), StringComparison.Ordinal);
        Assert.Matches(@"Success! \d+ passed, 0 failed\.", await RunAsync(root, "test"));
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
        var result = await Cli.Wrap("terraform").WithArguments([arguments[0], .. arguments[0] == "fmt" ? Array.Empty<string>() : ["-no-color"], .. arguments[1..]]).WithWorkingDirectory(folder)
            .WithEnvironmentVariables(variables => variables.Set("CHECKPOINT_DISABLE", "1").Set("TF_IN_AUTOMATION", "1"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, $"terraform {string.Join(' ', arguments)}\n{result.StandardOutput}\n{result.StandardError}");
        return result.StandardOutput;
    }
}
