using System.Text;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>The files of inputs, one for each environment. They are wholly ours: a change by hand is drift.</summary>
internal static class InputFiles
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes those that hold something else or are not there.</summary>
    /// <returns>The files, relative to the repository's root, and whether each was written.</returns>
    /// <exception cref="DefinitionException">The definition lacks something; then no file is written.</exception>
    public static IReadOnlyList<(string File, bool IsWritten)> Write(string root, Application application)
    {
        // All of them before the first is written.
        var texts = application.Environments.Select(environment => (File: FileOf(application, environment), Text: EnvironmentInputs.Text(root, application, environment))).ToList();
        return [.. texts.Select(one => (one.File, Write(Path.Combine(root, one.File), one.Text)))];
    }

    /// <summary>What is not as the definition says, a sentence with its mend for each file; none when all are.</summary>
    /// <exception cref="DefinitionException">The definition lacks something.</exception>
    public static IReadOnlyList<string> Drift(string root, Application application) =>
        [.. application.Environments.Select(environment => Drift(root, application, environment)).OfType<string>(), .. Strangers(root, application)];

    /// <summary>How the file of one environment differs from the definition; null when it does not.</summary>
    public static string? Drift(string root, Application application, DeploymentEnvironment environment)
    {
        var file = FileOf(application, environment);
        var path = Path.Combine(root, file);
        return !File.Exists(path) ? InfrastructureText.NoInputs(file)
            : File.ReadAllBytes(path).AsSpan().SequenceEqual(Encoding.GetBytes(EnvironmentInputs.Text(root, application, environment))) ? null
            : InfrastructureText.InputsDiffer(file);
    }

    private static string FileOf(Application application, DeploymentEnvironment environment) =>
        (application.Infrastructure ?? throw InfrastructureText.NoInfrastructure(application)).InputsOf(environment);

    // An environment that was renamed or has gone leaves its file behind, and its infrastructure too.
    private static IEnumerable<string> Strangers(string root, Application application)
    {
        var folder = $"{application.Infrastructure!.Folder}/environments";
        return !Directory.Exists(Path.Combine(root, folder)) ? []
            : Directory.GetDirectories(Path.Combine(root, folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
                .Where(name => application.Environments.All(environment => environment.Name.Text != name) && File.Exists(Path.Combine(root, folder, name, "terraform.tfvars.json")))
                .Select(name => InfrastructureText.StrangeInputs($"{folder}/{name}/terraform.tfvars.json", name, application));
    }

    private static bool Write(string path, string text)
    {
        var bytes = Encoding.GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
        return true;
    }
}
