using System.Globalization;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Cache;

/// <summary>
/// Runs a linter on the files alone that something has changed for: themselves, the tool, its arguments, its settings, or this assembly, which reads what
/// it says. What was found in the others is kept from the run before; only runs that looked at everything leave something behind.
/// </summary>
/// <param name="files">The repository's files.</param>
/// <param name="folder">The absolute path of a folder that stays between runs.</param>
/// <param name="home">The user's home; null when there is none.</param>
/// <param name="log">Where it says what was kept.</param>
internal sealed class CachedRun(RepositoryFiles files, string folder, string? home, IProgressLog log)
{
    private readonly ContentHash _hashes = new();

    /// <summary>Runs the linter.</summary>
    public async Task<LinterResult> RunAsync(ILinterTool tool, IReadOnlyList<string> subjects, string? version, CancellationToken cancellationToken)
    {
        if (version is null || tool is not ICachedLinter cached || Inputs(cached, subjects) is not { } inputs || KeysOf(cached, subjects, inputs, version) is not { } keys)
        {
            return await tool.RunAsync(subjects, files, cancellationToken);
        }

        var (file, all) = (FileOf(cached, inputs), keys.Keys);
        var kept = ResultFile.Read(file);
        if (kept is null && File.Exists(file))
        {
            log.Warning(CodeQualityText.BrokenCache(file));
        }

        var known = all.Where(subject => kept?.GetValueOrDefault(subject)?.Key == keys[subject].Key).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> rest = [.. all.Where(subject => !known.Contains(subject))];
        if (rest.Any(subject => keys[subject].LooksBeyond))
        {
            (rest, known) = (subjects, []);
        }

        IReadOnlyList<Finding> found = [.. known.SelectMany(subject => kept![subject].Findings)];
        if (known.Count > 0)
        {
            log.Info(CodeQualityText.Kept(tool, known.Count));
        }

        if (rest.Count == 0)
        {
            return LinterResult.Complete(found);
        }

        var result = await tool.RunAsync(rest, files, cancellationToken);
        if (result.Incomplete is null && ByFile(tool, rest, result.Findings) is { } byFile && rest.All(subject => IsUnchanged(subject, keys[subject].Content)))
        {
            var old = kept?.Where(pair => files.Place(pair.Key) == pair.Key) ?? [];
            var results = old.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
            foreach (var subject in rest)
            {
                results[subject] = new KeptResult(keys[subject].Key, byFile[subject]);
            }

            ResultFile.Write(file, results);
        }

        return result with { Findings = [.. found, .. result.Findings] };
    }

    private sealed record SubjectKey(string Key, string Content, bool LooksBeyond);

    private LinterInputs? Inputs(ICachedLinter tool, IReadOnlyList<string> subjects)
    {
        var inputs = tool.InputsOf(subjects, files, home);
        if (inputs is null)
        {
            log.Detail(CodeQualityText.NotKept(tool));
        }

        return inputs;
    }

    private Dictionary<string, SubjectKey>? KeysOf(ICachedLinter tool, IReadOnlyList<string> subjects, LinterInputs inputs, string version)
    {
        try
        {
            var common = ContentHash.Of(
                [typeof(CachedRun).Module.ModuleVersionId.ToString(), tool.Name, version, Count(inputs.Words), .. inputs.Words, .. inputs.Files.SelectMany(file => new[] { Relative(file), _hashes.OfFile(file) })]);
            var group = new Lazy<string>(() => ContentHash.Of(subjects.SelectMany(subject => new[] { subject, HashOf(subject) })));
            return subjects.ToDictionary(
                subject => subject,
                subject =>
                {
                    var looksBeyond = inputs.LooksBeyond(subject);
                    return new SubjectKey(ContentHash.Of(common, subject, HashOf(subject), looksBeyond ? group.Value : ""), HashOf(subject), looksBeyond);
                },
                StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Detail(CodeQualityText.NotKept(tool));
            return null;
        }
    }

    // Two linters of one kind that look at whole projects, for two solutions say, each have their own.
    private string FileOf(ICachedLinter tool, LinterInputs inputs) =>
        Path.Combine(folder, tool.NeedsWholeProject ? $"{tool.Name}-{ContentHash.Of(inputs.Words)[..12]}.json" : $"{tool.Name}.json");

    private string HashOf(string subject) => _hashes.OfFile(Path.Combine(files.Root, subject));

    private bool IsUnchanged(string subject, string content) => ContentHash.Read(Path.Combine(files.Root, subject)) == content;

    private string Relative(string file) => Path.GetRelativePath(files.Root, file);

    private static string Count(IReadOnlyList<string> words) => words.Count.ToString(CultureInfo.InvariantCulture);

    // The findings of each subject; null when one is in another file, for which nobody would look again when that changes.
    private Dictionary<string, List<Finding>>? ByFile(ILinterTool tool, IReadOnlyList<string> subjects, IReadOnlyList<Finding> findings)
    {
        var byFile = subjects.ToDictionary(subject => subject, _ => new List<Finding>(), StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var path = files.Place(finding.Path);
            if (!byFile.TryGetValue(tool.NeedsWholeProject ? subjects[0] : path ?? "", out var list))
            {
                return null;
            }

            list.Add(finding with { Path = path ?? finding.Path, Message = files.WithoutRoot(finding.Message) });
        }

        return byFile;
    }
}
