using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipelines.Sandbox.State;

/// <summary>
/// The folder below which everything is kept. It is held by one process at a time; every file is written beside its place and
/// renamed into it, so that the process may be killed at any moment.
/// </summary>
internal sealed class StateFolder : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly FileStream held;

    private StateFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    /// <exception cref="SandboxInUseException">Another process holds the folder.</exception>
    public static StateFolder Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        CreatePrivate(path);
        try
        {
            var held = new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var folder = new StateFolder(path, held);
            folder.Empty("tmp");
            return folder;
        }
        catch (IOException taken) when (File.Exists(System.IO.Path.Combine(path, "lock")))
        {
            var port = ReadFile<Identity>(System.IO.Path.Combine(path, Identity.File))?.Port;
            throw new SandboxInUseException(path, port is null or 0 ? null : new Uri($"http://127.0.0.1:{port}"), taken);
        }
    }

    /// <summary>The absolute path of a file or folder below this one.</summary>
    public string At(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>A folder below this one, made when it is missing, open to its owner alone.</summary>
    public string Folder(params ReadOnlySpan<string> parts)
    {
        var folder = At(parts);
        CreatePrivate(folder);
        return folder;
    }

    /// <summary>A path in the folder of unfinished files, which is emptied at each start.</summary>
    public string Unfinished(string name) => At("tmp", name);

    public T? Read<T>(string file)
        where T : class => ReadFile<T>(At(file));

    public void Write<T>(string file, T value)
    {
        var place = At(file);
        var unfinished = place + ".new";
        CreatePrivate(System.IO.Path.GetDirectoryName(place)!);
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, value, Json);
        }

        File.Move(unfinished, place, overwrite: true);
    }

    public void Dispose() => held.Dispose();

    private static T? ReadFile<T>(string file)
        where T : class
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<T>(stream, Json);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"'{file}' is not a file that the sandbox wrote ({broken.Message}). Restore it, or delete the sandbox's folder to begin anew.", broken);
        }
    }

    private static void CreatePrivate(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Empty(string name)
    {
        var folder = At(name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        CreatePrivate(folder);
    }
}
