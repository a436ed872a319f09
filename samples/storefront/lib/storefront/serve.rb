# frozen_string_literal: true

require_relative '../storefront'
require_relative 'log'
require_relative 'server'

module Storefront
  # One role from start to stop: signals first, then the application, then the server until a signal comes.
  class Serve
    SIGNALS = %w[TERM INT].freeze

    def initialize(role, settings, output)
      @role = role
      @settings = settings
      @log = Log.new(output, role, settings.server.log_level)
    end

    # Returns the exit code.
    def run
      # The kernel drops signals of a PID 1 that has no handler, so these come before anything slow.
      signals = Thread::Queue.new
      SIGNALS.each { |name| trap(name) { signals << name } }

      @log.info('starting', version: Storefront.version)
      application = load_application
      serve(application, signals)
      application.close
      @log.info('stopped')
      0
    end

    private

    def load_application
      require_relative @role
      Storefront.const_get(@role.capitalize).start(@settings, @log)
    end

    def serve(application, signals)
      server = Server.new(application.rack, @settings.server, @log)
      @log.info('listening', address: @settings.server.bind, port: server.listen)
      signal = signals.pop
      @log.info('stopping', signal:)
      server.stop
    end
  end
end
