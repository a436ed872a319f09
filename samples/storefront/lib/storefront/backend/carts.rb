# frozen_string_literal: true

require 'securerandom'
require_relative 'refusal'

module Storefront
  module Backend
    # What a visitor means to buy. A cart's id is the only key to it, so it cannot be guessed.
    class Carts
      MOST = 99

      def initialize(db, products)
        @db = db
        @products = products
      end

      def create
        id = SecureRandom.hex(16)
        @db[:carts].insert(id:, created_at: Time.now)
        find(id)
      end

      def find(id)
        raise Refusal.not_found('cart') if open_cart(id).empty?

        lines = lines_of(id)
        { id:, lines:, total_cents: lines.sum { |line| line[:total_cents] } }
      end

      # Sets how many of a product are in the cart; 0 takes it out.
      def put(id, product_id, quantity)
        raise Refusal.invalid("The quantity must be a whole number from 0 to #{MOST}.") unless valid?(quantity)

        @db.transaction do
          open_cart(id).for_update.first || raise(Refusal.not_found('cart'))
          @products.find(product_id)
          write(id, product_id, quantity)
        end
        find(id)
      end

      private

      def valid?(quantity)
        quantity.is_a?(Integer) && quantity.between?(0, MOST)
      end

      # A cart that was ordered is a cart no more.
      def open_cart(id)
        @db[:carts].where(id:).exclude(id: @db[:orders].select(:cart_id))
      end

      def write(id, product_id, quantity)
        line = { cart_id: id, product_id: }
        @db[:cart_lines].where(line).delete
        @db[:cart_lines].insert(line.merge(quantity:)) if quantity.positive?
      end

      def lines_of(id)
        rows = @db[:cart_lines].join(:products, id: :product_id).where(cart_id: id).order(:product_id)
        rows.select(:product_id, :name, :quantity, :price_cents).map do |line|
          line.merge(total_cents: line[:quantity] * line[:price_cents])
        end
      end
    end
  end
end
