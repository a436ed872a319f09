using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pipelines.Engines.CodeQuality.Cache;

/// <summary>Hashes of files, each taken once in a run, and of lists of words.</summary>
internal sealed class ContentHash
{
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The sha256 of a file; <c>none</c> when it is not there.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public string OfFile(string file) => _files.GetOrAdd(file, Read);

    /// <summary>The sha256 of a file as it is now.</summary>
    public static string Read(string file)
    {
        if (!File.Exists(file))
        {
            return "none";
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The sha256 of words; no two lists of words share it.</summary>
    public static string Of(params IEnumerable<string> words)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var word in words)
        {
            var bytes = Encoding.UTF8.GetBytes(word);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
