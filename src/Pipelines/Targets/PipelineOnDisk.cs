using System.Globalization;
using Pipelines.Values;
using Pipelines.Yaml;

namespace Pipelines.Targets;

/// <summary>
/// Rewrites <c>.gitlab-ci.yml</c> on a local run when the targets no longer say what it holds. A file without our header is never touched.
/// </summary>
internal static class PipelineOnDisk
{
    /// <summary>Compares and, when they differ, writes; what keeps it from writing is said and stops nothing.</summary>
    public static void KeepInStep(IPipeline pipeline)
    {
        string file = pipeline.RootDirectory / IPipeline.FileName;
        if (!PipelineFile.IsOurs(file))
        {
            return;
        }

        // Planning and printing cost a start more than comparing two numbers: the same assemblies make the same file.
        string stampFile = pipeline.TemporaryDirectory / "pipeline.stamp";
        if (File.Exists(stampFile) && File.ReadAllText(stampFile) == Stamp(pipeline, file))
        {
            return;
        }

        try
        {
            var result = pipeline.Generate();
            result.ThrowOnErrors();
            foreach (var (written, _) in PipelineFiles.Write(pipeline.RootDirectory, result).Where(one => one.IsWritten))
            {
                ConsoleLog.Instance.Info(TargetsText.PipelineWritten(written, written: true));
            }

            File.WriteAllText(stampFile, Stamp(pipeline, file));
        }
        catch (DefinitionException exception)
        {
            ConsoleLog.Instance.Warning(TargetsText.PipelineNotWritten(IPipeline.FileName, exception));
        }
    }

    private static string Stamp(IPipeline pipeline, string file) => string.Join(
        ' ',
        pipeline.GetType().Module.ModuleVersionId,
        typeof(PipelineOnDisk).Module.ModuleVersionId,
        new FileInfo(file).Length,
        Ticks(file),
        Ticks(pipeline.RootDirectory / PipelineFiles.Infrastructure),
        string.Join(' ', RunnerImageFiles.Of(pipeline.Application).Select(image => Ticks(pipeline.RootDirectory / image))));

    private static string Ticks(string file) => File.GetLastWriteTimeUtc(file).Ticks.ToString(CultureInfo.InvariantCulture);
}
