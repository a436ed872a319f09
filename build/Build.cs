internal static class Placeholder
{
    public static int Main() => 0;
}
