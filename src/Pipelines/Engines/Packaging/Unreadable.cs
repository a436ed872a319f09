using Pipelines.Clients.Files;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// What reading a file of somebody else's may end with. <see cref="System.Formats.Tar.TarReader"/> throws the exceptions of whatever it does with a
/// broken header, arithmetic and arguments among them, so they count as well; a mistake of our own would be one of a file that is sound. A disk that does not
/// take what is made of the file says nothing about the file.
/// </summary>
internal static class Unreadable
{
    public static bool Is(Exception reason) => !DiskTrouble.Is(reason)
        && reason is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException
            or FormatException or OverflowException or ArgumentException or InvalidOperationException;
}
