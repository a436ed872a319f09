# frozen_string_literal: true

require 'resolv'
require 'uri'

module Storefront
  # The settings that a person wrote are wrong; one message per variable.
  class InvalidSettings < StandardError
    attr_reader :mistakes

    def initialize(mistakes)
      @mistakes = mistakes
      super(mistakes.join("\n"))
    end
  end

  # Reads typed values out of environment variables and remembers every one that is wrong.
  class Environment
    def initialize(variables)
      @variables = variables
      @mistakes = []
    end

    def integer(name, default, range)
      read(name, default, "a whole number from #{range.min} to #{range.max}") do |text|
        Integer(text, 10, exception: false)&.then { |number| number if range.cover?(number) }
      end
    end

    def choice(name, default, allowed)
      read(name, default, "one of #{allowed.join(', ')}") { |text| text if allowed.include?(text) }
    end

    def address(name, default)
      read(name, default, 'an IP address to listen on') { |text| text if text.match?(Resolv::AddressRegex) }
    end

    def url(name, default, schemes)
      read(name, default, "a URL that begins with #{schemes.join(' or ')} and names a host") do |text|
        uri = parse(text)
        uri if uri&.host.to_s != '' && schemes.include?("#{uri.scheme}://")
      end
    end

    def text(name, default)
      @variables.fetch(name, default)
    end

    # A secret is described by its form alone: its value may hold a password and is never printed.
    def secret(name, default, form)
      text = @variables.fetch(name, default)
      yield(text) || mistake("#{name} must be #{form} (its value is not shown)")
    end

    def check
      raise InvalidSettings, @mistakes unless @mistakes.empty?
    end

    private

    def read(name, default, expectation)
      return default unless @variables.key?(name)

      text = @variables.fetch(name)
      value = yield(text)
      value.nil? ? mistake("#{name}=#{text.inspect} must be #{expectation}") : value
    end

    def parse(text)
      URI.parse(text)
    rescue URI::InvalidURIError
      nil
    end

    def mistake(line)
      @mistakes << line
      nil
    end
  end
end
