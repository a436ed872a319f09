# frozen_string_literal: true

Sequel.migration do
  change do
    create_table(:carts) do
      String :id, primary_key: true
      Time :created_at, null: false
    end

    create_table(:cart_lines) do
      foreign_key :cart_id, :carts, type: String, null: false
      foreign_key :product_id, :products, null: false
      Integer :quantity, null: false
      primary_key %i[cart_id product_id]
      constraint(:something_is_in_the_cart) { quantity >= 1 }
    end

    create_table(:orders) do
      String :id, primary_key: true
      foreign_key :cart_id, :carts, type: String, null: false, unique: true
      String :name, null: false
      String :email, null: false
      Integer :total_cents, null: false
      Time :created_at, null: false
    end

    create_table(:order_lines) do
      foreign_key :order_id, :orders, type: String, null: false
      foreign_key :product_id, :products, null: false
      String :name, null: false
      Integer :quantity, null: false
      Integer :price_cents, null: false
      primary_key %i[order_id product_id]
      constraint(:something_was_ordered) { quantity >= 1 }
    end
  end
end
