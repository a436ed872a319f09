using System.Formats.Tar;
using System.Text;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Images;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>Makes layouts for tests: images of arbitrary layers, without any builder.</summary>
internal static class LayoutFolder
{
    public static async Task<OciLayout> WriteAsync(string folder, ImageTag tag, params byte[][] layers)
    {
        var token = TestContext.Current.CancellationToken;
        using var writer = OciLayoutWriter.At(folder);
        var stored = new List<StoredLayer>();
        foreach (var layer in layers)
        {
            using var tar = new MemoryStream(layer);
            stored.Add(await writer.AddLayerAsync(tar, token));
        }

        var diffIds = string.Join(",", stored.Select(layer => $"\"{layer.DiffId}\""));
        var config = Encoding.UTF8.GetBytes($$"""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[{{diffIds}}]} }""");
        return await writer.CompleteAsync(
            await writer.AddManifestAsync(await writer.AddAsync(MediaTypes.Config, config, token), stored.Select(layer => layer.Descriptor), token),
            new Dictionary<string, string> { ["org.opencontainers.image.ref.name"] = tag.Text, ["pipelines.builder"] = "test" },
            token);
    }

    /// <summary>A tar with one file.</summary>
    public static byte[] Tar(string name, string text)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)), ModificationTime = DateTimeOffset.UnixEpoch });
        }

        return bytes.ToArray();
    }

    /// <summary>All files below a folder, by relative path, with the digests of their contents.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Digest.Of(File.ReadAllBytes(file))}")
            .Order(StringComparer.Ordinal),
    ];
}
