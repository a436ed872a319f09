using System.Globalization;
using Pipelines.Values;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Pipelines.Targets.Extension;

/// <summary>
/// NUKE's log without secrets, in front of whatever it writes to: the console, the log files, the errors that are shown again at the end.
/// It also remembers the error that was logged last, which is why a target failed: NUKE tells its extensions the target alone.
/// </summary>
internal sealed class MaskedLog(ILogger inner, SecretMask mask) : ILogger, ILogEventSink, IDisposable
{
    private static readonly MessageTemplate Whole = new MessageTemplateParser().Parse("{Message:l}");

    private Logger? _binding;

    /// <summary>The exception that was logged last as an error; null when there was none.</summary>
    public Exception? LastError { get; private set; }

    /// <summary>The text of the error that was logged last without an exception; null when there was none.</summary>
    public string? LastText { get; private set; }

    /// <inheritdoc/>
    public bool IsEnabled(LogEventLevel level) => inner.IsEnabled(level);

    /// <inheritdoc/>
    public void Write(LogEvent logEvent)
    {
        if (mask.IsEmpty)
        {
            inner.Write(logEvent);
            return;
        }

        var values = new Dictionary<string, LogEventPropertyValue>();
        var properties = new List<LogEventProperty>();
        foreach (var (name, value) in logEvent.Properties)
        {
            values.Add(name, Masked(value));
            properties.Add(new LogEventProperty(name, values[name]));
        }

        var message = Message(logEvent.MessageTemplate, values);
        inner.Write(mask.IsIn(message)
            ? new LogEvent(logEvent.Timestamp, logEvent.Level, Masked(logEvent.Exception), Whole, [new LogEventProperty("Message", new ScalarValue(mask.Apply(message)))])
            : new LogEvent(logEvent.Timestamp, logEvent.Level, Masked(logEvent.Exception), logEvent.MessageTemplate, properties));
    }

    /// <inheritdoc/>
    void ILogEventSink.Emit(LogEvent logEvent) => Write(logEvent);

    /// <inheritdoc/>
    public void Write(LogEventLevel level, Exception? exception, string messageTemplate, params object?[]? propertyValues)
    {
        if (level >= LogEventLevel.Error)
        {
            (LastError, LastText) = exception is null ? (LastError, TextOf(messageTemplate, propertyValues)) : (exception, LastText);
        }

        if (mask.IsEmpty || !IsEnabled(level))
        {
            inner.Write(level, exception, messageTemplate, propertyValues!);
        }
        else if (Usual(new MessageTemplateParser().Parse(messageTemplate), propertyValues ?? []) is var (template, properties))
        {
            Write(new LogEvent(TimeProvider.System.GetLocalNow(), level, exception, template, properties));
        }
        else
        {
            // Serilog takes the values apart, and gives what it has found back to this log, as an event.
            _binding ??= new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();
            _binding.Write(level, exception, messageTemplate, propertyValues!);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _binding?.Dispose();

    // Named holes with texts and numbers: Serilog's own pipeline, which takes 15 ms to start, would make the same of them.
    private static (MessageTemplate Template, List<LogEventProperty> Properties)? Usual(MessageTemplate template, object?[] values)
    {
        var holes = template.Tokens.OfType<PropertyToken>().ToList();
        return holes.Count == values.Length
            && holes.All(hole => hole is { Destructuring: Destructuring.Default, IsPositional: false })
            && values.All(value => value is null or string or bool or int or long or double)
                ? (template, [.. holes.Zip(values, (hole, value) => new LogEventProperty(hole.PropertyName, new ScalarValue(value)))])
                : null;
    }

    // "{Message}" with one text is how NUKE reports what is wrong outside of targets.
    private static string TextOf(string template, object?[]? values) => template is ['{', .., '}'] && values is [string only] ? only : template;

    private Exception? Masked(Exception? exception) =>
        exception is not null && mask.IsIn(exception.ToString()) ? new MaskedException(mask.Apply(exception.Message), mask.Apply(exception.ToString())) : exception;

    // As it is read: a secret may be put together by a template, or have braces that a template doubles.
    private static string Message(MessageTemplate template, Dictionary<string, LogEventPropertyValue> values)
    {
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var token in template.Tokens)
        {
            if (token is PropertyToken hole && values.GetValueOrDefault(hole.PropertyName) is ScalarValue { Value: string text })
            {
                message.Write(text);
            }
            else
            {
                token.Render(values, message, CultureInfo.InvariantCulture);
            }
        }

        return message.ToString();
    }

    private LogEventPropertyValue Masked(LogEventPropertyValue value) => value switch
    {
        ScalarValue { Value: string text } => new ScalarValue(mask.Apply(text)),
        ScalarValue { Value: { } other } when mask.IsIn(other.ToString() ?? "") => new ScalarValue(mask.Apply(other.ToString()!)),
        SequenceValue sequence => new SequenceValue(sequence.Elements.Select(Masked)),
        StructureValue structure => new StructureValue(structure.Properties.Select(property => new LogEventProperty(property.Name, Masked(property.Value))), structure.TypeTag),
        DictionaryValue dictionary => new DictionaryValue(dictionary.Elements.Select(pair => KeyValuePair.Create((ScalarValue)Masked(pair.Key), Masked(pair.Value)))),
        _ => value,
    };

    /// <summary>An exception as it is shown: its texts hold no secret, and nothing of the original is kept.</summary>
    private sealed class MaskedException(string message, string text) : InvalidOperationException(message)
    {
        public override string ToString() => text;
    }
}
