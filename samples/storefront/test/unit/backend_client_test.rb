# frozen_string_literal: true

require_relative '../support/harness'

class BackendClientTest < Minitest::Test
  include Harness

  def test_sends_the_request_id_on
    url = serve(->(env) { [200, {}, [JSON.generate(id: env['HTTP_X_REQUEST_ID'], path: env['PATH_INFO'])]] })

    assert_equal({ id: 'abc', path: '/base/products' }, client("#{url}/base/").get('/products', 'abc'))
  end

  def test_repeats_the_words_of_a_refusal
    error = assert_raises(Storefront::Frontend::BackendRefused) do
      client(serve(->(_env) { [409, {}, ['{"error":{"code":"out_of_stock","message":"Only 3 are left."}}']] })).post('/x', {}, 'id')
    end

    assert_equal [409, 'out_of_stock', 'Only 3 are left.'], [error.status, error.code, error.message]
  end

  ODD = {
    [500, '{}'] => 'answers 500',
    [200, '<html>'] => 'answers 200 with something that is not its API',
    [404, '<html>'] => 'answers 404 with something that is not its API',
    [404, '{}'] => 'answers 404 with something that is not its API',
    [302, ''] => 'answers 302 with something that is not its API'
  }.freeze

  def test_takes_every_odd_answer_for_a_backend_that_is_down
    ODD.each do |(status, body), message|
      url = serve(->(_env) { [status, {}, [body]] })
      error = assert_raises(Storefront::Frontend::BackendDown) { client(url).get('/x', 'id') }

      assert_equal "#{url} #{message}", error.message
    end
  end

  def test_waits_no_longer_than_it_was_told
    listener = TCPServer.new('127.0.0.1', 0)
    begin_at = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    error = assert_raises(Storefront::Frontend::BackendDown) { client("http://127.0.0.1:#{listener.addr[1]}").get('/x', 'id') }

    assert_match(/does not answer: Net::ReadTimeout/, error.message)
    assert_in_delta 1, Process.clock_gettime(Process::CLOCK_MONOTONIC) - begin_at, 0.9
  ensure
    listener.close
  end

  private

  def client(url)
    Storefront::Frontend::BackendClient.new(URI.parse(url.to_s), 1)
  end
end
