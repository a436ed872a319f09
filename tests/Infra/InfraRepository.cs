using Infra.Terraform;
using Pipelines.Testing;

namespace Infra;

/// <summary>A copy of infra/ and of what it reads, for a test to spoil.</summary>
internal sealed class InfraRepository : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public InfraRepository()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "infra"), "*", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "docs/iam/deploy.json")))
        {
            var path = Path.GetRelativePath(Repository.Root, file);
            if (!path.Contains("/.terraform", StringComparison.Ordinal))
            {
                folder.Write(path, File.ReadAllText(file));
            }
        }
    }

    public string Root => folder.Path;

    /// <summary>Replaces a text that must be there in one file.</summary>
    public InfraRepository With(string file, string old, string replacement) => Rewrite(file, text =>
    {
        Xunit.Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    });

    /// <summary>Replaces the text of a file.</summary>
    public InfraRepository Rewrite(string file, Func<string, string> rewrite)
    {
        folder.Write(file, rewrite(File.ReadAllText(folder.At(file))));
        return this;
    }

    /// <summary>Appends text to a file.</summary>
    public InfraRepository With(string file, string addition) => Rewrite(file, text => text + addition);

    /// <summary>Takes away a whole block by its first line.</summary>
    public InfraRepository Without(string file, string firstLine) => Rewrite(file, text =>
    {
        var start = text.IndexOf(firstLine, StringComparison.Ordinal);
        Xunit.Assert.True(start >= 0, $"{file} has no '{firstLine}'");
        return text[..start] + text[(text.IndexOf("\n}\n", start, StringComparison.Ordinal) + 3)..];
    });

    public ModuleInstance Environment(string name = "uat", params (string Name, object? Value)[] changes) => EnvironmentRoot.Of(Root, name, changes);

    public void Dispose() => folder.Dispose();
}
