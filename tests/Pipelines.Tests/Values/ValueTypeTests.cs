using CsCheck;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Values;

public sealed class ValueTypeTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("u")]
    [InlineData("pre-prod-2")]
    public void Reads_names_of_environments(string text) => Assert.Equal(text, EnvironmentName.Parse(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData("Dev")]
    [InlineData("2dev")]
    [InlineData("dev-")]
    [InlineData("dev\n")]
    [InlineData("an-environment-with-25-abc")]
    public void Refuses_other_names_of_environments(string text) => Assert.Throws<DefinitionException>(() => EnvironmentName.Parse(text));

    [Fact]
    public void Says_what_was_expected()
    {
        var refusal = Assert.Throws<DefinitionException>(() => AccountId.Parse("1234"));

        Assert.Equal("account '1234': an AWS account id of 12 digits was expected. Write one such as '111111111111'.", refusal.Message);
        Assert.Equal(2, refusal.ExitCode);
    }

    [Theory]
    [InlineData("eu-west-1", true)]
    [InlineData("us-gov-west-1", true)]
    [InlineData("ap-southeast-2", true)]
    [InlineData("eu-west", false)]
    [InlineData("EU-west-1", false)]
    public void Tells_regions(string text, bool isOne) => Assert.Equal(isOne, Record.Exception(() => AwsRegion.Parse(text)) is null);

    [Theory]
    [InlineData("storefront", true)]
    [InlineData("team/store-front__x.y", true)]
    [InlineData("Storefront", false)]
    [InlineData("team//x", false)]
    [InlineData("a", false)]
    [InlineData("-a", false)]
    public void Tells_repositories(string text, bool isOne) => Assert.Equal(isOne, Record.Exception(() => RepositoryName.Parse(text)) is null);

    [Theory]
    [InlineData("111111111111.dkr.ecr.eu-west-1.amazonaws.com", "111111111111", "eu-west-1", "https")]
    [InlineData("111111111111.dkr.ecr.cn-north-1.amazonaws.com.cn", "111111111111", "cn-north-1", "https")]
    [InlineData("111111111111.dkr.ecr-fips.us-east-1.amazonaws.com", "111111111111", "us-east-1", "https")]
    [InlineData("127.0.0.1:4510/111111111111.dkr.ecr.eu-west-1.amazonaws.com", "111111111111", "eu-west-1", "http")]
    [InlineData("127.0.0.1:5000", null, null, "http")]
    [InlineData("localhost:5000/team", null, null, "http")]
    [InlineData("[::1]:5000", null, null, "http")]
    [InlineData("registry.example.com/111111111111.dkr.ecr.eu-west-1.amazonaws.com", null, null, "https")]
    [InlineData("111111111111.dkr.ecr.eu-west-1.amazonaws.com.evil.example", null, null, "https")]
    public void Knows_whose_a_registry_is(string text, string? account, string? region, string scheme)
    {
        var address = RegistryAddress.Parse(text);

        Assert.Equal(account, address.Account?.Text);
        Assert.Equal(region, address.Region?.Text);
        Assert.Equal(scheme, address.Endpoint.Scheme);
        Assert.Equal(text, address.ToString());
    }

    [Fact]
    public void Refuses_a_registry_with_a_scheme()
    {
        var refusal = Assert.Throws<DefinitionException>(() => RegistryAddress.Parse("https://registry.example.com/"));

        Assert.Equal("registry 'https://registry.example.com/': an address without a scheme was expected. Write 'registry.example.com'.", refusal.Message);
    }

    [Fact]
    public void Puts_the_prefix_of_a_registry_before_its_repositories() =>
        Assert.Equal("team/storefront", RegistryAddress.Parse("registry.example.com/team").PathOf("storefront").Text);

    [Fact]
    public void Reads_back_what_an_image_reference_prints() => Gen.Byte.Array.Sample(bytes =>
    {
        var image = new ImageReference(RegistryAddress.Parse("127.0.0.1:5000/a/b"), RepositoryName.Parse("team/storefront"), Digest.Of(bytes));

        Assert.Equal(image, ImageReference.Parse(image.ToString(), image.Repository));
    });

    [Fact]
    public void Never_shows_a_secret()
    {
        var secret = new Secret("hunter2");

        Assert.Equal("***", $"{secret}");
        Assert.Equal("the word is ***!", secret.Redact("the word is hunter2!"));
    }

    [Fact]
    public void Tags_a_clean_tree_with_the_commit_and_a_changed_one_with_its_changes()
    {
        var commit = new string('a', 40);

        Assert.Equal(commit, new Revision(commit).Tag.Text);
        Assert.Equal($"{commit}-dirty-0123456789ab", new Revision(commit, "0123456789ab").Tag.Text);
    }

    [Theory]
    [InlineData("uta", "uat")]
    [InlineData("Deplyo", "Deploy")]
    [InlineData("envi", "env")]
    [InlineData("something-else", null)]
    public void Finds_the_name_that_was_probably_meant(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, ["dev", "uat", "prod", "Deploy", "env"]));

    [Fact]
    public void Shows_an_error_without_a_stack_trace()
    {
        var error = Record.Exception(() => AccountId.Parse("x"))!;

        Assert.Equal(error.Message, error.ToString());
    }

    [Theory]
    [InlineData("linux/amd64", "linux", "amd64", null)]
    [InlineData("linux/arm/v7", "linux", "arm", "v7")]
    public void A_platform_has_its_parts(string text, string system, string architecture, string? variant)
    {
        var platform = ImagePlatform.Parse(text);

        Assert.Equal((system, architecture, variant), (platform.OperatingSystem, platform.Architecture, platform.Variant));
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("linux/")]
    [InlineData("linux/AMD64")]
    [InlineData("linux/arm64,linux/amd64")]
    [InlineData("linux/arm/v7/x")]
    public void A_platform_is_of_its_form(string text) => Assert.Equal(
        $"platform '{text}': a platform of images (system, processor and perhaps its variant, separated by '/') was expected. Write one such as 'linux/arm64'.",
        Assert.Throws<DefinitionException>(() => ImagePlatform.Parse(text)).Message);
}
