using System.Buffers;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>
/// Looks for secrets that a test has planted: as they are, in Base64 at any of its three alignments, in an address, reversed, and as either half of
/// them, so that one which was broken over two lines is found as well.
/// </summary>
internal sealed class CanarySearch
{
    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);
    private readonly List<string> _found = [];

    /// <summary>Makes a secret known by a name, which is all that a failure shows of it.</summary>
    public void Plant(string name, string secret)
    {
        Assert.True(secret.Length >= 16, $"{name} is too short to be found for sure");
        foreach (var form in Forms(secret))
        {
            _forms[form] = name;
        }
    }

    /// <summary>Names of everything that is looked for.</summary>
    public IReadOnlyCollection<string> Names => [.. _forms.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What was found so far: the name, and where.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>Looks through a text.</summary>
    public void Look(string where, string text)
    {
        var search = SearchValues.Create([.. _forms.Keys], StringComparison.Ordinal);
        if (text.AsSpan().IndexOfAny(search) < 0)
        {
            return;
        }

        _found.AddRange(_forms.Where(form => text.Contains(form.Key, StringComparison.Ordinal)).Select(form => $"{form.Value} in {where}").Distinct());
    }

    /// <summary>Looks through the files below a folder that were written since a moment; what is compressed by gzip is also looked through unpacked.</summary>
    /// <returns>How many files those were.</returns>
    public int LookBelow(string folder, DateTimeOffset since, params string[] except)
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 })
            .Where(file => file.LinkTarget is null && file.LastWriteTimeUtc >= since.UtcDateTime && !except.Any(name => file.FullName.Contains(name, StringComparison.Ordinal)))
            .ToList();
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file.FullName);
            Look(file.FullName, Encoding.Latin1.GetString(bytes));
            if (bytes is [0x1f, 0x8b, ..])
            {
                using var unpacked = new MemoryStream();
                using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
                gzip.CopyTo(unpacked);
                Look($"{file.FullName}, unpacked", Encoding.Latin1.GetString(unpacked.ToArray()));
            }
        }

        return files.Count;
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return new string([.. secret.Reverse()]);
        yield return secret[..(secret.Length / 2)];
        yield return secret[(secret.Length / 2)..];
        for (var shift = 0; shift < 3; shift++)
        {
            // Without the characters that depend on what stands before and behind it.
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', shift) + secret)).TrimEnd('=');
            yield return encoded[(shift == 0 ? 0 : 4)..^4];
        }
    }
}
