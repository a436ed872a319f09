using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipelines.Benchmarks.Generator;
using Pipelines.Model;
using Pipelines.Planning;
using Pipelines.Yaml;

// generator write <images> <file>     plans, prints and writes the file once, as a command would
// generator time  <images> <rounds>   medians of processor time over some rounds in one process, apart for planning, printing and checking
// Either says its figures in one line: name=value …
var images = int.Parse(args[1], CultureInfo.InvariantCulture);
if (args[0] == "write")
{
    var text = PipelineYaml.Print(PipelinePlanner.Plan(Monorepo.Of(images), Monorepo.Application));
    File.WriteAllText(args[2], text);
    using var self = Process.GetCurrentProcess();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bytes={Encoding.UTF8.GetByteCount(text)} peakMB={self.PeakWorkingSet64 / 1_000_000}"));
    return;
}

var rounds = int.Parse(args[2], CultureInfo.InvariantCulture);
var graph = Monorepo.Of(images);
var (plan, print, check) = (new List<double>(), new List<double>(), new List<double>());
var (pipeline, wall) = (PipelinePlanner.Plan(graph, Monorepo.Application), new List<double>());
for (var round = 0; round < rounds; round++)
{
    var start = Stopwatch.GetTimestamp();
    plan.Add(Processor(() => pipeline = PipelinePlanner.Plan(graph, Monorepo.Application)));
    print.Add(Processor(() => PipelineYaml.Print(pipeline)));
    wall.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    check.Add(Processor(() => ModelCheck.Findings(pipeline)));
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"jobs={pipeline.Jobs.Count} wallMs={Median(wall):F1} cpuMs={Median([.. plan.Zip(print, (one, other) => one + other)]):F1} planMs={Median(plan):F1} printMs={Median(print):F1} checkMs={Median(check):F1}"));

static double Processor(Func<object> work)
{
    var before = Environment.CpuUsage.TotalTime;
    GC.KeepAlive(work());
    return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
