# frozen_string_literal: true

require_relative 'environment'
require_relative 'log'

module Storefront
  # What a role is told from outside: environment variables, checked all at once before anything starts.
  module Settings
    # How to listen, how many requests at a time, how long to finish them on SIGTERM (seconds), what to log.
    Server = Struct.new(:bind, :port, :threads, :shutdown_timeout, :log_level, keyword_init: true)

    Backend = Struct.new(:server, :database_url, keyword_init: true)

    # backend_timeout in seconds; notice is a line on top of each page, '' for none.
    Frontend = Struct.new(:server, :backend_url, :backend_timeout, :notice, keyword_init: true)

    PORTS = { 'backend' => 8080, 'frontend' => 8081 }.freeze
    DATABASE_FORM = 'sqlite:///<absolute path>, sqlite://<relative path> or ' \
                    'postgres://<user>:<password>@<host>/<database>'

    module_function

    def for_role(role, variables)
      environment = Environment.new(variables)
      settings = public_send(role, environment)
      environment.check
      settings
    end

    def backend(environment)
      Backend.new(
        server: server(environment, 'backend'),
        database_url: environment.secret('DATABASE_URL', default_database(environment), DATABASE_FORM) do |text|
          text.sub(/\Apostgresql:/, 'postgres:') if text.match?(%r{\A(sqlite://.|postgres(ql)?://[^/]+/.)})
        end
      )
    end

    def frontend(environment)
      Frontend.new(
        server: server(environment, 'frontend'),
        backend_url: environment.url('BACKEND_URL', URI.parse("http://localhost:#{PORTS['backend']}"), ['http://', 'https://']),
        backend_timeout: environment.integer('BACKEND_TIMEOUT', 5, 1..60),
        notice: environment.text('SHOP_NOTICE', '')
      )
    end

    def server(environment, role)
      Server.new(
        bind: environment.address('BIND', '0.0.0.0'),
        port: environment.integer('PORT', PORTS.fetch(role), 0..65_535),
        threads: environment.integer('THREADS', 5, 1..64),
        shutdown_timeout: environment.integer('SHUTDOWN_TIMEOUT', 20, 1..110),
        log_level: environment.choice('LOG_LEVEL', 'info', Log::LEVELS)
      )
    end

    # systemd names the folder of a unit's StateDirectory; a container has the package's own.
    def default_database(environment)
      "sqlite://#{environment.text('STATE_DIRECTORY', '/var/lib/storefront')}/storefront.sqlite3"
    end
  end
end
