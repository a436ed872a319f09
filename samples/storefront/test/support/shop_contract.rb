# frozen_string_literal: true

require_relative 'harness'
require_relative 'running_role'

# What the API promises, whatever database is below it. The including class says which: #database_url.
module ShopContract
  include Harness
  include Rack::Test::Methods

  def app
    @app ||= start_backend(database_url)
  end

  def test_is_well
    get '/healthz'

    assert_equal({ status: 'ok', role: 'backend', version: 'development', database: 'ok' }, answer)
  end

  def test_sells_the_seeded_products_by_name
    get '/products'

    names = answer[:products].map { |product| product[:name] }
    assert_equal ['Brass pen', 'Canvas tote', 'Desk lamp', 'Dotted notebook', 'Enamel mug'], names
    get "/products/#{product('MUG-01')[:id]}"
    assert_equal [1250, 40], answer.values_at(:price_cents, :stock)
  end

  def test_migrates_and_seeds_once
    app
    settings = Storefront::Settings.for_role('backend', { 'DATABASE_URL' => database_url })
    db = Storefront::Backend::Database.open(settings.database_url, 1)
    db[:products].where(sku: 'MUG-01').update(name: 'Renamed')
    Storefront::Backend::Database.migrate(db)

    assert_equal [5, 'Renamed'], [db[:products].count, db[:products].where(sku: 'MUG-01').get(:name)]
  ensure
    db&.disconnect
  end

  def test_lets_several_backends_start_on_an_empty_database_at_once
    url = database_url
    backends = Array.new(3) { Thread.new { RunningRole.new('backend', 'DATABASE_URL' => url) } }.map(&:value)
    names = backends.map { |backend| JSON.parse(Net::HTTP.get(backend.at('/products')))['products'].size }

    assert_equal [[5, 5, 5], [0, 0, 0]], [names, backends.map(&:stop)]
  ensure
    backends&.each(&:kill)
  end

  def test_turns_a_cart_into_an_order_and_takes_the_goods_off_the_shelf
    mug = product('MUG-01')
    pen = product('PEN-01')
    cart = create_cart
    put_line(cart, mug, 2)
    put_line(cart, pen, 1)
    assert_equal 6700, answer[:total_cents]
    order = place(cart)

    assert_equal 201, last_response.status
    assert_equal ['Ada', 'ada@example.org', 6700, 2], [*order.values_at(:name, :email, :total_cents), order[:lines].size]
    assert_equal 38, product('MUG-01')[:stock]
    get "/orders/#{order[:id]}"
    assert_equal order, answer
  end

  def test_changes_and_removes_lines
    mug = product('MUG-01')
    cart = create_cart
    put_line(cart, mug, 2)
    put_line(cart, mug, 5)
    assert_equal [5], (answer[:lines].map { |line| line[:quantity] })
    put_line(cart, mug, 0)

    assert_equal [[], 0], answer.values_at(:lines, :total_cents)
  end

  def test_answers_a_second_click_with_the_same_order
    cart = create_cart
    put_line(cart, product('MUG-01'), 1)
    first = place(cart)

    assert_equal first, place(cart)
    assert_equal 39, product('MUG-01')[:stock]
  end

  def test_forgets_a_cart_that_was_ordered
    cart = create_cart
    put_line(cart, product('MUG-01'), 1)
    place(cart)
    put_line(cart, product('MUG-01'), 1)

    assert_refused 404, 'not_found', 'There is no such cart.'
  end

  def test_sells_nothing_of_an_order_that_cannot_be_filled_whole
    cart = create_cart
    put_line(cart, product('MUG-01'), 1)
    put_line(cart, product('LMP-01'), 4)
    place(cart)

    assert_refused 409, 'out_of_stock', 'Only 3 of Desk lamp are left.'
    assert_equal [40, 3], [product('MUG-01')[:stock], product('LMP-01')[:stock]]
  end

  def test_sells_the_last_one_once
    lamp = product('LMP-01')
    carts = Array.new(4) { create_cart.tap { |cart| put_line(cart, lamp, 1) } }
    codes = carts.map { |cart| Thread.new { order_in_a_session_of_its_own(cart) } }.map(&:value)

    assert_equal [201, 201, 201, 409], codes.sort
    assert_equal 0, product('LMP-01')[:stock]
  end

  def test_refuses_an_order_without_a_name_an_address_or_goods
    cart = create_cart
    place(cart)
    assert_refused 422, 'invalid', 'There is nothing in the cart.'

    ['', ' ', "a\u0000b", 'x' * 101, 5, nil].each do |name|
      place(cart, name:)
      assert_refused 422, 'invalid', 'Please tell us your name, in at most 100 characters.' unless name == 5
    end
    ['', 'ada', 'a@', "a@b\u0000c", 'a b@c'].each do |email|
      place(cart, email:)
      assert_refused 422, 'invalid', 'Please tell us an e-mail address such as ada@example.org.'
    end
  end

  def test_refuses_quantities_that_make_no_sense
    cart = create_cart
    [-1, 100, 1.5, '2', nil].each do |quantity|
      put_line(cart, product('MUG-01'), quantity)
      assert_refused 422, 'invalid', 'The quantity must be a whole number from 0 to 99.'
    end
  end

  def test_knows_nothing_of_ids_that_were_never_given
    ['0', '-1', '99', '99999999999999999999', '1;drop', '%00'].each do |id|
      get "/products/#{id}"
      assert_equal 404, last_response.status, id
    end
    get "/carts/#{'0' * 32}"
    assert_refused 404, 'not_found', 'There is no such cart.'
    get '/orders/%00'
    assert_refused 404, 'not_found', 'There is no such order.'
    get '/nowhere'
    assert_refused 404, 'not_found', 'There is nothing at this address.'
  end

  def test_refuses_addresses_that_are_not_text
    get '/orders/%ff'

    assert_refused 400, 'bad_request', 'The request cannot be read.'
  end

  def test_refuses_bodies_that_are_not_json_objects
    ['', '{', "\xff", '"text"', '[]'].each do |body|
      post "/carts/#{create_cart}/order", body
      assert_equal [400, 'bad_request'], [last_response.status, answer.dig(:error, :code)], body.inspect
    end
  end

  private

  def answer
    JSON.parse(last_response.body, symbolize_names: true)
  end

  def product(sku)
    get '/products'
    answer[:products].find { |candidate| candidate[:sku] == sku }
  end

  def create_cart
    post '/carts'
    answer[:id]
  end

  def put_line(cart, product, quantity)
    put "/carts/#{cart}/lines/#{product[:id]}", JSON.generate(quantity:)
  end

  def place(cart, name: 'Ada', email: 'ada@example.org')
    post "/carts/#{cart}/order", JSON.generate(name:, email:)
    answer
  end

  def order_in_a_session_of_its_own(cart)
    Rack::MockRequest.new(app).post("/carts/#{cart}/order", input: '{"name":"Ada","email":"ada@example.org"}').status
  end

  def assert_refused(status, code, message)
    assert_equal [status, { error: { code:, message: } }], [last_response.status, answer]
  end
end
