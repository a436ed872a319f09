using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Parsing;

namespace Nuke.Common.Execution;

/// <summary>
/// Serilog's log of a build. Usual lines (texts, numbers, paths) go straight to the sinks: Serilog's own pipeline, which starts tracing
/// and metrics with its first line, takes 15 ms to do so. All others go through that pipeline.
/// </summary>
internal sealed class BuildLogger(LoggingLevelSwitch levels, IReadOnlyList<ILogEventSink> sinks) : ILogger
{
    private static readonly MessageTemplateParser Parser = new();
    private readonly ConcurrentDictionary<string, MessageTemplate> templates = new();
    private Logger pipeline;

    public bool IsEnabled(LogEventLevel level) => level >= levels.MinimumLevel;

    public void Write(LogEvent logEvent)
    {
        if (!IsEnabled(logEvent.Level))
            return;
        foreach (var sink in sinks)
            sink.Emit(logEvent);
    }

    public void Write(LogEventLevel level, Exception exception, string messageTemplate, params object[] propertyValues)
    {
        if (!IsEnabled(level) || messageTemplate is null)
            return;
        var template = templates.GetOrAdd(messageTemplate, static x => Parser.Parse(x));
        if (Properties(template, propertyValues ?? [null]) is { } properties)
            Write(new LogEvent(DateTimeOffset.Now, level, exception, template, properties));
        else
            Pipeline().Write(level, exception, messageTemplate, propertyValues);
    }

    public void Write(LogEventLevel level, string messageTemplate) => Write(level, exception: null, messageTemplate, []);
    public void Write<T>(LogEventLevel level, string messageTemplate, T propertyValue) => Write(level, exception: null, messageTemplate, [propertyValue]);
    public void Write<T0, T1>(LogEventLevel level, string messageTemplate, T0 propertyValue0, T1 propertyValue1) =>
        Write(level, exception: null, messageTemplate, [propertyValue0, propertyValue1]);

    public void Write(LogEventLevel level, string messageTemplate, params object[] propertyValues) =>
        Write(level, exception: null, messageTemplate, propertyValues);

    public void Write(LogEventLevel level, Exception exception, string messageTemplate) => Write(level, exception, messageTemplate, []);
    public void Write<T>(LogEventLevel level, Exception exception, string messageTemplate, T propertyValue) =>
        Write(level, exception, messageTemplate, [propertyValue]);

    /// <summary>Values for named holes in their order; null when one of them is for Serilog to take apart.</summary>
    private static List<LogEventProperty> Properties(MessageTemplate template, object[] values)
    {
        var properties = new List<LogEventProperty>();
        foreach (var token in template.Tokens)
        {
            if (token is not PropertyToken hole)
                continue;
            var isUsual = hole.Destructuring == Destructuring.Default && !hole.IsPositional && properties.Count < values.Length;
            if (!isUsual || !IsPlain(values[properties.Count]))
                return null;
            var value = values[properties.Count];
            properties.Add(new(hole.PropertyName, new ScalarValue(value is AbsolutePath path ? path.ToString() : value)));
        }
        return properties.Count == values.Length ? properties : null;
    }

    private static bool IsPlain(object value) => value is null or string or int or long or double or bool or Enum or AbsolutePath;

    private Logger Pipeline() => LazyInitializer.EnsureInitialized(
        ref pipeline,
        () => new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new Forwarding(this)).CreateLogger());

    private sealed class Forwarding(BuildLogger logger) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => logger.Write(logEvent);
    }
}
