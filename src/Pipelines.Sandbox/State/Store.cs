namespace Pipelines.Sandbox.State;

/// <summary>An immutable value with one file: read once, replaced under a lock, and on disk before the change is answered.</summary>
internal sealed class Store<T>
    where T : class
{
    private readonly StateFolder folder;
    private readonly string file;
    private readonly Lock gate = new();
    private T value;

    public Store(StateFolder folder, string file, T initial)
    {
        this.folder = folder;
        this.file = file;
        value = folder.Read<T>(file) ?? initial;
    }

    public T Value => Volatile.Read(ref value);

    public T Update(Func<T, T> change) => Update(current => (change(current), 0)).Value;

    /// <summary>Replaces the value and returns what the change returned beside it; the same reference means no change.</summary>
    public (T Value, TResult Result) Update<TResult>(Func<T, (T Value, TResult Result)> change)
    {
        lock (gate)
        {
            var (next, result) = change(value);
            if (!ReferenceEquals(next, value))
            {
                folder.Write(file, next);
                Volatile.Write(ref value, next);
            }

            return (next, result);
        }
    }
}
