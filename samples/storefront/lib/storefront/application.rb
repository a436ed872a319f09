# frozen_string_literal: true

require 'rack'
require_relative '../storefront'
require_relative 'middleware/body_limit'
require_relative 'middleware/request_log'
require_relative 'middleware/security_headers'

module Storefront
  # A role that is ready to serve: its Rack application, and how to let go of what it holds.
  class Application
    attr_reader :rack

    def initialize(inner, log, &close)
      @close = close
      @rack = Rack::Builder.app do
        use Middleware::RequestLog, log
        use Middleware::SecurityHeaders
        use Middleware::BodyLimit
        run inner
      end
    end

    def close
      @close&.call
    end
  end
end
