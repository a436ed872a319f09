namespace Infra.Hcl;

/// <summary>An expression of HCL's native syntax: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md.</summary>
/// <param name="Line">The line that it begins in, from 1.</param>
internal abstract record Expression(int Line);

/// <summary>A string without interpolation, a number (double), a bool, or null.</summary>
internal sealed record Literal(object? Value, int Line) : Expression(Line);

/// <summary>A string with <c>${}</c> in it.</summary>
internal sealed record Template(IReadOnlyList<Expression> Parts, int Line) : Expression(Line);

/// <summary><c>[a, b]</c></summary>
internal sealed record Tuple(IReadOnlyList<Expression> Items, int Line) : Expression(Line);

/// <summary><c>{ a = b }</c></summary>
internal sealed record Mapping(IReadOnlyList<(Expression Key, Expression Value)> Items, int Line) : Expression(Line);

/// <summary><c>[for … : …]</c>, or with <paramref name="KeyResult"/> <c>{for … : … => …}</c>.</summary>
internal sealed record For(string? KeyName, string ValueName, Expression Collection, Expression? KeyResult, Expression Result, Expression? Condition, int Line) : Expression(Line);

/// <summary>The first word of a reference: <c>var</c>, <c>local</c>, a resource type, a name of a <c>for</c>.</summary>
internal sealed record Root(string Name, int Line) : Expression(Line);

/// <summary><c>a.b</c></summary>
internal sealed record Member(Expression Of, string Name, int Line) : Expression(Line);

/// <summary><c>a[b]</c></summary>
internal sealed record Index(Expression Of, Expression Key, int Line) : Expression(Line);

/// <summary><c>f(a, b)</c>, or <c>f(a, b...)</c></summary>
internal sealed record Call(string Name, IReadOnlyList<Expression> Arguments, bool IsSpread, int Line) : Expression(Line);

/// <summary><c>a ? b : c</c></summary>
internal sealed record Conditional(Expression Condition, Expression Then, Expression Else, int Line) : Expression(Line);

/// <summary><c>a + b</c> and the like.</summary>
internal sealed record Binary(string Operator, Expression Left, Expression Right, int Line) : Expression(Line);

/// <summary><c>!a</c>, <c>-a</c></summary>
internal sealed record Unary(char Operator, Expression Operand, int Line) : Expression(Line);
