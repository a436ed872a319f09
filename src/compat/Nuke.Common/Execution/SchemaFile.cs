namespace Nuke.Common.Execution;

/// <summary>Keeps <c>.nuke/build.schema.json</c> up to date; a missing <c>parameters.json</c> is made with a reference to it.</summary>
internal static class SchemaFile
{
    private const string Name = "build.schema.json";

    public static void Update(NukeBuild build)
    {
        if (NukeBuild.BuildProjectFile is null || !ProfileFiles.NukeDirectory.DirectoryExists())
            return;
        var file = ProfileFiles.NukeDirectory / Name;
        if (!IsCurrent(build, file))
        {
            var schema = SchemaUtility.GetJsonString(build) + "\n";
            if (!file.FileExists() || File.ReadAllText(file) != schema)
                File.WriteAllText(file, schema);
            File.WriteAllText(StampFile, Stamp(build, file));
        }
        if (!ProfileFiles.DefaultFile.FileExists())
            File.WriteAllText(ProfileFiles.DefaultFile, $"{{\n  \"$schema\": \"./{Name}\"\n}}\n");
    }

    private static AbsolutePath StampFile => NukeBuild.TemporaryDirectory / "build.schema.stamp";

    /// <summary>
    /// Whether neither the build nor the file has changed since the schema was made: making it takes longer than asking. Values that a
    /// provider computes are those of then.
    /// </summary>
    private static bool IsCurrent(NukeBuild build, AbsolutePath file) =>
        file.FileExists() && StampFile.FileExists() && File.ReadAllText(StampFile) == Stamp(build, file);

    private static string Stamp(NukeBuild build, AbsolutePath file)
    {
        var modules = Parents(build.GetType()).Concat(build.GetType().GetInterfaces()).Select(x => x.Module).Distinct().Select(x => x.ModuleVersionId.ToString());
        return $"{new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file).Ticks} {string.Join(' ', modules)}";
    }

    private static IEnumerable<Type> Parents(Type type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
            yield return type;
    }
}
