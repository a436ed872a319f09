# frozen_string_literal: true

require_relative '../support/harness'

class MiddlewareTest < Minitest::Test
  include Harness
  include Rack::Test::Methods

  def app
    Storefront::Application.new(->(_env) { [200, {}, ['hello']] }, @log).rack
  end

  def test_logs_each_request_with_an_id_of_its_own
    get '/some/where'

    line = log_lines('request').fetch(0)
    assert_equal ['GET', '/some/where', 200], line.values_at(:method, :path, :status)
    assert_equal last_response.headers['X-Request-Id'], line[:request_id]
  end

  def test_keeps_a_request_id_that_is_given_and_replaces_one_that_could_do_harm
    get '/', {}, 'HTTP_X_REQUEST_ID' => 'abc-1.2_3'
    assert_equal 'abc-1.2_3', last_response.headers['X-Request-Id']

    get '/', {}, 'HTTP_X_REQUEST_ID' => "x\r\nSet-Cookie: a=b"
    assert_match(/\A[0-9a-f-]{36}\z/, last_response.headers['X-Request-Id'])
  end

  def test_logs_a_good_health_check_for_those_who_look_closer_only
    get '/healthz'

    assert_equal 'debug', log_lines('request').fetch(0)[:level]
  end

  def test_logs_a_path_that_is_not_utf8
    app.call(Rack::MockRequest.env_for('/').merge('PATH_INFO' => "/\xff".b))

    assert_equal '/�', log_lines('request').fetch(0)[:path]
  end

  def test_tells_the_browser_to_allow_as_little_as_possible
    get '/'

    assert_equal 'no-store', last_response.headers['Cache-Control']
    Storefront::Middleware::SecurityHeaders::ALWAYS.each { |name, value| assert_equal value, last_response.headers[name] }
    assert_nil last_response.headers['Strict-Transport-Security']
  end

  def test_asks_for_https_to_be_kept_once_it_was_used
    get '/', {}, 'HTTP_X_FORWARDED_PROTO' => 'https'

    assert_equal 'max-age=31536000', last_response.headers['Strict-Transport-Security']
  end

  def test_refuses_a_large_body
    post '/', 'x' * (Storefront::Middleware::BodyLimit::BYTES + 1)

    assert_equal [413, "The request is larger than 65536 bytes.\n"], [last_response.status, last_response.body]
  end
end
