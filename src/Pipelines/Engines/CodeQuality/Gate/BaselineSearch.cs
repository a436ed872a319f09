using System.Text.Json;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>Finds what new findings are told by: the report of the target branch if it can be had, else the committed file. It says which it was, and why.</summary>
internal sealed class BaselineSearch(CodeQualityOptions options, IProgressLog log)
{
    /// <summary>The baseline; null when there is none, and then every finding is new.</summary>
    /// <exception cref="DefinitionException">The committed file is none.</exception>
    public async Task<Baseline?> FindAsync(CancellationToken cancellationToken)
    {
        // What was just accepted is known, whatever the target branch says.
        var asked = options is { NewOnly: true, Accept: false, BaseReport: { } report } ? await AskAsync(report, cancellationToken) : null;
        var committed = asked is null or { CutAt: not null } ? BaselineFile.Read(options.Root, options.Baseline) : null;
        var found = asked is null ? committed : With(asked, committed);
        if (found is not null)
        {
            log.Info(GateText.ComparedWith(found));
        }
        else if (options.NewOnly)
        {
            log.Warning(GateText.NothingToCompareWith(options.Baseline));
        }

        return found;
    }

    // What a cut report lacks, the committed file may have: that is never cut.
    private static Baseline With(Baseline report, Baseline? committed) => committed is null
        ? report
        : report with { Source = GateText.Both(report.Source, committed.Source), Fingerprints = report.Fingerprints.Union(committed.Fingerprints).ToHashSet(StringComparer.Ordinal) };

    private async Task<Baseline?> AskAsync(BaseReport report, CancellationToken cancellationToken)
    {
        try
        {
            if (await report.ReadAsync(cancellationToken) is { } content)
            {
                return BaseReport.BaselineIn(content, GateText.ReportOf(report.Branch));
            }

            log.Warning(GateText.NoReportOf(report.Branch));
        }
        catch (ExecutionException exception)
        {
            log.Warning(exception.Message);
        }
        catch (JsonException exception)
        {
            log.Warning(GateText.NotAReport(report.Branch, exception.Message));
        }

        return null;
    }
}
