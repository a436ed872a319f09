/// <summary>
/// Run by .NET in a process that was started with this assembly as its hook, under the name and in no namespace as .NET asks for
/// (https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md): writes at its end which assemblies it has loaded.
/// </summary>
internal static class StartupHook
{
    /// <summary>The variable that holds the path of the file to write.</summary>
    public const string Variable = "END_TO_END_LOADED_ASSEMBLIES";

    /// <summary>Called by .NET before the program's Main.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
                File.WriteAllLines(file, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
        }
    }
}
