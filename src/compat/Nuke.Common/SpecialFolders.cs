namespace Nuke.Common;

/// <summary>Folders of the machine and of the user.</summary>
public enum SpecialFolders
{
    ApplicationData = Environment.SpecialFolder.ApplicationData,
    CommonApplicationData = Environment.SpecialFolder.CommonApplicationData,
    LocalApplicationData = Environment.SpecialFolder.LocalApplicationData,
    ProgramFiles = Environment.SpecialFolder.ProgramFiles,
    ProgramFilesX86 = Environment.SpecialFolder.ProgramFilesX86,
    UserProfile = Environment.SpecialFolder.UserProfile,
    Windows = Environment.SpecialFolder.Windows,
}
