# frozen_string_literal: true

require_relative '../support/harness'

class SettingsTest < Minitest::Test
  def test_has_a_default_for_everything
    backend = Storefront::Settings.for_role('backend', {})
    frontend = Storefront::Settings.for_role('frontend', {})

    assert_equal [8080, '0.0.0.0', 5, 20, 'info'], backend.server.to_h.values_at(:port, :bind, :threads, :shutdown_timeout, :log_level)
    assert_equal 'sqlite:///var/lib/storefront/storefront.sqlite3', backend.database_url
    assert_equal 8081, frontend.server.port
    assert_equal 'http://localhost:8080', frontend.backend_url.to_s
    assert_equal [5, ''], [frontend.backend_timeout, frontend.notice]
  end

  def test_keeps_the_database_in_the_folder_that_systemd_names
    settings = Storefront::Settings.for_role('backend', { 'STATE_DIRECTORY' => '/srv/state' })

    assert_equal 'sqlite:///srv/state/storefront.sqlite3', settings.database_url
  end

  def test_takes_both_names_of_postgresql
    ['postgres', 'postgresql'].each do |scheme|
      settings = Storefront::Settings.for_role('backend', { 'DATABASE_URL' => "#{scheme}://u:p@db/shop" })

      assert_equal 'postgres://u:p@db/shop', settings.database_url
    end
  end

  BAD = {
    ['backend', 'PORT', 'http'] => 'PORT="http" must be a whole number from 0 to 65535',
    ['backend', 'PORT', '65536'] => 'PORT="65536" must be a whole number from 0 to 65535',
    ['backend', 'PORT', ''] => 'PORT="" must be a whole number from 0 to 65535',
    ['backend', 'PORT', '0x50'] => 'PORT="0x50" must be a whole number from 0 to 65535',
    ['backend', 'BIND', 'everywhere'] => 'BIND="everywhere" must be an IP address to listen on',
    ['backend', 'THREADS', '0'] => 'THREADS="0" must be a whole number from 1 to 64',
    ['backend', 'SHUTDOWN_TIMEOUT', '-1'] => 'SHUTDOWN_TIMEOUT="-1" must be a whole number from 1 to 110',
    ['backend', 'LOG_LEVEL', 'loud'] => 'LOG_LEVEL="loud" must be one of debug, info, warn, error',
    ['frontend', 'BACKEND_TIMEOUT', '61'] => 'BACKEND_TIMEOUT="61" must be a whole number from 1 to 60',
    ['frontend', 'BACKEND_URL', 'backend:8080'] =>
      'BACKEND_URL="backend:8080" must be a URL that begins with http:// or https:// and names a host',
    ['frontend', 'BACKEND_URL', 'http://'] =>
      'BACKEND_URL="http://" must be a URL that begins with http:// or https:// and names a host',
    ['frontend', 'BACKEND_URL', 'http://two words'] =>
      'BACKEND_URL="http://two words" must be a URL that begins with http:// or https:// and names a host'
  }.freeze

  def test_names_the_variable_that_is_wrong
    BAD.each do |(role, name, value), message|
      error = assert_raises(Storefront::InvalidSettings) { Storefront::Settings.for_role(role, { name => value }) }

      assert_equal [message], error.mistakes
    end
  end

  def test_never_repeats_the_value_of_a_secret
    error = assert_raises(Storefront::InvalidSettings) do
      Storefront::Settings.for_role('backend', { 'DATABASE_URL' => 'mysql://u:hunter2@db/shop' })
    end

    assert_equal ['DATABASE_URL must be sqlite:///<absolute path>, sqlite://<relative path> or ' \
                  'postgres://<user>:<password>@<host>/<database> (its value is not shown)'], error.mistakes
  end

  def test_reports_everything_that_is_wrong_at_once
    error = assert_raises(Storefront::InvalidSettings) do
      Storefront::Settings.for_role('frontend', { 'PORT' => 'x', 'BACKEND_URL' => 'y' })
    end

    assert_equal 2, error.mistakes.size
  end
end
