using System.Runtime.InteropServices;

namespace Pipelines.Clients.Processes;

/// <summary>The one system call that .NET has no method for.</summary>
internal static class NativeMethods
{
    public const int SigHup = 1;
    public const int SigInt = 2;
    public const int SigTerm = 15;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Kill(int processId, int signal);
}
