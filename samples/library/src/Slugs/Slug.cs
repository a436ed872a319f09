namespace Slugs;

/// <summary>A title as a word of an address.</summary>
public static class Slug
{
    /// <summary>Small letters and digits, with one dash for everything between them; empty when there are none.</summary>
    public static string Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var words = new string([.. title.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]);
        return string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
