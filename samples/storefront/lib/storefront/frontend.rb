# frozen_string_literal: true

require_relative 'application'
require_relative 'frontend/backend_client'
require_relative 'frontend/pages'

module Storefront
  # The frontend: HTML pages over the backend's API. It keeps nothing but the cart's id, in the visitor's cookie.
  module Frontend
    def self.start(settings, log)
      client = BackendClient.new(settings.backend_url, settings.backend_timeout)
      Application.new(Pages.new(client, settings.notice, log), log)
    end
  end
end
