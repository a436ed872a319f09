using System.Text.Json;

namespace Nuke.Common.Tooling;

public static class ProcessExtensions
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IProcess AssertWaitForExit(this IProcess process)
    {
        Assert.NotNull(process, "There is no process to wait for");
        Assert.True(process.WaitForExit(), $"Process '{Path.GetFileName(process.FileName)}' took too long and was killed");
        return process;
    }

    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IProcess AssertZeroExitCode(this IProcess process)
    {
        process.AssertWaitForExit();
        return process.ExitCode == 0 ? process : throw new ProcessException(process);
    }

    public static IReadOnlyCollection<Output> EnsureOnlyStd(this IReadOnlyCollection<Output> output)
    {
        foreach (var line in output)
            Assert.True(line.Type == OutputType.Std, $"The process wrote to its error output: {line.Text}");
        return output;
    }

    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join(Environment.NewLine, output.Where(x => x.Type == OutputType.Std).Select(x => x.Text));

    public static T StdToJson<T>(this IEnumerable<Output> output) => JsonSerializer.Deserialize<T>(output.StdToText(), Options);
}
