namespace Pipelines.Engines.CodeQuality;

/// <summary>Writes a file whole or not at all: whoever reads it beside us, or after we were stopped, finds the old one or the new one.</summary>
internal static class WholeFile
{
    /// <summary>Writes the file, and the folder that it stands in.</summary>
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + ".unfinished";
        File.WriteAllBytes(unfinished, content);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Writes what <paramref name="write"/> puts into a stream.</summary>
    public static void Write(string file, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + ".unfinished";
        using (var stream = File.Create(unfinished))
        {
            write(stream);
        }

        File.Move(unfinished, file, overwrite: true);
    }
}
