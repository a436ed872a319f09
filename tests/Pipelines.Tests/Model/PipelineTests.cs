using Pipelines.Model;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Model;

public class PipelineTests
{
    private static readonly Pipeline Pipeline = new() { Symbol = "Build", Jobs = [new("lint"), new("test")] };

    [Fact]
    public void Changes_one_job_and_leaves_the_others()
    {
        var changed = Pipeline.With("test", job => job with { Tags = ["large"] });

        Assert.Equal(["large"], changed.Jobs[1].Tags);
        Assert.Same(Pipeline.Jobs[0], changed.Jobs[0]);
        Assert.Empty(Pipeline.Jobs[1].Tags);
    }

    [Fact]
    public void Refuses_to_change_a_job_that_is_not_there() =>
        Assert.Equal(
            "job 'tset': the pipeline has no job of that name. Did you mean 'test'? Jobs: lint, test.",
            Assert.Throws<DefinitionException>(() => Pipeline.With("tset", job => job)).Message);
}
