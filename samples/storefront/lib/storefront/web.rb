# frozen_string_literal: true

require 'sinatra/base'

module Storefront
  # What both roles' Sinatra applications share: never a debug page, errors go to the log, health is asked at /healthz.
  class Web < Sinatra::Base
    # Said here and not left to APP_ENV or RACK_ENV: there is one way to run, everywhere.
    set :environment, :production
    disable :show_exceptions, :raise_errors, :dump_errors, :logging, :static, :sessions, :method_override

    def initialize(log)
      super()
      @log = log
    end

    # Bytes that are no text end here; further in they would fail in a pattern or in the database.
    before do
      path = URI::DEFAULT_PARSER.unescape(request.path_info).force_encoding(Encoding::UTF_8)
      raise Sinatra::BadRequest unless text?(path) && text?(params)
    end

    helpers do
      def text?(value)
        case value
        when Hash then value.all? { |key, item| text?(key) && text?(item) }
        when Array then value.all? { |item| text?(item) }
        when String then value.valid_encoding?
        else true
        end
      end

      def request_id
        env[Middleware::RequestLog::ID]
      end

      def json(body, code: 200)
        status code
        content_type :json
        JSON.generate(body)
      end

      def log_exception
        @log.exception('unhandled', env['sinatra.error'], request_id:)
      end
    end
  end
end
