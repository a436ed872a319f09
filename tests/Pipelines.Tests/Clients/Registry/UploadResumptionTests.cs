using Pipelines.Clients.Registry;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>Uploads that are cut, in the same run and over runs.</summary>
public sealed class UploadResumptionTests
{
    private const int Size = 20_000_000;

    // What lies in a server's buffers when a connection is cut is lost (Kestrel's has 1 MiB); and what requests weigh.
    private const int Lost = 1_300_000;

    private static readonly TestImage Image = new(layerBytes: Size, layers: 1);
    private static readonly BlobSource Blob = Image.Source(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_on_in_the_same_run_after_a_cut_at_every_tenth()
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        using var proxy = new CuttingProxy(sandbox.Endpoint, Enumerable.Range(1, 9).Select(tenth => tenth * (Size / 10L)));
        using var registry = sandbox.Client(proxy);

        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync(SandboxRegistry.Repository, Blob, null, Token));

        Assert.InRange(proxy.Sent, Size, Size + (9 * Lost));
        Assert.Equal(9, sandbox.Log.Lines.Count(line => line.StartsWith("warning", StringComparison.Ordinal)));
        await using var stored = await registry.OpenBlobAsync(SandboxRegistry.Repository, Blob.Descriptor, Token);
        await stored.CopyToAsync(Stream.Null, Token);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Goes_on_in_the_next_run_where_this_one_was_cut(int tenth)
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        var cut = tenth * (Size / 10L);
        using (var proxy = new CuttingProxy(sandbox.Endpoint, cut))
        using (var first = sandbox.Client(proxy, attempts: 1))
        {
            await Assert.ThrowsAsync<ExecutionException>(() => first.UploadBlobAsync(SandboxRegistry.Repository, Blob, null, Token));
            first.Dispose();
            await proxy.SettledAsync().WaitAsync(Token);
        }

        using var whole = new CuttingProxy(sandbox.Endpoint);
        // Another port would be another registry.
        var memory = Assert.Single(Directory.GetFiles(sandbox.UploadFolder));
        var text = await File.ReadAllTextAsync(memory, Token);
        using var next = sandbox.Client(whole);
        await RenameAsync(sandbox, whole, memory, text);

        Assert.Equal(BlobOutcome.Sent, await next.UploadBlobAsync(SandboxRegistry.Repository, Blob, null, Token));

        Assert.InRange(whole.Sent, Size - cut, Size - cut + Lost);
        Assert.Empty(Directory.GetFiles(sandbox.UploadFolder));
    }

    [Fact]
    public async Task Remembers_the_place_of_an_upload_and_no_credential()
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        using var proxy = new CuttingProxy(sandbox.Endpoint, Size / 2);
        using var registry = sandbox.Client(proxy, attempts: 1);

        await Assert.ThrowsAsync<ExecutionException>(() => registry.UploadBlobAsync(SandboxRegistry.Repository, Blob, null, Token));

        var file = Assert.Single(Directory.GetFiles(sandbox.UploadFolder));
        Assert.Matches($$"""^{"location":"http://{{proxy.Authority}}/v2/[a-z0-9./-]+/storefront/blobs/uploads/[0-9a-f-]{36}"}$""", await File.ReadAllTextAsync(file, Token));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Begins_anew_when_the_registry_has_forgotten_the_upload()
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        using var registry = sandbox.Client();
        Remember(sandbox, $"{sandbox.Address}", new Uri(sandbox.Endpoint, $"v2/{sandbox.Address.Prefix}/storefront/blobs/uploads/6f1f0f4e-0000-0000-0000-000000000000").AbsoluteUri);

        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync(SandboxRegistry.Repository, Blob, null, Token));
        Assert.Empty(Directory.GetFiles(sandbox.UploadFolder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"location":7}""")]
    [InlineData("""{"location":"http://elsewhere.example/v2/x"}""")]
    public async Task Begins_anew_when_its_memory_is_of_no_use(string memory)
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        using var registry = sandbox.Client();
        Directory.CreateDirectory(sandbox.UploadFolder);
        await File.WriteAllTextAsync(FileOf(sandbox, sandbox.Address.Text), memory, Token);

        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync(SandboxRegistry.Repository, Blob, null, Token));
    }

    [Fact]
    public async Task Begins_anew_when_the_remembered_upload_holds_other_bytes()
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        var other = new TestImage(seed: 2, layerBytes: Size, layers: 1).Source(1);
        using (var proxy = new CuttingProxy(sandbox.Endpoint, Size / 2))
        using (var first = sandbox.Client(proxy, attempts: 1))
        {
            await Assert.ThrowsAsync<ExecutionException>(() => first.UploadBlobAsync(SandboxRegistry.Repository, other, null, Token));
            var left = Assert.Single(Directory.GetFiles(sandbox.UploadFolder));
            Remember(sandbox, sandbox.Address.Text, (await File.ReadAllTextAsync(left, Token)).Split('"')[3].Replace(proxy.Authority, sandbox.Endpoint.Authority, StringComparison.Ordinal));
        }

        using var registry = sandbox.Client();

        // A source that is far is not read again to be hashed: the registry alone can tell.
        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync(SandboxRegistry.Repository, Blob with { IsFar = true, OpenAtAsync = OpenAtAsync }, null, Token));
        Assert.True(await registry.HasBlobAsync(SandboxRegistry.Repository, Blob.Descriptor.Digest, Token));
    }

    [Fact]
    public async Task Lets_two_runs_that_send_the_same_blob_each_have_an_upload_of_its_own()
    {
        await using var sandbox = await SandboxRegistry.StartAsync();
        using var one = sandbox.Client();
        using var two = sandbox.Client();

        var outcomes = await Task.WhenAll(
            one.UploadBlobAsync(SandboxRegistry.Repository, Blob, null, Token),
            two.UploadBlobAsync(SandboxRegistry.Repository, Blob, null, Token));

        Assert.Contains(BlobOutcome.Sent, outcomes);
        Assert.DoesNotContain(sandbox.Log.Lines, line => line.StartsWith("warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Begins_a_blob_again_whose_upload_Debians_registry_gave_up()
    {
        await using var real = await RealRegistry.StartAsync();
        using var proxy = new CuttingProxy(real.Address.Endpoint, Size / 2);
        using var registry = real.Client(through: proxy);

        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync("team/storefront", Blob, null, Token));

        Assert.InRange(proxy.Sent, Size * 3 / 2, (Size * 3 / 2) + Lost);
    }

    private static Task<Stream> OpenAtAsync(long position, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream(Image.Blobs[1].Bytes, (int)position, Size - (int)position));

    private static async Task RenameAsync(SandboxRegistry sandbox, CuttingProxy proxy, string memory, string text)
    {
        File.Delete(memory);
        var location = new Uri(text.Split('"')[3]);
        await File.WriteAllTextAsync(FileOf(sandbox, $"{proxy.Authority}/{sandbox.Address.Prefix}"), $$"""{"location":"http://{{proxy.Authority}}{{location.PathAndQuery}}"}""", Token);
    }

    private static void Remember(SandboxRegistry sandbox, string registry, string location)
    {
        Directory.CreateDirectory(sandbox.UploadFolder);
        File.WriteAllText(FileOf(sandbox, registry), $$"""{"location":"{{location}}"}""");
    }

    private static string FileOf(SandboxRegistry sandbox, string registry)
    {
        var subject = System.Text.Encoding.UTF8.GetBytes($"{registry}/{SandboxRegistry.Repository}@{Blob.Descriptor.Digest}");
        return Path.Combine(sandbox.UploadFolder, Digest.Of(subject).Hex + ".json");
    }
}
