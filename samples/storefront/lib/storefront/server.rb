# frozen_string_literal: true

require 'puma'
require 'puma/server'
require_relative '../storefront'

module Storefront
  # Puma without its launcher, which would print lines of its own and end with 143 instead of 0 on SIGTERM.
  class Server
    def initialize(rack, settings, log)
      @settings = settings
      io = log.as_io
      @puma = Puma::Server.new(rack, Puma::Events.new(io, io), options)
    end

    # Starts to accept in threads of its own and returns the port.
    def listen
      port = @puma.add_tcp_listener(@settings.bind, @settings.port).addr[1]
      @puma.run
      port
    rescue SystemCallError => e
      raise Unstartable, "cannot listen on #{@settings.bind} port #{@settings.port}: #{e.message}"
    end

    # Accepts no more and returns when every request that was accepted has its answer.
    def stop
      @puma.stop(true)
    end

    private

    def options
      {
        environment: 'production',
        min_threads: @settings.threads,
        max_threads: @settings.threads,
        # Connections that the kernel has accepted for us are answered too.
        drain_on_shutdown: true,
        force_shutdown_after: @settings.shutdown_timeout
      }
    end
  end
end
