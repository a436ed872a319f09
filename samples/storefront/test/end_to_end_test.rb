# frozen_string_literal: true

require_relative 'support/harness'
require_relative 'support/running_role'

# Both roles as processes: a visitor buys something through the HTML, then both are told to stop.
class EndToEndTest < Minitest::Test
  include Harness

  def test_sells_a_mug_and_stops_in_peace
    backend = run_role('backend', 'DATABASE_URL' => "sqlite://#{@folder}/shop.sqlite3")
    frontend = run_role('frontend', 'BACKEND_URL' => backend.url.to_s)

    order_page = buy(frontend.url, 'Enamel mug')
    assert_includes order_page, 'Ada Lovelace, your order has arrived here.'
    order = order_page[%r{<code class="order-id">([0-9a-f]{32})</code>}, 1]
    assert_equal 2500, JSON.parse(Net::HTTP.get(backend.url + "/orders/#{order}"))['total_cents']

    assert_equal 0, backend.stop
    assert_equal '503', Net::HTTP.get_response(frontend.url).code
    assert_equal '200', Net::HTTP.get_response(frontend.at('/healthz')).code
    assert_equal 0, frontend.stop
  end

  def test_keeps_its_orders_over_a_restart
    database = { 'DATABASE_URL' => "sqlite://#{@folder}/shop.sqlite3" }
    first = run_role('backend', database)
    cart = JSON.parse(Net::HTTP.post(first.at('/carts'), '').body)['id']
    assert_equal 0, first.stop('INT')
    second = run_role('backend', database)

    assert_equal '200', Net::HTTP.get_response(second.url + "/carts/#{cart}").code
    assert_equal 0, second.stop
  end

  private

  def run_role(role, variables)
    RunningRole.new(role, variables).tap { |running| @undo << running.method(:kill) }
  end

  # What a browser does: follows the links and sends the forms that the pages hold.
  def buy(url, name)
    Net::HTTP.start(url.host, url.port) do |http|
      product = http.get(http.get('/').body[/href="([^"]+)">#{name}</, 1]).body
      cookie = submit(http, product, { quantity: 2 }).fetch('Set-Cookie')[/\A[^;]+/]
      cart = http.get('/cart', 'Cookie' => cookie).body
      done = submit(http, cart[/<h2>Order.*/m], { name: 'Ada Lovelace', email: 'ada@example.org' }, 'Cookie' => cookie)
      http.get(URI.parse(done.fetch('Location')).path).body
    end
  end

  def submit(http, page, fields, headers = {})
    action = page[/<form method="post" action="([^"]+)"/, 1]
    hidden = page.scan(/type="hidden" name="([^"]+)" value="([^"]+)"/).to_h
    response = http.post(action, URI.encode_www_form(hidden.merge(fields)), headers)
    assert_equal '303', response.code, response.body
    response
  end
end
