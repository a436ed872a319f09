# frozen_string_literal: true

require 'net/http'
require_relative '../support/harness'

class ServerTest < Minitest::Test
  include Harness

  def test_finishes_the_request_that_is_under_way_before_it_stops
    entered = Thread::Queue.new
    release = Thread::Queue.new
    server, url = start(lambda do |_env|
      entered << true
      [200, {}, [release.pop]]
    end)
    answer = Thread.new { Net::HTTP.get(url) }
    entered.pop
    stopping = Thread.new { server.stop }
    refute_connects(url)
    assert_predicate stopping, :alive?
    release << 'all of it'

    assert_equal 'all of it', answer.value
    assert stopping.join(10)
  end

  def test_never_shows_an_error_of_a_middleware
    _, url = start(->(_env) { raise 'internal detail' })
    response = Net::HTTP.get_response(url)

    assert_equal '500', response.code
    refute_match(/internal detail/, response.body)
    assert(log_lines('server').any? { |line| line[:message].include?('internal detail') })
  end

  private

  def start(rack)
    settings = Storefront::Settings::Server.new(bind: '127.0.0.1', port: 0, threads: 2, shutdown_timeout: 10)
    server = Storefront::Server.new(rack, settings, @log)
    url = URI.parse("http://127.0.0.1:#{server.listen}/")
    @undo << server.method(:stop)
    [server, url]
  end

  # Comes back once the listener is closed.
  def refute_connects(url)
    Timeout.timeout(10) { loop { TCPSocket.new(url.host, url.port).close } }
  rescue Errno::ECONNREFUSED, Errno::ECONNRESET
    nil
  end
end
