using Pipelines.Definitions;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Definitions;

public sealed class ApplicationTests
{
    private static readonly DeploymentEnvironment
        Dev = new("dev") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Start.Automatic },
        Uat = new("uat") { Account = "333333333333", Region = "cn-north-1", Tier = Tier.Staging, Start = Start.Manual, DeployRole = "release" },
        Prod = new("prod") { Account = "444444444444", Region = "eu-west-1", Tier = Tier.Production, Start = Start.Manual, DeployRole = "arn:aws:iam::444444444444:role/x" };

    private static readonly Application Shop = new("shop") { Environments = [Dev, Uat, Prod] };

    [Fact]
    public void Knows_its_environments_and_local()
    {
        Assert.Same(Uat, Shop.Environment("uat"));
        Assert.Same(DeploymentEnvironment.Local, Shop.Environment("local"));
    }

    [Fact]
    public void Refuses_an_unknown_environment()
    {
        var refusal = Assert.Throws<DefinitionException>(() => Shop.Environment("pord"));

        Assert.Equal("--env pord: shop has no environment of that name. Did you mean 'prod'? Environments: dev, uat, prod, local.", refusal.Message);
    }

    [Fact]
    public void Promotes_from_the_nearest_environment_before()
    {
        Assert.Equal([Uat, Dev], Shop.Before(Prod));
        Assert.Empty(Shop.Before(Dev));
        Assert.Empty(Shop.Before(DeploymentEnvironment.Local));
    }

    [Fact]
    public void Lets_images_enter_at_the_first_environment_and_locally()
    {
        Assert.True(Shop.ImagesEnterAt(Dev));
        Assert.True(Shop.ImagesEnterAt(DeploymentEnvironment.Local));
        Assert.False(Shop.ImagesEnterAt(Uat));
    }

    [Fact]
    public void Names_what_belongs_to_an_environment()
    {
        Assert.Equal("arn:aws:iam::111111111111:role/shop-deploy", Shop.DeployRoleOf(Dev));
        Assert.Equal("arn:aws-cn:iam::333333333333:role/release", Shop.DeployRoleOf(Uat));
        Assert.Equal("arn:aws:iam::444444444444:role/x", Shop.DeployRoleOf(Prod));
        Assert.Equal("shop-uat", Shop.VaultRoleOf(Uat));
        Assert.Equal("vault:shop:uat", Shop.VaultAudienceOf(Uat));
        Assert.Equal("aws:shop:uat", Shop.AwsAudienceOf(Uat));
        Assert.Equal("shop", Shop.ClusterOf(Uat));
    }

    [Theory]
    [InlineData("a,src=/etc/shadow")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    public void A_secret_of_a_build_is_called_by_a_word(string id) => Assert.Equal(
        $"secret's id '{id}': an id of letters, digits, '.', '_' and '-' was expected. Write one such as 'npm-token'.",
        Assert.Throws<DefinitionException>(() => new BuildSecret(id, SecretSource.Variable("A"))).Message);
}
