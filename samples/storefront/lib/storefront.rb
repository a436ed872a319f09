# frozen_string_literal: true

# A small shop in two roles: the backend keeps products, carts and orders; the frontend shows them as HTML pages.
module Storefront
  # The folder that holds lib, views, public and migrations: the source tree, or /usr/lib/storefront.
  HOME = File.expand_path('..', __dir__)

  # A role cannot begin to serve: the message says what is in the way.
  class Unstartable < StandardError
  end

  # The package build writes the version beside lib; a source tree has no such file.
  def self.version
    @version ||= begin
      file = File.join(HOME, 'VERSION')
      File.file?(file) ? File.read(file).strip : 'development'
    end
  end
end
