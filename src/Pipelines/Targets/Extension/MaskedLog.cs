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
    private Logger? _binding;

    /// <summary>The exception that was logged last as an error; null when there was none.</summary>
    public Exception? LastError { get; private set; }

    /// <summary>The text of the error that was logged last without an exception; null when there was none.</summary>
    public string? LastText { get; private set; }

    /// <inheritdoc/>
    public bool IsEnabled(LogEventLevel level) => inner.IsEnabled(level);

    /// <inheritdoc/>
    public void Write(LogEvent logEvent) => inner.Write(Masked(logEvent));

    /// <inheritdoc/>
    void ILogEventSink.Emit(LogEvent logEvent) => Write(logEvent);

    /// <inheritdoc/>
    public void Write(LogEventLevel level, Exception? exception, string messageTemplate, params object?[]? propertyValues)
    {
        if (level >= LogEventLevel.Error)
        {
            (LastError, LastText) = exception is null ? (LastError, TextOf(messageTemplate, propertyValues)) : (exception, LastText);
        }

        if (propertyValues is null || propertyValues.All(value => value is null or string or bool or int or long or double or Enum))
        {
            inner.Write(level, Masked(exception), mask.Apply(messageTemplate), [.. (propertyValues ?? []).Select(value => value is string text ? mask.Apply(text) : value)]);
        }
        else
        {
            // What Serilog takes apart is masked in its parts.
            _binding ??= new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();
            _binding.Write(level, exception, messageTemplate, propertyValues);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _binding?.Dispose();

    // "{Message}" with one text is how NUKE reports what is wrong outside of targets.
    private static string TextOf(string template, object?[]? values) => template is ['{', .., '}'] && values is [string only] ? only : template;

    private Exception? Masked(Exception? exception) =>
        exception is not null && mask.IsIn(exception.ToString()) ? new MaskedException(mask.Apply(exception.Message), mask.Apply(exception.ToString())) : exception;

    private LogEvent Masked(LogEvent logEvent)
    {
        var template = logEvent.MessageTemplate;
        return mask.IsEmpty
            ? logEvent
            : new LogEvent(
                logEvent.Timestamp, logEvent.Level, Masked(logEvent.Exception),
                mask.IsIn(template.Text) ? new MessageTemplateParser().Parse(mask.Apply(template.Text)) : template,
                logEvent.Properties.Select(property => new LogEventProperty(property.Key, Masked(property.Value))));
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
    private sealed class MaskedException(string message, string text) : Exception(message)
    {
        public override string ToString() => text;
    }
}
