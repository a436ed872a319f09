using System.Reflection;
using Xunit;
using Xunit.v3;

namespace Pipelines.EndToEnd;

/// <summary>
/// The tests of a collection share one clone and run in any order, so each leaves the working tree as its last commit has it. One that does not fails itself,
/// with the list of what it left, instead of whichever comes next.
/// </summary>
/// <typeparam name="TClone">The fixture of the collection.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LeavesTheCloneCleanAttribute<TClone> : BeforeAfterTestAttribute
    where TClone : Clone
{
    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        // xunit awaits nothing here; on a thread of its own, the waiting keeps none of those that the tests need.
        var left = Task.Run(async () => await (await CloneAsync()).TakeBackAsync()).GetAwaiter().GetResult();
        Assert.True(left.Length == 0, $"the working tree of the shared clone is not as it was before the test (git status):\n{left}");
    }

    private static async Task<Clone> CloneAsync() =>
        await TestContext.Current.GetFixture(typeof(TClone)) as Clone ?? throw new InvalidOperationException($"the collection has no fixture {typeof(TClone).Name}");
}
