using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Findings;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Findings;

public class RoomToReplaceTests
{
    [Theory]
    [InlineData(1, 100, 200, "")]
    [InlineData(1, 100, 100, "ECS0511")]
    [InlineData(1, 0, 100, "ECS0512 ECS0513")]
    [InlineData(1, 50, 150, "ECS0511")] // floor(1.5) = 1 to have, ceil(0.5) = 1 to keep
    [InlineData(2, 50, 100, "ECS0512")]
    [InlineData(3, 67, 133, "ECS0511")] // floor(3.99) = 3, ceil(2.01) = 3
    [InlineData(4, 50, 125, "")]
    [InlineData(4, 0, 200, "ECS0513")]
    [InlineData(0, 100, 100, "")]
    public void Rounds_the_maximum_down_and_the_minimum_up(int desired, int minimum, int maximum, string ids) => Assert.Equal(ids, string.Join(' ', Of(desired, minimum, maximum).Select(finding => finding.Id)));

    [Fact]
    public void Says_what_to_change() => Assert.Equal(
        [
            "error ECS0511 backend: 1 task with minimum 100 % and maximum 100 % can neither start a new one nor stop an old one. Let the infrastructure set the maximum to 200 %. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
            "warning ECS0512 backend: 2 tasks with maximum 100 % leave no room for a new one, so an old one is stopped first. Let the infrastructure set the maximum to 200 %. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
            "warning ECS0513 backend: 3 tasks with minimum 0 % may all be stopped before a new one serves, which is downtime. Let the infrastructure set the minimum to 100 %. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
        ],
        [$"{Assert.Single(Of(1, 100, 100))}", $"{Assert.Single(Of(2, 50, 100))}", $"{Assert.Single(Of(3, 0, 200))}"]);

    [Theory]
    [InlineData(100, "ECS0514")]
    [InlineData(200, "")]
    public void Knows_that_a_daemon_has_one_task_an_instance(int maximum, string ids) =>
        Assert.Equal(ids, string.Join(' ', RoomToReplace.Of(Service(3, 0, maximum) with { Scheduling = "DAEMON" }).Select(finding => finding.Id)));

    private static List<Finding> Of(int desired, int minimum, int maximum) => [.. RoomToReplace.Of(Service(desired, minimum, maximum))];

    private static EcsService Service(int desired, int minimum, int maximum) =>
        new() { Arn = "a", Name = "backend", Status = "ACTIVE", Desired = desired, MinimumHealthyPercent = minimum, MaximumPercent = maximum };
}
