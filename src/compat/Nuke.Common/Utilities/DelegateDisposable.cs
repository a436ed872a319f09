namespace Nuke.Common.Utilities;

/// <summary>Runs one action at the beginning and another one at the end of a <c>using</c> block.</summary>
public sealed class DelegateDisposable : IDisposable
{
    private readonly Action cleanup;
    private DelegateDisposable(Action cleanup) => this.cleanup = cleanup;

    public static IDisposable CreateBracket(Action setup = null, Action cleanup = null)
    {
        setup?.Invoke();
        return new DelegateDisposable(cleanup);
    }

    public void Dispose() => cleanup?.Invoke();
}
