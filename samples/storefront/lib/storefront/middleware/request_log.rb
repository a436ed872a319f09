# frozen_string_literal: true

require 'securerandom'

module Storefront
  module Middleware
    # One log line a request, and a request id that goes on to the backend and back to the caller.
    class RequestLog
      ID = 'storefront.request_id'
      FORM = /\A[A-Za-z0-9._-]{1,64}\z/

      def initialize(rack, log)
        @rack = rack
        @log = log
      end

      def call(env)
        begin_at = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        given = env['HTTP_X_REQUEST_ID'].to_s
        env[ID] = given.match?(FORM) ? given : SecureRandom.uuid
        status, headers, body = @rack.call(env)
        write(env, status, Process.clock_gettime(Process::CLOCK_MONOTONIC) - begin_at)
        [status, headers.merge('X-Request-Id' => env[ID]), body]
      end

      private

      # Load balancers ask for the health every few seconds: that is for whoever looks closer.
      def write(env, status, seconds)
        level = env['PATH_INFO'] == '/healthz' && status < 400 ? :debug : :info
        @log.public_send(level, 'request', method: env['REQUEST_METHOD'], path: env['PATH_INFO'].dup.force_encoding('UTF-8').scrub,
                                           status:, milliseconds: (seconds * 1000).round(1), request_id: env[ID])
      end
    end
  end
end
