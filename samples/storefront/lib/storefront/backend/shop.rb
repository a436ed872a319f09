# frozen_string_literal: true

require_relative 'carts'
require_relative 'orders'
require_relative 'products'

module Storefront
  module Backend
    # Everything that the API offers, over one database.
    class Shop
      attr_reader :products, :carts, :orders

      def initialize(db)
        @db = db
        @products = Products.new(db)
        @carts = Carts.new(db, @products)
        @orders = Orders.new(db, @products, @carts)
      end

      # Nil when the database answers, else why it does not.
      def problem
        @db[:products].select(1).first
        nil
      rescue Sequel::Error => e
        e
      end
    end
  end
end
