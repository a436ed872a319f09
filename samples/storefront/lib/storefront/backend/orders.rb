# frozen_string_literal: true

require 'securerandom'
require_relative 'refusal'

module Storefront
  module Backend
    # What was bought: a cart becomes an order once, and the goods leave the shelf in the same transaction.
    class Orders
      NAME = /\A[[:print:]]{1,100}\z/
      EMAIL = /\A[[:graph:]&&[^@]]{1,64}@[[:graph:]&&[^@]]{1,190}\z/

      def initialize(db, products, carts)
        @db = db
        @products = products
        @carts = carts
      end

      # Asked again for the same cart (a second click), it answers with the order that is there.
      def place(cart_id, name, email)
        customer = customer(name, email)
        @db.transaction do
          @db[:carts].where(id: cart_id).for_update.first || raise(Refusal.not_found('cart'))
          existing = @db[:orders].where(cart_id:).get(:id)
          find(existing || write(@carts.find(cart_id), customer))
        end
      end

      def find(id)
        order = @db[:orders].first(id:) || raise(Refusal.not_found('order'))
        lines = @db[:order_lines].where(order_id: id).order(:product_id)
        order.slice(:id, :name, :email, :total_cents).merge(
          created_at: order[:created_at].utc.iso8601,
          lines: lines.select(:product_id, :name, :quantity, :price_cents).all
        )
      end

      private

      def customer(name, email)
        name = name.to_s.strip
        email = email.to_s.strip
        raise Refusal.invalid('Please tell us your name, in at most 100 characters.') unless name.match?(NAME)
        raise Refusal.invalid('Please tell us an e-mail address such as ada@example.org.') unless email.match?(EMAIL)

        { name:, email: }
      end

      def write(cart, customer)
        raise Refusal.invalid('There is nothing in the cart.') if cart[:lines].empty?

        id = SecureRandom.hex(16)
        @db[:orders].insert(id:, cart_id: cart[:id], total_cents: cart[:total_cents], created_at: Time.now, **customer)
        # The lines come in the order of their products, so two orders never wait for each other in a circle.
        cart[:lines].each do |line|
          @products.take(line)
          @db[:order_lines].insert(order_id: id, **line.slice(:product_id, :name, :quantity, :price_cents))
        end
        id
      end
    end
  end
end
