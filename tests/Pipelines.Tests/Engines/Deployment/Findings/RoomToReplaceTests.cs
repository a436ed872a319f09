using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Findings;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Findings;

public class RoomToReplaceTests
{
    [Theory]
    [InlineData(1, 100, 200, null)]
    [InlineData(1, 100, 100, FindingWeight.Refusal)]
    [InlineData(1, 0, 100, FindingWeight.Warning)]
    [InlineData(1, 50, 150, FindingWeight.Refusal)] // floor(1.5) = 1 to have, ceil(0.5) = 1 to keep
    [InlineData(2, 50, 100, FindingWeight.Warning)]
    [InlineData(3, 67, 133, FindingWeight.Refusal)] // floor(3.99) = 3, ceil(2.01) = 3
    [InlineData(4, 50, 125, null)]
    [InlineData(0, 100, 100, null)]
    public void Rounds_the_maximum_down_and_the_minimum_up(int desired, int minimum, int maximum, FindingWeight? weight) =>
        Assert.Equal(weight, RoomToReplace.Of("backend", desired, minimum, maximum).SingleOrDefault()?.Weight);

    [Fact]
    public void Says_what_to_change()
    {
        Assert.Equal(
            "backend: 1 task with minimum 100 % and maximum 100 % can neither start a new one nor stop an old one. Let the infrastructure set the maximum to 200 %.",
            Assert.Single(RoomToReplace.Of("backend", 1, 100, 100)).ToString());
        Assert.Equal(
            "backend: 2 tasks with maximum 100 % leave no room for a new one, so an old one is stopped first. Let the infrastructure set the maximum to 200 %.",
            Assert.Single(RoomToReplace.Of("backend", 2, 50, 100)).ToString());
    }
}
