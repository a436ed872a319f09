# frozen_string_literal: true

require 'net/http'

module Storefront
  # Asks the role that runs in this container for its health: what a container's health check calls.
  class HealthCheck
    TIMEOUT = 3 # seconds, for the connection and for the answer

    def initialize(server)
      @port = server.port
      # A server that listens everywhere is asked on the loopback.
      @host = { '0.0.0.0' => '127.0.0.1', '::' => '::1' }.fetch(server.bind, server.bind)
    end

    # Nil when all is well, else one line that says what is not.
    def problem
      response = connection.start { |http| http.get('/healthz') }
      "/healthz on port #{@port} answers #{response.code}: #{response.body}" unless response.is_a?(Net::HTTPOK)
    rescue SystemCallError, IOError, Timeout::Error, Net::ProtocolError => e
      "/healthz on port #{@port} does not answer: #{e.message}"
    end

    private

    def connection
      http = Net::HTTP.new(@host, @port, nil)
      http.open_timeout = http.read_timeout = TIMEOUT
      http
    end
  end
end
