namespace Nuke.Common.Execution;

/// <summary>Asks a person for a missing parameter: only on a terminal that is one, never on a server.</summary>
internal static class Prompt
{
    public static object Ask(NukeBuild build, MemberInfo member)
    {
        var isPerson = NukeBuild.Host is Terminal and not IBuildServer && !Console.IsInputRedirected && !Console.IsOutputRedirected;
        if (!isPerson || member.GetCustomAttribute<ParameterAttribute>() is not { } parameter || member.DeclaringType is { IsInterface: true })
            return null;
        var values = ValueSets.Of(member, parameter, build);
        Console.Write($"{ParameterNames.Of(member)}{(values is null ? "" : $" ({string.Join(", ", values)})")}: ");
        var text = member.IsDefined(typeof(SecretAttribute)) ? ReadHidden() : Console.ReadLine();
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var value = ValueConversion.Convert([text], Members.TypeOf(member), parameter.Separator);
        Members.SetValue(member, build, value);
        return value;
    }

    private static string ReadHidden()
    {
        var text = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(0, text.Length - 1);
            else
                text.Append(key.KeyChar);
        }
        Console.WriteLine();
        return text.ToString();
    }
}
