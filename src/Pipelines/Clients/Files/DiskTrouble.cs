using System.Globalization;
using Pipelines.Values;

namespace Pipelines.Clients.Files;

/// <summary>
/// A write that the disk did not take: it is full, the user's part of it is, or it cannot be written at all. Such an end is nobody's mistake and has a mend, so it
/// is told apart from all other errors of a file, with the place and the room that was left when it happened.
/// </summary>
internal static class DiskTrouble
{
    // What else a full disk may have run out of: places for names. Then this much and more is still free.
    private const long PlentyOfRoom = 1 << 20;

    private enum Kind
    {
        None,
        Full,
        Quota,
        ReadOnly,
    }

    /// <summary>Does something that writes, and says what the disk did not take.</summary>
    /// <param name="action">What is being done: "write the image".</param>
    /// <param name="path">The file or folder that is written; it need not be there.</param>
    /// <param name="write">Does it.</param>
    /// <exception cref="ExecutionException">The disk is full, or cannot be written.</exception>
    public static async Task<T> ExplainAsync<T>(string action, string path, Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (IOException exception) when (Is(exception))
        {
            throw Explain(action, path, exception);
        }
    }

    /// <inheritdoc cref="ExplainAsync{T}"/>
    public static T Explain<T>(string action, string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (IOException exception) when (Is(exception))
        {
            throw Explain(action, path, exception);
        }
    }

    /// <summary>True when an error of a file is one of the disk's.</summary>
    public static bool Is(Exception exception) => exception is IOException && Of(exception) != Kind.None;

    /// <summary>The error in full.</summary>
    public static ExecutionException Explain(string action, string path, Exception exception) => Explain(Of(exception), action, path, exception);

    /// <summary>The error in full, when another program has ended with it; null when its words are about something else.</summary>
    public static ExecutionException? InWords(string words, string action, string path) =>
        words.Contains("no space left on device", StringComparison.OrdinalIgnoreCase) ? Explain(Kind.Full, action, path, null)
        : words.Contains("disk quota exceeded", StringComparison.OrdinalIgnoreCase) ? Explain(Kind.Quota, action, path, null)
        : words.Contains("read-only file system", StringComparison.OrdinalIgnoreCase) ? Explain(Kind.ReadOnly, action, path, null)
        : null;

    private static ExecutionException Explain(Kind kind, string action, string path, Exception? exception)
    {
        var room = Room(path);
        var (reason, remedy) = kind switch
        {
            Kind.ReadOnly => ("its file system is mounted for reading only", "Mount it for writing, or work in another folder."),
            Kind.Quota => ($"this user's quota there is used up ({room.Text} on the disk)", "Delete files of this user there, or have the quota raised."),
            // Another program has removed its half of a file by the time it says so.
            _ when exception is null => ($"the disk was full ({room.Text} now)", MakeRoom),
            _ when room.Free >= PlentyOfRoom => ($"the disk takes no more ({room.Text}): the write is larger than that, or the file system can hold no more files", MakeRoom),
            _ => ($"the disk is full ({room.Text})", MakeRoom),
        };
        return new(action, path, reason, remedy, innerException: exception);
    }

    private const string MakeRoom = "Make room there and run it again: nothing half written is used ('df -h' and 'df -i' show what is left).";

    // What Linux and macOS call ENOSPC, EDQUOT and EROFS, and the same on Windows.
    private static Kind Of(Exception exception) => exception.HResult switch
    {
        28 or unchecked((int)0x80070070) or unchecked((int)0x80070027) => Kind.Full,
        122 when OperatingSystem.IsLinux() => Kind.Quota,
        69 when OperatingSystem.IsMacOS() => Kind.Quota,
        unchecked((int)0x8007050F) => Kind.Quota,
        30 or unchecked((int)0x80070013) => Kind.ReadOnly,
        _ => Kind.None,
    };

    private static (long Free, string Text) Room(string path)
    {
        var there = Path.GetFullPath(path);
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above)
        {
            there = above;
        }

        try
        {
            var disk = new DriveInfo(there);
            return (disk.AvailableFreeSpace, $"{Size(disk.AvailableFreeSpace)} of {Size(disk.TotalSize)} free");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (0, "how much is free there cannot be told");
        }
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };
}
