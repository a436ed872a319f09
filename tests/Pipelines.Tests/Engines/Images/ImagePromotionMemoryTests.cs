using Pipelines.Engines.Images;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Clients.Registry;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>Counts what the whole process allocates, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(ImagePromotionMemoryTests), DisableParallelization = true)]
[Collection(nameof(ImagePromotionMemoryTests))]
public sealed class ImagePromotionMemoryTests
{
    [Fact]
    public async Task Streams_a_large_layer_in_little_memory()
    {
        await using var dev = await RealRegistry.StartAsync();
        await using var uat = await RealRegistry.StartAsync();
        using var source = dev.Client();
        using var target = uat.Client();
        const int size = 64 * 1024 * 1024;
        var image = new TestImage(layers: 1, layerBytes: size);
        await image.PushAsync(source, "team/storefront", "v1", TestContext.Current.CancellationToken);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await new ImagePromotion(new RecordedLog(), TimeProvider.System).PromoteAsync(new(source, target, "team/storefront", "v1"), TestContext.Current.CancellationToken);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, size / 2);
    }
}
