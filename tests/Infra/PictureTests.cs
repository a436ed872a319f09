using Infra.Picture;
using Infra.Terraform;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>The picture in the documentation is that of the files. PIPELINES_WRITE_GENERATED=1 draws it anew.</summary>
public class PictureTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs/infrastructure.svg");

    [Fact]
    public void Is_in_step_with_the_configuration()
    {
        var now = EnvironmentPicture.Of(EnvironmentRoot.Of(Repository.Root, "uat"));
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            System.IO.File.WriteAllText(File, now);
        }

        Assert.True(System.IO.File.Exists(File) && System.IO.File.ReadAllText(File) == now, $"The picture is not that of infra/. Run the test with PIPELINES_WRITE_GENERATED=1, look at {File}, and commit it.");
    }

    [Theory]
    [InlineData("infra/modules/reachability/main.tf", "for_each = local.private", "for_each = var.services")]
    [InlineData("infra/environment/variables.tf", "default     = [\"a\", \"b\"]", "default     = [\"a\", \"b\", \"c\"]")]
    [InlineData("infra/environments/uat/terraform.tfvars.json", "\"333333333333\"", "\"444444444444\"")]
    public void Changes_with_what_it_shows(string file, string old, string replacement)
    {
        using var copy = new InfraRepository().With(file, old, replacement);

        Assert.NotEqual(EnvironmentPicture.Of(EnvironmentRoot.Of(Repository.Root, "uat")), EnvironmentPicture.Of(copy.Environment()));
    }
}
