# frozen_string_literal: true

require 'erubi'
require 'tilt/erubi'
require_relative '../web'
require_relative 'backend_client'

module Storefront
  module Frontend
    # The HTML pages. What the templates print with <%= is escaped; <%== is for the layout's own content alone.
    class Pages < Web
      CART = 'storefront_cart'

      # Sinatra's own reaction to a form of a foreign page is to forget the session, and there is none here.
      set :protection, reaction: :deny
      set :root, HOME
      set :views, File.join(HOME, 'views')
      set :erb, escape_html: true
      set :static, true
      set :public_folder, File.join(HOME, 'public')
      set :static_cache_control, [:public, { max_age: 3600 }]

      def initialize(backend, notice, log)
        super(log)
        @backend = backend
        @notice = notice
      end

      helpers do
        def money(cents)
          format('€ %<euros>d.%<cents>02d', euros: cents / 100, cents: cents % 100)
        end

        def cart_id
          id = request.cookies[CART].to_s
          id if id.match?(/\A[0-9a-f]{32}\z/)
        end
      end

      # Says how the frontend itself is: replacing it would not mend the backend.
      get('/healthz') { json({ status: 'ok', role: 'frontend', version: Storefront.version }) }

      get '/' do
        page 'Products', :products, products: ask(:get, '/products')[:products]
      end

      get '/products/:id' do
        product = ask(:get, "/products/#{segment(:id)}")
        page product[:name], :product, product:
      end

      get '/cart' do
        page 'Your cart', :cart, cart:, problem: nil, customer:
      end

      post '/cart' do
        change_cart { |cart| quantity_in(cart) + number(:quantity) }
      end

      post '/cart/change' do
        change_cart { number(:quantity) }
      end

      post '/orders' do
        order = ask(:post, "/carts/#{cart_id || raise(Sinatra::NotFound)}/order", customer)
        response.delete_cookie(CART, path: '/')
        redirect "/orders/#{order[:id]}", 303
      rescue BackendRefused => e
        status e.status
        page 'Your cart', :cart, cart:, problem: e.message, customer:
      end

      get '/orders/:id' do
        page 'Thank you', :order, order: ask(:get, "/orders/#{segment(:id)}")
      end

      error(Sinatra::NotFound) { sorry 404, 'Not here', 'There is no page at this address.' }
      error(Sinatra::BadRequest) { sorry 400, 'Not understood', 'The request cannot be read.' }

      error BackendRefused do |e|
        sorry e.status, e.status == 404 ? 'Not here' : 'That did not work', e.message
      end

      error BackendDown do |e|
        @log.error('backend_down', message: e.message, request_id:)
        headers 'Retry-After' => '10'
        sorry 503, 'Back in a moment', 'The shop is taking a short break. Please try again in a few seconds; your cart is safe.'
      end

      error do
        log_exception
        sorry 500, 'Something went wrong', "We have been told. If you write to us, name this number: #{request_id}."
      end

      private

      def page(title, view, **locals)
        erb view, locals: { title:, **locals }
      end

      def sorry(code, title, message)
        status code
        content_type :html
        page title, :sorry, message:
      end

      def ask(verb, path, *body)
        @backend.public_send(verb, path, *body, request_id)
      end

      # A part of the path goes on to the backend only when it is a plain word.
      def segment(name)
        text = params[name].to_s
        text.match?(/\A[0-9a-f]{1,32}\z/) ? text : raise(Sinatra::NotFound)
      end

      def number(name)
        Integer(params[name].to_s, 10, exception: false) || raise(BackendRefused.new(422, 'invalid', 'Please choose a whole number.'))
      end

      # A cart that is unknown, or ordered already, is the same as none.
      def cart
        cart_id ? ask(:get, "/carts/#{cart_id}") : { id: nil, lines: [], total_cents: 0 }
      rescue BackendRefused
        { id: nil, lines: [], total_cents: 0 }
      end

      def change_cart
        product = segment('product_id')
        current = cart
        current = ask(:post, '/carts', {}) unless current[:id]
        ask(:put, "/carts/#{current[:id]}/lines/#{product}", { quantity: yield(current) })
        remember(current[:id])
        redirect '/cart', 303
      end

      def customer
        { name: params['name'].to_s, email: params['email'].to_s }
      end

      def quantity_in(cart)
        line = cart[:lines].find { |candidate| candidate[:product_id].to_s == params['product_id'] }
        line ? line[:quantity] : 0
      end

      def remember(id)
        response.set_cookie(CART, value: id, path: '/', httponly: true, same_site: :lax, secure: request.ssl?)
      end
    end
  end
end
