using System.Text;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>How the scripts of a language are told from other files: by their extension or name, else by what their first line says runs them.</summary>
/// <param name="Extensions">Extensions, with the dot.</param>
/// <param name="FileNames">Whole names of files.</param>
/// <param name="Interpreters">Names of interpreters, without a version.</param>
internal sealed record ScriptLanguage(IReadOnlyList<string> Extensions, IReadOnlyList<string> FileNames, IReadOnlyList<string> Interpreters)
{
    private const int LongestFirstLine = 256;

    /// <summary>The scripts of this language in the repository. A symbolic link is none: the file that it leads to is.</summary>
    public IReadOnlyList<string> In(RepositoryFiles files) =>
        [.. files.All.Where(path => files.IsFile(path) && Is(new FileInfo(Path.Combine(files.Root, path))))];

    private bool Is(FileInfo file) =>
        Extensions.Contains(file.Extension, StringComparer.Ordinal)
        || FileNames.Contains(file.Name, StringComparer.Ordinal)
        || (Interpreters.Count > 0 && Interpreter(file) is { } interpreter && Interpreters.Contains(interpreter, StringComparer.Ordinal));

    // '#!/bin/sh -e' is sh, '#!/usr/bin/env -S FOO=1 ruby3.1 -w' is ruby.
    private static string? Interpreter(FileInfo file)
    {
        using var stream = file.OpenRead();
        Span<byte> start = stackalloc byte[LongestFirstLine];
        start = start[..stream.ReadAtLeast(start, LongestFirstLine, throwOnEndOfStream: false)];
        if (!start.StartsWith("#!"u8))
        {
            return null;
        }

        var words = Encoding.Latin1.GetString(start[2..]).Split('\n')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var command = words.Length > 0 && NameOf(words[0]) == "env"
            ? words.Skip(1).FirstOrDefault(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal))
            : words.FirstOrDefault();
        return command is null ? null : NameOf(command).TrimEnd("0123456789.".ToCharArray());
    }

    private static string NameOf(string executable) => executable[(executable.LastIndexOf('/') + 1)..];
}
