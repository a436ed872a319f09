using System.Globalization;

namespace Pipelines.Model;

/// <summary>The header of a file that others include: https://docs.gitlab.com/ci/yaml/#spec. It stands above the line <c>---</c>.</summary>
public sealed record Spec
{
    /// <summary><c>inputs</c>.</summary>
    public IReadOnlyList<Input> Inputs { get; init; } = [];

    /// <summary><c>component</c>: what of the component the file may ask for by <c>$[[ component.… ]]</c>; from GitLab 18.6.</summary>
    public IReadOnlyList<ComponentContext> Component { get; init; } = [];

    /// <summary><c>include</c>: files with further inputs; from GitLab 18.6. Without rules and inputs.</summary>
    public IReadOnlyList<Include> Include { get; init; } = [];
}

/// <summary>One input of a file (<c>spec:inputs</c>) or of a job (<c>inputs</c>, where it must have a default): https://docs.gitlab.com/ci/inputs/.</summary>
/// <param name="Name">Letters, digits, <c>_</c> and <c>-</c>; the file uses it as <c>$[[ inputs.name ]]</c>.</param>
public sealed record Input(string Name)
{
    /// <summary><c>type</c>; null = <see cref="InputType.String"/>.</summary>
    public InputType? Type { get; init; }

    /// <summary><c>description</c>, at most 1,024 characters.</summary>
    public string? Description { get; init; }

    /// <summary><c>default</c>; null = whoever includes the file must give a value.</summary>
    public InputValue? Default { get; init; }

    /// <summary><c>options</c>: the values that may be given, at most 50.</summary>
    public IReadOnlyList<InputValue> Options { get; init; } = [];

    /// <summary><c>regex</c>: what a given text must match, in RE2 syntax.</summary>
    public string? Regex { get; init; }

    /// <summary><c>rules</c>: options and defaults that hang on other inputs; of a file only.</summary>
    public IReadOnlyList<InputRule> Rules { get; init; } = [];
}

/// <summary>One entry of <c>spec:inputs:rules</c>: the first whose condition holds decides.</summary>
public sealed record InputRule
{
    /// <summary><c>if</c>: over inputs, <c>$[[ inputs.environment ]] == "uat"</c>; null = always.</summary>
    public string? If { get; init; }

    /// <summary><c>options</c>.</summary>
    public IReadOnlyList<InputValue> Options { get; init; } = [];

    /// <summary><c>default</c>.</summary>
    public InputValue? Default { get; init; }
}

/// <summary>A value that is given to an input.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Value">The value, of the type that the input asks for.</param>
public sealed record InputSetting(string Name, InputValue Value);

/// <summary><c>spec:inputs:type</c>.</summary>
public enum InputType
{
    /// <summary><c>string</c></summary>
    String,

    /// <summary><c>number</c></summary>
    Number,

    /// <summary><c>boolean</c></summary>
    Boolean,

    /// <summary><c>array</c></summary>
    Array,
}

/// <summary><c>spec:component</c>.</summary>
public enum ComponentContext
{
    /// <summary><c>name</c></summary>
    Name,

    /// <summary><c>sha</c></summary>
    Sha,

    /// <summary><c>version</c></summary>
    Version,

    /// <summary><c>reference</c></summary>
    Reference,
}

/// <summary>A value with a type: a text, a number, a truth value, a list or a map.</summary>
public abstract record InputValue
{
    private InputValue()
    {
    }

    /// <summary>A text.</summary>
    public static implicit operator InputValue(string text) => new Text(text);

    /// <summary>A whole number.</summary>
    public static implicit operator InputValue(int number) => new Number(number);

    /// <summary>A decimal number.</summary>
    public static implicit operator InputValue(decimal number) => new Number(number);

    /// <summary>A truth value.</summary>
    public static implicit operator InputValue(bool value) => new Truth(value);

    /// <summary>A text, which is printed so that nobody reads a number or a truth value.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : InputValue;

    /// <summary>A number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(decimal Value) : InputValue
    {
        /// <summary>As every culture's YAML has it.</summary>
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <param name="Value">Which.</param>
    public sealed record Truth(bool Value) : InputValue;

    /// <summary>A list.</summary>
    /// <param name="Values">Its values.</param>
    public sealed record Many(params IReadOnlyList<InputValue> Values) : InputValue;

    /// <summary>A map.</summary>
    /// <param name="Entries">Names and values, in their order.</param>
    public sealed record Map(params IReadOnlyList<InputSetting> Entries) : InputValue;
}
