# frozen_string_literal: true

require_relative '../support/harness'

class CommandTest < Minitest::Test
  include Harness

  def test_shows_its_usage_and_version
    assert_equal [0, Storefront::Command::USAGE, ''], command('--help')
    assert_equal [0, "development\n", ''], command('--version')
  end

  def test_refuses_what_it_does_not_know
    assert_equal [2, '', "storefront: what to do is missing. Try: storefront --help\n"], command
    assert_equal [2, '', "storefront: \"bakcend now\" is not understood. Try: storefront --help\n"], command('bakcend', 'now')
  end

  def test_ends_with_2_and_one_line_for_each_bad_setting
    code, _, errors = command('frontend', 'PORT' => 'a', 'THREADS' => 'b')

    assert_equal 2, code
    assert_equal <<~TEXT, errors
      storefront: PORT="a" must be a whole number from 0 to 65535
      storefront: THREADS="b" must be a whole number from 1 to 64
    TEXT
  end

  def test_ends_with_1_when_the_database_cannot_be_opened
    code, _, errors = command('backend', 'DATABASE_URL' => "sqlite://#{@folder}/no/such/folder.sqlite3")

    assert_equal 1, code
    assert_equal "storefront: cannot open the database that DATABASE_URL names: SQLite3::CantOpenException: unable to open database file\n",
                 errors
  end

  def test_ends_with_1_and_no_password_when_the_database_server_is_away
    code, output, errors = command('backend', 'DATABASE_URL' => "postgres://u:hunter2@127.0.0.1:#{closed_port}/shop")

    assert_equal 1, code
    assert_match(/\Astorefront: cannot open the database that DATABASE_URL names: .*Connection refused\n\z/, errors)
    refute_match(/hunter2/, output + errors)
  end

  def test_ends_with_1_when_the_port_is_taken
    taken = serve(->(_env) { [204, {}, []] }).port
    code, _, errors = command('frontend', 'PORT' => taken.to_s, 'BIND' => '127.0.0.1')

    assert_equal 1, code
    assert_match(/\Astorefront: cannot listen on 127.0.0.1 port #{taken}: Address already in use/, errors)
  end

  def test_asks_a_role_for_its_health
    url = serve(->(env) { [env['PATH_INFO'] == '/healthz' ? 200 : 404, {}, ['fine']] })

    assert_equal [0, '', ''], command('healthcheck', 'frontend', 'PORT' => url.port.to_s)
  end

  def test_says_when_a_role_is_ill
    url = serve(->(_env) { [503, {}, ['{"status":"failing"}']] })
    code, _, errors = command('healthcheck', 'backend', 'PORT' => url.port.to_s)

    assert_equal 1, code
    assert_equal "storefront: /healthz on port #{url.port} answers 503: {\"status\":\"failing\"}\n", errors
  end

  def test_says_when_a_role_does_not_answer
    port = closed_port
    code, _, errors = command('healthcheck', 'backend', 'PORT' => port.to_s)

    assert_equal 1, code
    assert_match(%r{\Astorefront: /healthz on port #{port} does not answer: }, errors)
  end

  private

  def command(*arguments, **variables)
    output = StringIO.new
    errors = StringIO.new
    code = Storefront::Command.new(output, errors).run(arguments, variables.transform_keys(&:to_s))
    [code, output.string, errors.string]
  ensure
    Storefront::Serve::SIGNALS.each { |name| trap(name, 'DEFAULT') } if defined?(Storefront::Serve)
  end
end
