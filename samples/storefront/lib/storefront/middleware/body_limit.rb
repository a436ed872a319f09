# frozen_string_literal: true

module Storefront
  module Middleware
    # Refuses request bodies that no form of this shop can fill.
    class BodyLimit
      BYTES = 64 * 1024

      def initialize(rack)
        @rack = rack
      end

      def call(env)
        return @rack.call(env) if env['CONTENT_LENGTH'].to_i <= BYTES

        [413, { 'Content-Type' => 'text/plain' }, ["The request is larger than #{BYTES} bytes.\n"]]
      end
    end
  end
end
