# frozen_string_literal: true

require 'minitest'
require 'rack/test'
require 'stringio'
require 'tmpdir'
require 'storefront/backend'
require 'storefront/command'
require 'storefront/frontend'
require 'storefront/server'

# What several tests need: a folder, a log to read, a backend over SQLite, a server on a free port.
module Harness
  def setup
    super
    @undo = []
    @folder = Dir.mktmpdir('storefront-')
    @logged = StringIO.new
    @log = Storefront::Log.new(@logged, 'test', 'debug')
  end

  def teardown
    @undo.reverse_each(&:call)
    FileUtils.remove_entry(@folder)
    super
  end

  def log_lines(event)
    @logged.string.lines.map { |line| JSON.parse(line, symbolize_names: true) }.select { |line| line[:event] == event }
  end

  def start_backend(database_url = "sqlite://#{@folder}/shop.sqlite3")
    settings = Storefront::Settings.for_role('backend', { 'DATABASE_URL' => database_url })
    application = Storefront::Backend.start(settings, @log)
    @undo << application.method(:close)
    application.rack
  end

  # Serves a Rack application on the loopback and returns its URL.
  def serve(rack)
    settings = Storefront::Settings::Server.new(bind: '127.0.0.1', port: 0, threads: 2, shutdown_timeout: 5)
    server = Storefront::Server.new(rack, settings, @log)
    port = server.listen
    @undo << server.method(:stop)
    URI.parse("http://127.0.0.1:#{port}")
  end

  # A port on which nothing answers.
  def closed_port
    listener = TCPServer.new('127.0.0.1', 0)
    listener.addr[1]
  ensure
    listener.close
  end

  # A part that is not installed skips the test; CI asks for every part.
  def require_part(there, what)
    return if there

    ENV['PIPELINES_REQUIRE_ALL'] == '1' ? flunk("#{what}, and PIPELINES_REQUIRE_ALL=1 asks for it.") : skip(what)
  end
end
