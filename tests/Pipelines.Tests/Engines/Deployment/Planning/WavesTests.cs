using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Planning;

public class WavesTests
{
    [Fact]
    public void Put_a_service_after_everything_that_it_comes_after_and_others_beside_each_other()
    {
        var worker = new Service("worker", Shop.Image);

        var waves = Waves.Of(Shop.Application with { Services = [Shop.Frontend, Shop.Backend, worker] });

        Assert.Equal(["backend worker", "frontend"], waves.Select(wave => string.Join(' ', wave)));
    }

    [Fact]
    public void Refuse_a_circle()
    {
        var (a, b) = (new Service("a", Shop.Image) { After = [new Service("b", Shop.Image)] }, new Service("b", Shop.Image) { After = [new Service("a", Shop.Image)] });

        var refused = Assert.Throws<DefinitionException>(() => Waves.Of(Shop.Application with { Services = [a, b] }));

        Assert.Equal("services 'a', 'b': they come after each other in a circle, so none can be the first. Take one of them out of After.", refused.Message);
    }

    [Fact]
    public void Refuse_a_service_that_the_application_does_not_have()
    {
        var refused = Assert.Throws<DefinitionException>(() => Waves.Of(Shop.Application with { Services = [Shop.Frontend] }));

        Assert.Equal("service 'frontend': it comes after 'backend', which is no service of the application. Add 'backend' to Services, or take it out of After.", refused.Message);
    }
}
