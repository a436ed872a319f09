// What the rooms must see: uses of another namespace that stand in method bodies alone. Nobody calls this.
#pragma warning disable CA1822, CA1812 // The shapes are the point: instance methods of types that nobody makes.
using Architecture.Fixture.Used;

namespace Architecture.Fixture.Using
{
    internal sealed class InBody
    {
        public int Get() => new Thing().Number;
    }

    internal sealed class InLambda
    {
        public Func<int> Get() => () => Thing.Shared.Number;
    }

    internal sealed class InAsync
    {
        public async Task<int> GetAsync()
        {
            await Task.Yield();
            return Thing.Shared.Number;
        }
    }

    internal sealed class InIterator
    {
        public IEnumerable<int> Get()
        {
            yield return Thing.Shared.Number;
        }
    }

    internal sealed class InGenericArgument
    {
        public object Get() => new List<Thing>();
    }

    internal sealed class InTypeOf
    {
        public string Get() => typeof(Thing).Name;
    }

    internal sealed class InCast
    {
        public bool Get(object other) => other is Thing;
    }

    internal sealed class InNested
    {
        internal sealed class Inner
        {
            public int Get() => Thing.Shared.Number;
        }
    }

    internal sealed class InSignature
    {
        public Thing? Get() => null;
    }

    internal sealed class InAttribute
    {
        [Marked]
        public int Get() => 1;
    }

    internal sealed class Innocent
    {
        public int Get() => 1;
    }
}

namespace Architecture.Fixture.Used
{
    internal sealed class Thing
    {
        public static readonly Thing Shared = new();

        public int Number { get; } = 1;
    }

    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class MarkedAttribute : Attribute;
}
