# frozen_string_literal: true

require 'sequel'
require_relative 'products'

Sequel.extension :migration
Sequel.default_timezone = :utc

module Storefront
  module Backend
    # Opens the database and brings its schema up to date.
    module Database
      MIGRATIONS = File.join(HOME, 'migrations')

      # Any constant does, as long as only this program's migrations use it.
      MIGRATION_LOCK = 0x53746f72

      # One connection for all threads: the driver waits for a lock of another one without letting Ruby's other
      # threads run, so the one that holds the lock could never let go.
      SQLITE = { max_connections: 1 }.freeze

      POSTGRES = { connect_timeout: 5, driver_options: { application_name: 'storefront' } }.freeze

      module_function

      def open(url, connections)
        own = url.start_with?('sqlite:') ? SQLITE : POSTGRES.merge(max_connections: connections)
        prepare(Sequel.connect(url, pool_timeout: 5, **own))
      rescue Sequel::DatabaseError, Sequel::AdapterNotFound => e
        # The address may hold a password, so only the driver's own words are repeated.
        raise Unstartable, "cannot open the database that DATABASE_URL names: #{e.message.strip.lines.first&.strip}"
      end

      # Several backends may start at once: one migrates, the others wait for it and find nothing to do.
      # Schema and seed come in one transaction, so a failure leaves the database as it was.
      def migrate(db)
        db.transaction do
          db.get(Sequel.function(:pg_advisory_xact_lock, MIGRATION_LOCK).cast(String)) if db.database_type == :postgres
          Sequel::Migrator.run(db, MIGRATIONS)
          Products.seed(db)
        end
        db[:schema_info].get(:version)
      rescue Sequel::DatabaseError, Sequel::Migrator::Error => e
        raise Unstartable, "cannot migrate the database: #{e.message.strip}"
      end

      def prepare(db)
        if db.database_type == :sqlite
          # A transaction takes its lock when it begins, so those of two processes wait for each other instead of failing.
          db.transaction_mode = :immediate
        else
          # A connection that the server has closed meanwhile is replaced before a request meets it.
          db.extension :connection_validator
          db.pool.connection_validation_timeout = 30
        end
        db
      end
      private_class_method :prepare
    end
  end
end
