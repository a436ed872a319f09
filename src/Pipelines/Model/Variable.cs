using Pipelines.Values;

namespace Pipelines.Model;

/// <summary>A CI/CD variable in a condition; its operators make <see cref="Condition"/>s. GitLab's own stand in <see cref="Variables"/>.</summary>
public sealed class Variable
{
    /// <summary>Names a variable.</summary>
    /// <exception cref="DefinitionException">The name is not made of letters, digits and <c>_</c>.</exception>
    public Variable(string name) => Name = IsName(name) ? name : throw ModelText.BadVariableName(name);

    /// <summary>The name, without <c>$</c>.</summary>
    public string Name { get; }

    /// <summary><c>$NAME</c>: defined and not empty.</summary>
    public Condition IsSet => new Condition.Set(this);

    /// <summary><c>$NAME == null</c>.</summary>
    public Condition IsUndefined => new Condition.Comparison(this, equal: true, new Operand.Undefined());

    /// <summary><c>$NAME != null</c>; an empty one is defined.</summary>
    public Condition IsDefined => new Condition.Comparison(this, equal: false, new Operand.Undefined());

    /// <summary><c>$NAME == "text"</c>.</summary>
    public static Condition operator ==(Variable left, string right) => new Condition.Comparison(left, equal: true, new Operand.Literal(right));

    /// <summary><c>$NAME != "text"</c>.</summary>
    public static Condition operator !=(Variable left, string right) => new Condition.Comparison(left, equal: false, new Operand.Literal(right));

    /// <summary><c>$NAME == $OTHER</c>.</summary>
    public static Condition operator ==(Variable left, Variable right) => new Condition.Comparison(left, equal: true, new Operand.Other(right));

    /// <summary><c>$NAME != $OTHER</c>.</summary>
    public static Condition operator !=(Variable left, Variable right) => new Condition.Comparison(left, equal: false, new Operand.Other(right));

    /// <summary><c>$NAME =~ /pattern/</c>: RE2, a part of the value is enough unless the pattern has <c>^</c> and <c>$</c>.</summary>
    public Condition Matches(Pattern pattern) => new Condition.Match(this, matches: true, pattern);

    /// <summary><c>$NAME !~ /pattern/</c>.</summary>
    public Condition DoesNotMatch(Pattern pattern) => new Condition.Match(this, matches: false, pattern);

    /// <summary><c>$NAME =~ $OTHER</c>, where the other holds <c>/…/</c>.</summary>
    public Condition Matches(Variable pattern) => new Condition.MatchOther(this, matches: true, pattern);

    /// <summary><c>$NAME !~ $OTHER</c>, where the other holds <c>/…/</c>.</summary>
    public Condition DoesNotMatch(Variable pattern) => new Condition.MatchOther(this, matches: false, pattern);

    /// <summary>True for the variable of the same name.</summary>
    public override bool Equals(object? obj) => obj is Variable other && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary><c>$NAME</c>, never <c>${NAME}</c>, which conditions do not know.</summary>
    public override string ToString() => "$" + Name;

    private static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name) && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
