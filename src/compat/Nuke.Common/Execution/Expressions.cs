namespace Nuke.Common.Execution;

/// <summary>Reads the small expressions of build classes by reflection: compiling them would take longer than most targets.</summary>
internal static class Expressions
{
    /// <summary>The member that an expression such as <c>() => Member</c> or <c>x => ((I)x).Member</c> names.</summary>
    public static MemberInfo MemberOf(LambdaExpression expression) =>
        MemberOrNull(expression) ?? throw new ArgumentException($"'{expression.Body}' must name a member");

    public static MemberInfo MemberOrNull(LambdaExpression expression) =>
        (WithoutConversion(expression.Body) as MemberExpression)?.Member;

    public static object Evaluate(LambdaExpression expression, params object[] arguments)
    {
        try
        {
            return TryEvaluate(expression.Body, expression, arguments, out var value)
                ? value
                : expression.Compile(preferInterpretation: true).DynamicInvoke(arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static bool TryEvaluate(Expression body, LambdaExpression lambda, object[] arguments, out object value)
    {
        value = null;
        switch (body)
        {
            case null:
                return true;
            case ConstantExpression constant:
                value = constant.Value;
                return true;
            case ParameterExpression parameter:
                value = arguments[lambda.Parameters.IndexOf(parameter)];
                return true;
            case UnaryExpression { NodeType: ExpressionType.Convert, Method: null } unary when !unary.Type.IsPrimitive:
                return TryEvaluate(unary.Operand, lambda, arguments, out value) && CanConvert(value, unary.Type);
            case MemberExpression member:
                if (!TryEvaluate(member.Expression, lambda, arguments, out var instance))
                    return false;
                value = ValueOf(member.Member, instance);
                return true;
            default:
                return false;
        }
    }

    public static object ValueOf(MemberInfo member, object instance) =>
        member is FieldInfo field
            ? field.GetValue(instance)
            : ((PropertyInfo)member).GetMethod.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static Expression WithoutConversion(Expression body) =>
        body is UnaryExpression { NodeType: ExpressionType.Convert } unary ? unary.Operand : body;

    private static bool CanConvert(object value, Type type) =>
        value is null || type.IsInstanceOfType(value) || type == typeof(object)
            ? true
            : throw new InvalidCastException($"'{value.GetType()}' is not a '{type}'");
}
