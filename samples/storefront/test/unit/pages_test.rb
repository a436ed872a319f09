# frozen_string_literal: true

require_relative '../support/harness'

class PagesTest < Minitest::Test
  include Harness
  include Rack::Test::Methods

  def app
    @app ||= pages(serve(start_backend))
  end

  def pages(backend_url, notice: '')
    settings = Storefront::Settings.for_role('frontend', { 'BACKEND_URL' => backend_url.to_s, 'SHOP_NOTICE' => notice })
    Storefront::Frontend.start(settings, @log).rack
  end

  def test_shows_the_products_and_the_version
    get '/'

    assert_equal 200, last_response.status
    assert_includes last_response.body, '<a href="/products/1">Enamel mug</a>'
    assert_includes last_response.body, '€ 12.50'
    assert_includes last_response.body, '<span class="version">development</span>'
  end

  def test_buys_something
    post '/cart', product_id: 1, quantity: 2
    assert_equal 303, last_response.status
    cookie = last_response.headers['Set-Cookie']
    assert_match(%r{\Astorefront_cart=[0-9a-f]{32}; path=/; HttpOnly; SameSite=Lax\z}, cookie)
    post '/cart', product_id: 1, quantity: 1
    get '/cart'
    assert_includes last_response.body, '€ 37.50'
    post '/orders', name: 'Ada <Lovelace>', email: 'ada@example.org'
    follow_redirect!

    assert_includes last_response.body, 'Ada &lt;Lovelace&gt;, your order has arrived here.'
    get '/cart'
    assert_includes last_response.body, 'There is nothing in it yet.'
  end

  def test_keeps_the_cookie_to_https_where_there_is_https
    post '/cart', { product_id: 1, quantity: 2 }, 'HTTP_X_FORWARDED_PROTO' => 'https'

    assert_includes last_response.headers['Set-Cookie'], '; secure;'
  end

  def test_changes_and_empties_the_cart
    post '/cart', product_id: 2, quantity: 1
    post '/cart/change', product_id: 2, quantity: 4
    get '/cart'
    assert_includes last_response.body, '€ 75.60'
    post '/cart/change', product_id: 2, quantity: 0
    get '/cart'

    assert_includes last_response.body, 'There is nothing in it yet.'
  end

  def test_starts_a_new_cart_when_the_old_one_is_gone
    set_cookie "storefront_cart=#{'0' * 32}"
    post '/cart', product_id: 1, quantity: 1
    follow_redirect!

    assert_includes last_response.body, 'Enamel mug'
  end

  def test_says_what_is_wrong_beside_the_form_and_keeps_what_was_typed
    post '/cart', product_id: 1, quantity: 1
    post '/orders', name: '"><script>', email: 'nonsense'

    assert_equal 422, last_response.status
    assert_includes last_response.body, '<p class="problem" role="alert">Please tell us an e-mail address such as ada@example.org.</p>'
    assert_includes last_response.body, 'value="&quot;&gt;&lt;script&gt;"'
  end

  def test_refuses_what_no_form_of_ours_sends
    post '/cart', product_id: 1, quantity: 'many'
    assert_equal [422, true], [last_response.status, last_response.body.include?('Please choose a whole number.')]
    post '/cart', product_id: '../orders', quantity: 1
    assert_equal 404, last_response.status
    post '/cart', 'product_id[]' => 1, quantity: 1
    assert_equal 404, last_response.status
    post '/orders', name: 'Ada', email: 'ada@example.org'
    assert_equal 404, last_response.status
    post '/orders', '%'
    assert_equal 400, last_response.status
  end

  def test_survives_text_that_is_not_utf8
    post '/cart', product_id: 1, quantity: 1
    post '/orders', 'name=%ff&email=ada@example.org'
    assert_equal 400, last_response.status
    get '/products/%ff'
    assert_equal 400, last_response.status
    assert_includes last_response.body, '<h1>Not understood</h1>'
  end

  def test_refuses_forms_of_foreign_pages
    post '/cart', { product_id: 1, quantity: 1 }, 'HTTP_ORIGIN' => 'https://evil.example'

    assert_equal 403, last_response.status
  end

  def test_has_a_page_for_addresses_that_do_not_exist
    ['/nowhere', '/products/99', '/orders/x', '/..%2f..%2fetc/passwd', '/style.css/../../views/layout.erb'].each do |path|
      get path

      assert_equal 404, last_response.status, path
      assert_includes last_response.body, '<h1>Not here</h1>', path
    end
  end

  def test_serves_its_styles
    get '/style.css'

    assert_equal [200, 'public, max-age=3600'], [last_response.status, last_response.headers['Cache-Control']]
  end

  def test_shows_the_notice_of_the_environment_escaped
    @app = pages('http://127.0.0.1:1', notice: 'This is <uat>.')
    get '/nowhere'

    assert_includes last_response.body, '<p class="notice" role="note">This is &lt;uat&gt;.</p>'
  end

  def test_is_well_and_sorry_when_the_backend_is_down
    @app = pages("http://127.0.0.1:#{closed_port}")
    get '/healthz'
    assert_equal [200, { 'status' => 'ok', 'role' => 'frontend', 'version' => 'development' }],
                 [last_response.status, JSON.parse(last_response.body)]
    get '/'

    assert_equal [503, '10'], [last_response.status, last_response.headers['Retry-After']]
    assert_includes last_response.body, '<h1>Back in a moment</h1>'
    assert_match(/does not answer: .*Connection refused/, log_lines('backend_down').fetch(0)[:message])
  end

  def test_shows_no_detail_of_an_error_of_its_own
    @app = pages(serve(->(_env) { [200, {}, ['{"products":[{}]}']] }))
    get '/'

    assert_equal 500, last_response.status
    assert_includes last_response.body, "name this number: #{last_response.headers['X-Request-Id']}."
    refute_match(/NoMethodError|TypeError|\.rb/, last_response.body)
    assert_equal 1, log_lines('unhandled').size
  end
end
