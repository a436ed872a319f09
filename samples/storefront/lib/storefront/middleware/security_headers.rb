# frozen_string_literal: true

module Storefront
  module Middleware
    # What a browser may do with a response: nothing but our own styles and forms, in no frame, cached nowhere.
    class SecurityHeaders
      ALWAYS = {
        'Content-Security-Policy' => "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; " \
                                     "frame-ancestors 'none'; base-uri 'none'",
        'Cross-Origin-Opener-Policy' => 'same-origin',
        'Cross-Origin-Resource-Policy' => 'same-origin',
        'Permissions-Policy' => 'camera=(), geolocation=(), microphone=()',
        'Referrer-Policy' => 'same-origin',
        'X-Content-Type-Options' => 'nosniff',
        'X-Frame-Options' => 'DENY'
      }.freeze

      def initialize(rack)
        @rack = rack
      end

      def call(env)
        status, headers, body = @rack.call(env)
        headers = { 'Cache-Control' => 'no-store' }.merge(headers, ALWAYS)
        # Browsers ignore this header on plain HTTP; behind a load balancer the outer scheme counts.
        headers['Strict-Transport-Security'] = 'max-age=31536000' if env['HTTP_X_FORWARDED_PROTO'] == 'https'
        [status, headers, body]
      end
    end
  end
end
