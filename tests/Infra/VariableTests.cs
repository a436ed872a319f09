using System.Text.Json;
using Infra.Terraform;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>Inputs that cannot be meant are refused before anything is planned, with the reason.</summary>
public class VariableTests
{
    private const string Certificate = "arn:aws:acm:eu-west-1:333333333333:certificate/0";

    [Fact]
    public void The_inputs_of_an_environment_are_taken() => Assert.Empty(Refusals("certificate_arn", $"\"{Certificate}\""));

    [Theory]
    [InlineData("application", "\"Shop\"", "The application's name is 2 to 19 of a-z, 0-9 and '-', begins with a letter and does not end with '-': balancers are named <application>-<service>, in 32 characters.")]
    [InlineData("environment", "\"the long way to production\"", "An environment's name is 1 to 24 of a-z, 0-9 and '-'.")]
    [InlineData("account_id", "\"1234\"", "An AWS account is 12 digits, as a string: a number would lose leading zeros.")]
    [InlineData("region", "\"Ireland\"", "A region is written as in eu-west-1.")]
    [InlineData("tier", "\"prod\"", "The tier is one of production, staging, testing, development and other.")]
    [InlineData("services", """{ "frontend-of-the-shop": { "public": false, "container_name": "a", "container_port": 80, "family": "a", "after": [] } }""", "A service's name is 1 to 12 of a-z, 0-9 and '-' and begins with a letter: balancers are named <application>-<service>, in 32 characters.")]
    [InlineData("services", """{ "a": { "public": false, "container_name": "a", "container_port": 80, "family": "a", "after": ["b"] } }""", "'after' names a service that is not in the map.")]
    [InlineData("services", """{ "a": { "public": false, "container_name": "a", "container_port": 0, "family": "a", "after": [] } }""", "A container's port is 1 to 65535.")]
    [InlineData("image_repositories", "[]", "There is no image repository: tasks would have nothing to run.")]
    [InlineData("release_branch", "\"release/*\"", "The release branch is one exact name, without '*'.")]
    [InlineData("gitlab", """{ "url": "https://gitlab.example/", "project_path": "shop/storefront" }""", "GitLab's url is https://host without a path and without '/' at the end: it is the issuer of the tokens, letter by letter.")]
    [InlineData("gitlab", """{ "url": "https://gitlab.example", "project_path": "shop/*" }""", "The project's path is group/project, without '*'.")]
    [InlineData("certificate_arn", "null", "A public service has no certificate: make one in ACM in this region, and give its ARN as TF_VAR_certificate_arn, a CI/CD variable of this environment's scope.")]
    [InlineData("vpc_cidr", "\"10.0.0.0/24\"", "The VPC's addresses are a CIDR block of /20 or larger: sixteen subnets are cut from it.")]
    [InlineData("vpc_cidr", "\"10.0.0.0\"", "The VPC's addresses are a CIDR block of /20 or larger: sixteen subnets are cut from it.")]
    [InlineData("zones", "[\"a\", \"a\"]", "There are two to six different zones: balancers and the database need two.")]
    [InlineData("autoscaling", """{ "min": 4, "max": 2 }""", "Autoscaling needs min of at least 1, and max not below min.")]
    public void Others_are_refused(string name, string value, string message) => Assert.Equal([message], Refusals(name, value));

    // A certificate is given, for every environment of this definition needs one.
    private static IEnumerable<string> Refusals(string name, string value) =>
        EnvironmentRoot.Of(Repository.Root, "uat", ("certificate_arn", Certificate), (name, Functions.Decoded(JsonDocument.Parse(value).RootElement))).Refusals();
}
