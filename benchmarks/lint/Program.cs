using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.CodeQuality.Sarif;
using Pipelines.Values;

// 'make <folder> <findings>' writes a tool's log and the files that it is about; 'merge <folder>' reads and merges it as Lint does, and says how long and how much.
switch (args)
{
    case ["make", var folder, var count]:
        Make(folder, int.Parse(count, CultureInfo.InvariantCulture));
        break;
    case ["merge", var folder]:
        await MergeAsync(folder);
        break;
    default:
        Console.Error.WriteLine("make <folder> <findings> | merge <folder>");
        return 2;
}

return 0;

static void Make(string folder, int count)
{
    const int PerFile = 100;
    var log = new StringBuilder("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"tool"}},"results":[""");
    for (var index = 0; index < count; index++)
    {
        var path = $"src/file{index / PerFile}.cs";
        log.Append(index == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$$"""{"ruleId":"R{{{{index % 50}}}}","level":"warning","message":{"text":"The name of variable x{{{{index % 1000}}}} says nothing of what is in it"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"{{{{path}}}}"},"region":{"startLine":{{{{(index % PerFile) + 1}}}},"startColumn":5}}}]}""");
        if (index % PerFile == 0)
        {
            Directory.CreateDirectory(Path.Combine(folder, "src"));
            File.WriteAllLines(Path.Combine(folder, path), Enumerable.Range(1, PerFile).Select(line => $"    var x{line} = Compute({line});"));
        }
    }

    File.WriteAllText(Path.Combine(folder, "log.sarif"), log.Append("]}]}").ToString());
}

static async Task MergeAsync(string folder)
{
    var paths = Directory.GetFiles(Path.Combine(folder, "src")).Select(file => "src/" + Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
    var clock = Stopwatch.StartNew();
    var findings = SarifReader.Read(await File.ReadAllBytesAsync(Path.Combine(folder, "log.sarif")), paths[0], "tool");
    var read = clock.ElapsedMilliseconds;
    var options = new CodeQualityOptions { Root = folder };
    var result = await new Conclusion(options, new Suppressing([], DateOnly.MaxValue), new Silence()).OfAsync([LinterResult.Complete(findings)], new RepositoryFiles(folder, paths), CancellationToken.None);
    var all = clock.ElapsedMilliseconds;
    var peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Reported.Count} findings: read {read} ms, merged and written {all - read} ms, together {all} ms; peak {int.Parse(peak, CultureInfo.InvariantCulture) / 1024} MB; report {new FileInfo(result.Report).Length / 1_000_000} MB"));
}

internal sealed class Silence : IProgressLog
{
    public void Info(string line)
    {
        // Nobody listens.
    }

    public void Warning(string line) => Console.Error.WriteLine(line);

    public void Detail(string line)
    {
        // Nobody listens.
    }
}
