using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Nuke.Contract.Subset;

/// <summary>What our engine does not do: load what a run does not need, force colours, prompt, open a browser, write twice.</summary>
public sealed partial class StartTests
{
    /// <summary>Among what is missing: System.Diagnostics.Process, without which no process is started.</summary>
    [Fact]
    public void Loads_nothing_that_a_run_does_not_need()
    {
        using var build = BuildProcess.Of<Lean>();
        build.Run();
        var loaded = build.Run("--no-logo").Lines.Single(x => x.StartsWith("loaded = ", StringComparison.Ordinal)).Split(' ')[2..];
        string[] needed =
        [
            "System.Private.CoreLib", "Nuke.Contract", "Nuke.Common", "Serilog", "System.Runtime", "System.Linq", "System.Linq.Expressions",
            "System.Collections", "System.Collections.Concurrent", "System.Numerics.Vectors", "System.Console", "System.Memory", "System.Threading",
            "System.Text.Encoding.Extensions", "System.Runtime.InteropServices", "Microsoft.Win32.Primitives", "System.ObjectModel",
            "System.ComponentModel.Primitives", "System.ComponentModel.TypeConverter", "System.ComponentModel",
        ];
        Assert.Empty(loaded.Except(needed));
    }

    [Fact]
    public void Leaves_colours_out_of_redirected_output() => Assert.DoesNotContain('\u001b', BuildProcess.Run<Planned>().Raw);

    [Fact]
    public void Colours_the_log_of_GitLab_unless_told_not_to()
    {
        using var build = BuildProcess.Of<Planned>().With("GITLAB_CI", "true").With("NO_COLOR", "");
        Assert.Contains("\u001b[32;1m", build.Run().Raw, StringComparison.Ordinal);
        build.With("NO_COLOR", "1");
        Assert.DoesNotContain("\u001b[32;1m", build.Run().Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_sections_of_the_same_text_ids_of_their_own()
    {
        using var build = BuildProcess.Of<Twins>().With("GITLAB_CI", "true");
        var ids = SectionId().Matches(build.Run().Raw).Select(x => x.Groups["id"].Value).ToList();
        Assert.Equal(3, ids.Count);
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public void Writes_the_schema_only_when_it_changes()
    {
        using var build = BuildProcess.Of<Lean>();
        build.Run();
        var schema = build.PathOf(".nuke/build.schema.json");
        var text = File.ReadAllText(schema);
        var before = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(schema, before);
        build.Run();
        build.Run();
        Assert.Equal(before, File.GetLastWriteTimeUtc(schema));
        File.WriteAllText(schema, "{}");
        build.Run();
        Assert.Equal(text, File.ReadAllText(schema));
    }

    [Fact]
    public void Draws_the_plan_without_a_browser()
    {
        using var build = BuildProcess.Of<Planned>();
        var outcome = build.Run("Pack", "--plan", "--no-logo");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal([$"The execution plan stands in {build.PathOf(".nuke/temp/execution-plan.html")}", "  Hook", "  Compile", "  Pack", ""], outcome.Lines);
    }

    [Fact]
    public void Runs_what_is_assured_on_Ctrl_C()
    {
        using var build = BuildProcess.Of<Lean>();
        using var process = Process.Start(build.StartInfo("dotnet", typeof(StartTests).Assembly.Location, "Last", "Assured"))!;
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (line == "hanging")
                Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        }
        process.WaitForExit();
        var outcome = new Outcome(process.ExitCode, string.Join('\n', lines), "");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Equal(["Assured"], outcome.Ran);
        Assert.Equal("Aborted", outcome.StatusOf("Hangs"));
        Assert.Equal("NotRun", outcome.StatusOf("Last"));
    }

    [GeneratedRegex(@"section_start:\d+:(?<id>[\w.-]+)")]
    private static partial Regex SectionId();
}
