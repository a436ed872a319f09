namespace Pipelines.Testing;

/// <summary>The repository that the tests run in.</summary>
public static class Repository
{
    /// <summary>The absolute path of the root: the nearest folder upwards from the test assembly that holds Pipelines.sln.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipelines.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Pipelines.sln above {AppContext.BaseDirectory}.");
    }
}
