# frozen_string_literal: true

require 'json'
require 'time'

module Storefront
  # One JSON object a line on stdout: time, level, role, event, and what the event has to say.
  class Log
    LEVELS = %w[debug info warn error].freeze

    def initialize(output, role, level = 'info', clock: -> { Time.now })
      @output = output
      @role = role
      @threshold = LEVELS.index(level)
      @clock = clock
    end

    LEVELS.each_with_index do |level, rank|
      define_method(level) do |event, **details|
        write(level, event, details) if rank >= @threshold
      end
    end

    # An exception with its backtrace: for the log alone, never for a response.
    def exception(event, error, **details)
      error(event, error: error.class.name, message: error.message, backtrace: error.backtrace&.first(20), **details)
    end

    # An IO for parts that print plain text (Puma, Rack): each line becomes a log line.
    def as_io
      Lines.new(self)
    end

    # The few methods of an IO that Puma and Rack call on their error stream.
    class Lines
      def initialize(log)
        @log = log
      end

      def write(*texts)
        texts.each { |text| text.to_s.each_line(chomp: true) { |line| @log.warn('server', message: line) } }
        texts.sum { |text| text.to_s.bytesize }
      end

      def puts(*texts)
        write(*texts.flatten)
        nil
      end

      def flush
        self
      end

      def sync
        true
      end
    end

    private

    def write(level, event, details)
      line = { time: @clock.call.utc.iso8601(3), level:, role: @role, event:, **details }
      # One write call a line, so that lines of several threads never mix.
      @output.write("#{JSON.generate(line)}\n")
    rescue Errno::EPIPE
      # Nobody reads any more; requests are served all the same.
      nil
    end
  end
end
