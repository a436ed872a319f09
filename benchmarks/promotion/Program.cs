using System.Diagnostics;
using System.Globalization;
using Pipelines.Benchmarks.Promotion;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Images;
using Pipelines.Values;

// promotion layout  <folder> <megabytes> <layers> <platforms>   writes an OCI layout of random layers under the tag v1
// promotion promote <source> <target> <repository> [again]      promotes :v1 from one registry to the other; then so many times again in this
//                                                               process, with new clients, as a build does that runs already (again-ms, the median)
// promotion push    <folder> <target> <repository>              pushes a layout
// promotion proxy   <registry> <file>                           counts what passes to a registry until it is asked to end
// promote and push say their figures in the last line: name=value …
switch (args[0])
{
    case "layout":
        await RandomLayout.WriteAsync(args[1], Number(args[2]), Number(args[3]), Number(args[4]));
        return;
    case "proxy":
        await CountingProxy.RunAsync(args[1], args[2]);
        return;
}

var log = new ConsoleProgress();
var start = Stopwatch.GetTimestamp();
using var target = new OciRegistry(Options(args[2]));
string digest;
long bytes;
if (args[0] == "promote")
{
    using var source = new OciRegistry(Options(args[1]));
    var promoted = await new ImagePromotion(log, TimeProvider.System).PromoteAsync(new(source, target, args[3], "v1"), CancellationToken.None);
    (digest, bytes) = (promoted.Reference.Digest.Text, promoted.BytesUploaded);
}
else
{
    var layout = await OciLayout.ReadAsync(Path.GetFullPath(args[1]), CancellationToken.None);
    var pushed = await new ImagePush(target, log, TimeProvider.System).PushAsync(layout, args[3], CancellationToken.None);
    (digest, bytes) = (pushed.Reference.Digest.Text, pushed.BytesUploaded);
}

using var self = Process.GetCurrentProcess();
var figures = string.Create(
    CultureInfo.InvariantCulture,
    $"ms={Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} peakMB={self.PeakWorkingSet64 / 1_000_000} bytes={bytes} digest={digest}");
if (args is ["promote", .., var again] && args.Length == 5)
{
    var times = new List<double>();
    for (var turn = 0; turn < Number(again); turn++)
    {
        var from = Stopwatch.GetTimestamp();
        using var first = new OciRegistry(Options(args[1]));
        using var second = new OciRegistry(Options(args[2]));
        await new ImagePromotion(new SilentProgress(), TimeProvider.System).PromoteAsync(new(first, second, args[3], "v1"), CancellationToken.None);
        times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
    }

    figures += string.Create(CultureInfo.InvariantCulture, $" again-ms={times.Order().ElementAt(times.Count / 2):F1}");
}

Console.WriteLine(figures);

OciRegistryOptions Options(string address) => new() { Address = address, Log = log, Time = TimeProvider.System };

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
