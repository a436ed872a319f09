# frozen_string_literal: true

require 'json'
require_relative '../web'
require_relative 'refusal'

module Storefront
  module Backend
    # The JSON API. Errors are { "error": { "code", "message" } } with a fitting status.
    class Api < Web
      # No browser and no cookie comes here, so there is nothing that a foreign page could misuse.
      disable :protection

      def initialize(shop, log)
        super(log)
        @shop = shop
      end

      get '/healthz' do
        problem = @shop.problem
        @log.exception('database', problem) if problem
        json({ status: problem ? 'failing' : 'ok', role: 'backend', version: Storefront.version,
               database: problem ? 'unreachable' : 'ok' }, code: problem ? 503 : 200)
      end

      get('/products') { json({ products: @shop.products.all }) }
      get('/products/:id') { json(@shop.products.find(integer(:id, 'product'))) }

      post('/carts') { json(@shop.carts.create, code: 201) }
      get('/carts/:id') { json(@shop.carts.find(key('cart'))) }

      put('/carts/:id/lines/:product_id') do
        json(@shop.carts.put(key('cart'), integer(:product_id, 'product'), given['quantity']))
      end

      post '/carts/:id/order' do
        json(@shop.orders.place(key('cart'), *given.values_at('name', 'email')), code: 201)
      end

      get('/orders/:id') { json(@shop.orders.find(key('order'))) }

      error(Refusal) { |refusal| refuse(refusal.status, refusal.code, refusal.message) }
      error(Sinatra::NotFound) { refuse(404, 'not_found', 'There is nothing at this address.') }
      error(Sinatra::BadRequest) { refuse(400, 'bad_request', 'The request cannot be read.') }

      error do
        log_exception
        refuse(500, 'internal', 'Something went wrong; the log knows more.')
      end

      private

      def refuse(code, name, message)
        json({ error: { code: name, message: } }, code:)
      end

      # An id that is no number, or larger than any the database can hold, names nothing.
      def integer(name, what)
        params[name].match?(/\A[1-9][0-9]{0,8}\z/) ? params[name].to_i : raise(Refusal.not_found(what))
      end

      def key(what)
        params[:id].match?(/\A[0-9a-f]{32}\z/) ? params[:id] : raise(Refusal.not_found(what))
      end

      def given
        content = JSON.parse(request.body.read)
        content.is_a?(Hash) ? content : raise(Refusal.new(400, 'bad_request', 'A JSON object was expected.'))
      rescue JSON::ParserError, EncodingError
        raise Refusal.new(400, 'bad_request', 'The body is not JSON.')
      end
    end
  end
end
