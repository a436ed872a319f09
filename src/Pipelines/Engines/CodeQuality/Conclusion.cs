using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality;

/// <summary>Makes one result of what the linters found: places, suppressions, fingerprints, the baseline, and then the reports.</summary>
internal sealed class Conclusion(CodeQualityOptions options, Suppressing suppressing, IProgressLog log)
{
    /// <summary>Concludes, and writes the reports.</summary>
    /// <exception cref="DefinitionException">The committed baseline is none.</exception>
    /// <exception cref="ExecutionException">Findings are to be accepted, and not everything was looked at.</exception>
    public async Task<CodeQualityResult> OfAsync(IReadOnlyList<LinterResult> results, RepositoryFiles files, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> incomplete = [.. results.Select(linter => linter.Incomplete).OfType<string>()];
        var (left, suppressed) = suppressing.Apply(Place(results, files), files, sawEverything: incomplete.Count == 0 && !options.IsPartial);
        if (suppressed > 0)
        {
            log.Info(GateText.Suppressed(suppressed));
        }

        var findings = Finding.Sort(left);
        List<ReportedFinding> found = [.. findings.Zip(Fingerprints.Of(findings, files), (finding, fingerprint) => new ReportedFinding(finding, fingerprint))];
        Accept(found, incomplete);
        var baseline = await new BaselineSearch(options, log).FindAsync(cancellationToken);
        var result = new CodeQualityResult
        {
            Reported = baseline is null ? found : [.. found.Select(item => item with { IsKnown = baseline.Fingerprints.Contains(item.Fingerprint) })],
            Incomplete = incomplete,
            Threshold = options.Threshold,
            Report = Path.GetFullPath(Path.Combine(options.Root, options.Report)),
            Files = files,
            NewOnly = options.NewOnly,
            Baseline = baseline,
        };
        SayWhatMayBeKnown(result);
        SayWhatIsMended(result);
        await ReportFiles.WriteAsync(result, options.MostReportBytes, cancellationToken);
        return result;
    }

    private List<Finding> Place(IReadOnlyList<LinterResult> results, RepositoryFiles files)
    {
        var (placed, elsewhere) = (new HashSet<Finding>(results.Sum(result => result.Findings.Count)), new List<Finding>());
        var places = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var finding in results.SelectMany(result => result.Findings))
        {
            if (!places.TryGetValue(finding.Path, out var path))
            {
                places.Add(finding.Path, path = files.Place(finding.Path));
            }

            if (path is not null)
            {
                // A file that is compiled for several frameworks, or into several projects, says everything as often: so it is a set.
                placed.Add(finding.At(path, files.WithoutRoot(finding.Message)));
            }
            else
            {
                elsewhere.Add(finding);
            }
        }

        if (elsewhere.Count > 0)
        {
            log.Warning(CodeQualityText.Elsewhere(elsewhere));
        }

        return [.. placed];
    }

    private void Accept(IReadOnlyList<ReportedFinding> found, IReadOnlyList<string> incomplete)
    {
        if (!options.Accept)
        {
            return;
        }

        // An expired suppression is not to be accepted: then its end would mean nothing.
        var accepted = incomplete.Count == 0 ? found.Where(item => !Suppressing.IsAbout(item.Finding)).ToList() : throw GateText.NothingAccepted(options.Baseline, incomplete);
        BaselineFile.Write(options.Root, options.Baseline, accepted);
        log.Info(GateText.Accepted(options.Baseline, accepted.Count));
        if (!options.NewOnly && accepted.Any(item => item.Finding.Severity >= options.Threshold))
        {
            log.Warning(GateText.AcceptedFailStill(options.Baseline));
        }
    }

    private void SayWhatMayBeKnown(CodeQualityResult result)
    {
        if (result.Baseline is { } baseline && result.Reported.Count(baseline.MayHave) is > 0 and var count)
        {
            log.Warning(GateText.MayBeKnown(count, baseline, options.Baseline));
        }
    }

    private void SayWhatIsMended(CodeQualityResult result)
    {
        if (result.Baseline is { } baseline && baseline.Source == options.Baseline && !options.IsPartial && result.Incomplete.Count == 0
            && baseline.Fingerprints.Count - result.Reported.Count(item => item.IsKnown) is > 0 and var mended)
        {
            log.Info(GateText.Mended(options.Baseline, mended));
        }
    }
}
