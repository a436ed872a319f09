using System.Text.Json;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>
/// Remembers where a blob's upload goes on, for a next run on this machine: one small file for each blob that is on its way. The file is held
/// while the upload runs, so that two runs never write into the same one; and it names the place of an upload, never a credential.
/// </summary>
internal sealed class UploadMemory : IDisposable
{
    private readonly FileStream _file;
    private readonly string _subject;
    private readonly IProgressLog _log;
    private bool _isWorthKeeping;

    private UploadMemory(string path, string subject, IProgressLog log)
    {
        _file = Hold(path);
        (_subject, _log) = (subject, log);
        _isWorthKeeping = _file.Length > 0;
    }

    /// <summary>The memory of one blob's upload; null when another run has it, or when the machine cannot remember (the log then says why).</summary>
    /// <param name="folder">The folder of all uploads.</param>
    /// <param name="subject">The registry, the repository and the digest.</param>
    /// <param name="log">Hears of a folder that cannot be written.</param>
    public static UploadMemory? Open(string folder, string subject, IProgressLog log)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, Digest.Of(System.Text.Encoding.UTF8.GetBytes(subject)).Hex + ".json");
            return new(path, subject, log);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Warning(RegistryText.NotRemembered(subject, folder, exception));
            return null;
        }
    }

    /// <summary>Where the upload goes on; null when none was remembered.</summary>
    public Uri? Read()
    {
        try
        {
            using var document = JsonDocument.Parse(_file);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("location", out var location)
                && location.ValueKind == JsonValueKind.String
                && Uri.TryCreate(location.GetString(), RegistryTransport.AsItStands, out var address)
                ? address
                : null;
        }
        catch (JsonException)
        {
            // Empty because it is new, or cut because the machine went down: then the upload begins anew.
            return null;
        }
    }

    /// <summary>Remembers where the upload goes on; null = nowhere.</summary>
    public void Write(Uri? location)
    {
        try
        {
            _isWorthKeeping = false;
            _file.SetLength(0);
            if (location is not null)
            {
                JsonSerializer.Serialize(_file, new Dictionary<string, string> { ["location"] = location.OriginalString });
                _file.Flush();
                _isWorthKeeping = true;
            }
        }
        catch (IOException exception)
        {
            // A full disk is no reason to stop an upload: only the next run would begin it anew.
            _log.Warning(RegistryText.NotRemembered(_subject, _file.Name, exception));
        }
    }

    /// <summary>Lets the file go, and deletes it when there is nothing to remember.</summary>
    public void Dispose()
    {
        if (!_isWorthKeeping)
        {
            File.Delete(_file.Name);
        }

        _file.Dispose();
    }

    private static FileStream Hold(string path)
    {
        // Nothing is kept back: what a full disk has refused would be refused again when the file is let go.
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
