namespace Nuke.Common.Execution;

/// <summary>Writes down what a definition says: what the target is and does.</summary>
internal sealed partial class TargetDefinition(NukeBuild build, ExecutableTarget target, TargetRegistry registry) : ITargetDefinition
{
    /// <summary>The class or interface whose definition is being run: <see cref="Base"/> starts from there.</summary>
    private Type declaringType = target.Member.DeclaringType;

    public ITargetDefinition Description(string description)
    {
        target.Description = description;
        return this;
    }

    public ITargetDefinition Executes(params Action[] actions)
    {
        target.Actions.AddRange(actions);
        return this;
    }

    public ITargetDefinition Executes<T>(Func<T> action) => Executes(() => Wait(action()));
    public ITargetDefinition Executes(Func<Task> action) => Executes(() => Wait(action()));

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string conditionExpression = null)
    {
        target.DynamicConditions.Add((ConditionText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string conditionExpression = null)
    {
        target.StaticConditions.Add((ConditionText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition Requires<T>(Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class => RequiresAll(parameterRequirements.Prepend(parameterRequirement));

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct => RequiresAll(parameterRequirements.Prepend(parameterRequirement));

    public ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements) =>
        RequiresAll(requirements.Prepend(requirement));

    public ITargetDefinition Requires<T>()
        where T : IRequireTool
    {
        target.ToolRequirements.Add(ToolRequirement.Of(typeof(T), version: null));
        return this;
    }

    public ITargetDefinition Requires<T>(string version)
        where T : IRequireToolWithVersion
    {
        target.ToolRequirements.Add(ToolRequirement.Of(typeof(T), version));
        return this;
    }

    public ITargetDefinition Requires(Expression<Func<Tool>> tool, params Expression<Func<Tool>>[] tools) =>
        RequiresAll(tools.Prepend(tool));

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior)
    {
        target.DependencyBehavior = dependencyBehavior;
        return this;
    }

    public ITargetDefinition AssuredAfterFailure()
    {
        target.AssuredAfterFailure = true;
        return this;
    }

    public ITargetDefinition ProceedAfterFailure()
    {
        target.ProceedAfterFailure = true;
        return this;
    }

    public ITargetDefinition Unlisted()
    {
        target.Listed = false;
        return this;
    }

    public ITargetDefinition Partition(int size)
    {
        Assert.True(size > 1, $"Target '{target.Name}' must have more than one partition");
        target.PartitionSize = size;
        return this;
    }

    public ITargetDefinition Produces(params string[] artifacts)
    {
        target.ArtifactProducts.AddRange(artifacts);
        return this;
    }

    private TargetDefinition RequiresAll(IEnumerable<LambdaExpression> requirements)
    {
        target.DelegateRequirements.AddRange(requirements);
        return this;
    }

    private static void Wait(object result)
    {
        if (result is Task task)
            task.GetAwaiter().GetResult();
    }

    /// <summary>The source text of a condition, without <c>() =></c>.</summary>
    private static string ConditionText(string expression)
    {
        var arrow = expression?.IndexOf("=>", StringComparison.Ordinal) ?? -1;
        return arrow >= 0 && expression.AsSpan(0, arrow).Trim().SequenceEqual("()") ? expression[(arrow + 2)..].Trim() : expression;
    }
}
