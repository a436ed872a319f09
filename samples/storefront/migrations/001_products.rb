# frozen_string_literal: true

Sequel.migration do
  change do
    create_table(:products) do
      primary_key :id
      String :sku, null: false, unique: true
      String :name, null: false
      String :description, null: false, text: true
      Integer :price_cents, null: false
      Integer :stock, null: false
      constraint(:price_is_not_negative) { price_cents >= 0 }
      constraint(:stock_is_not_negative) { stock >= 0 }
    end
  end
end
