using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Nuke.Common;

/// <summary>The machine, the environment and the command line that a build runs with.</summary>
public static partial class EnvironmentInfo
{
    public static string NewLine => Environment.NewLine;
    public static string MachineName => Environment.MachineName;

    public static AbsolutePath WorkingDirectory
    {
        get => Directory.GetCurrentDirectory();
        set => Directory.SetCurrentDirectory(value);
    }

    public static bool IsWin => OperatingSystem.IsWindows();
    public static bool IsUnix => !IsWin;
    public static bool IsLinux => OperatingSystem.IsLinux();
    public static bool IsOsx => OperatingSystem.IsMacOS();
    public static bool IsWsl => IsLinux && HasVariable("WSL_DISTRO_NAME", allowEmpty: false);
    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;
    public static bool Is64Bit => Environment.Is64BitOperatingSystem;
    public static bool Is32Bit => !Is64Bit;

    public static PlatformFamily Platform =>
        IsWin ? PlatformFamily.Windows : IsLinux ? PlatformFamily.Linux : IsOsx ? PlatformFamily.OSX : PlatformFamily.Unknown;

    public static FrameworkName Framework => new(AppContext.TargetFrameworkName ?? ".NETCoreApp,Version=v10.0");

    public static AbsolutePath SpecialFolder(SpecialFolders folder)
    {
        var path = Environment.GetFolderPath((Environment.SpecialFolder)folder);
        return path.Length == 0 ? null : path;
    }

    public static IDisposable SwitchWorkingDirectory(this AbsolutePath path)
    {
        var previous = WorkingDirectory;
        return DelegateDisposable.CreateBracket(() => WorkingDirectory = path, () => WorkingDirectory = previous);
    }
}
