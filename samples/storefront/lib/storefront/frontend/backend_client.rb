# frozen_string_literal: true

require 'json'
require 'net/http'

module Storefront
  module Frontend
    # The backend does not answer, or not as agreed. The visitor can try again later.
    class BackendDown < StandardError
    end

    # The backend understood and said no; its message is written for the visitor.
    class BackendRefused < StandardError
      attr_reader :status, :code

      def initialize(status, code, message)
        @status = status
        @code = code
        super(message)
      end
    end

    # Speaks the backend's JSON API over HTTP, each answer a Hash with symbol keys.
    class BackendClient
      HEADERS = { 'Content-Type' => 'application/json', 'Accept' => 'application/json' }.freeze

      def initialize(url, timeout)
        @url = url
        @timeout = timeout
      end

      def get(path, request_id)
        call(Net::HTTP::Get, path, nil, request_id)
      end

      def post(path, body, request_id)
        call(Net::HTTP::Post, path, body, request_id)
      end

      def put(path, body, request_id)
        call(Net::HTTP::Put, path, body, request_id)
      end

      private

      def call(verb, path, body, request_id)
        request = verb.new(@url.path.chomp('/') + path, HEADERS.merge('X-Request-Id' => request_id))
        request.body = JSON.generate(body) if body
        read(connection.start { |http| http.request(request) })
      rescue SystemCallError, SocketError, IOError, Timeout::Error, Net::ProtocolError, OpenSSL::SSL::SSLError => e
        raise BackendDown, "#{@url} does not answer: #{e.message}"
      end

      def connection
        # No proxy from the environment: the backend is a neighbour.
        http = Net::HTTP.new(@url.hostname, @url.port, nil)
        http.use_ssl = @url.scheme == 'https'
        # A second attempt would double the wait of a visitor.
        http.max_retries = 0
        http.open_timeout = http.read_timeout = http.write_timeout = @timeout
        http
      end

      def read(response)
        body = JSON.parse(response.body.to_s, symbolize_names: true)
        case response
        when Net::HTTPSuccess then body
        when Net::HTTPClientError then raise BackendRefused.new(response.code.to_i, *body.fetch(:error).values_at(:code, :message))
        else raise BackendDown, "#{@url} answers #{response.code}"
        end
      rescue JSON::ParserError, KeyError
        raise BackendDown, "#{@url} answers #{response.code} with something that is not its API"
      end
    end
  end
end
