# frozen_string_literal: true

require_relative 'refusal'

module Storefront
  module Backend
    # What is for sale.
    class Products
      SEED = [
        ['MUG-01', 'Enamel mug', 'Holds 350 ml and survives the campsite, the workshop and the dishwasher.', 1250, 40],
        ['BAG-01', 'Canvas tote', 'Heavy cotton with long handles; carries twelve kilograms of books.', 1890, 25],
        ['PEN-01', 'Brass pen', 'Turned from one piece, takes standard refills and grows darker with the years.', 4200, 12],
        ['BOK-01', 'Dotted notebook', '192 pages that lie flat, thread-bound, 120 g paper.', 1600, 60],
        ['LMP-01', 'Desk lamp', 'Warm light, one knob, a three metre cable. The last ones of this series.', 8900, 3]
      ].map { |row| %i[sku name description price_cents stock].zip(row).to_h }.freeze

      # Gives an empty shop something to sell; a shop that has products keeps exactly those.
      def self.seed(db)
        db[:products].multi_insert(SEED) if db[:products].empty?
      end

      def initialize(db)
        @db = db
      end

      def all
        @db[:products].order(:name, :id).all
      end

      def find(id)
        @db[:products].first(id:) || raise(Refusal.not_found('product'))
      end

      # Takes goods off the shelf, all or nothing, whoever else buys at the same moment.
      def take(line)
        shelf = @db[:products].where(id: line[:product_id]) { stock >= line[:quantity] }
        return if shelf.update(stock: Sequel[:stock] - line[:quantity]) == 1

        raise Refusal.conflict('out_of_stock', "Only #{find(line[:product_id])[:stock]} of #{line[:name]} are left.")
      end
    end
  end
end
