# frozen_string_literal: true

require_relative '../support/harness'
require_relative '../support/postgres'
require_relative '../support/shop_contract'

class SqliteApiTest < Minitest::Test
  include ShopContract

  def database_url
    "sqlite://#{@folder}/shop.sqlite3"
  end
end

class PostgresApiTest < Minitest::Test
  include ShopContract

  def setup
    super
    require_part(Postgres.available?, 'PostgreSQL is not installed')
  end

  def database_url
    @database_url ||= Postgres.shared.create_database
  end
end

class IllApiTest < Minitest::Test
  include Harness
  include Rack::Test::Methods

  def app
    @app ||= start_backend
  end

  def test_says_so_when_its_database_fails
    app
    Sequel.sqlite("#{@folder}/shop.sqlite3") { |db| db.drop_table(:order_lines, :cart_lines, :products) }
    get '/healthz'

    assert_equal [503, 'failing', 'unreachable'], [last_response.status, *JSON.parse(last_response.body).values_at('status', 'database')]
    get '/products'
    assert_equal 500, last_response.status
    assert_equal({ 'error' => { 'code' => 'internal', 'message' => 'Something went wrong; the log knows more.' } },
                 JSON.parse(last_response.body))
    assert_match(/no such table/, log_lines('unhandled').fetch(0)[:message])
  end
end
