namespace Nuke.Common.Execution;

/// <summary>How a parameter is called: in files and on the command line, and how it is shown.</summary>
internal static class ParameterNames
{
    private const string PrefixSuffix = "Prefix";
    public static string Of(LambdaExpression expression) => Of(Expressions.MemberOf(expression));

    /// <summary>The effective name: prefix of the interface, then the name of the attribute or of the member.</summary>
    public static string Of(MemberInfo member)
    {
        var name = member.GetCustomAttribute<ParameterAttribute>()?.Name ?? LastPart(member.Name);
        var prefix = member.DeclaringType.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix;
        return prefix is null ? name : prefix.TrimEnd(PrefixSuffix) + name;
    }

    /// <summary>The name without the interface that an explicit implementation carries.</summary>
    public static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary><c>ApiKey</c> is shown as <c>api-key</c>.</summary>
    public static string Dashed(string name) => name.SplitCamelHumps().Select(x => x.Trim('-')).JoinDash().ToLowerInvariant();

    /// <summary>Whether two names have the same letters and digits, in whatever case.</summary>
    public static bool AreSame(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < left.Length && !char.IsLetterOrDigit(left[i]))
                i++;
            while (j < right.Length && !char.IsLetterOrDigit(right[j]))
                j++;
            if (i == left.Length || j == right.Length)
                return i == left.Length && j == right.Length;
            if (char.ToUpperInvariant(left[i++]) != char.ToUpperInvariant(right[j++]))
                return false;
        }
    }
}
