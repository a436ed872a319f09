# frozen_string_literal: true

require_relative 'application'
require_relative 'backend/api'
require_relative 'backend/database'
require_relative 'backend/shop'

module Storefront
  # The backend: a JSON API over products, carts and orders in SQLite or PostgreSQL.
  module Backend
    def self.start(settings, log)
      db = Database.open(settings.database_url, settings.server.threads)
      applied = Database.migrate(db)
      log.info('database', adapter: db.adapter_scheme, schema: applied)
      Application.new(Api.new(Shop.new(db), log), log) { db.disconnect }
    end
  end
end
