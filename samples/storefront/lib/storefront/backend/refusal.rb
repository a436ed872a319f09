# frozen_string_literal: true

module Storefront
  module Backend
    # The API says no, with an HTTP status, a code for programs and a sentence for people.
    class Refusal < StandardError
      attr_reader :status, :code

      def initialize(status, code, message)
        @status = status
        @code = code
        super(message)
      end

      def self.not_found(what)
        new(404, 'not_found', "There is no such #{what}.")
      end

      def self.invalid(message)
        new(422, 'invalid', message)
      end

      def self.conflict(code, message)
        new(409, code, message)
      end
    end
  end
end
