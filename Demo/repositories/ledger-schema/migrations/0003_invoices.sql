CREATE TABLE invoices (
    number TEXT PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    issued_on TEXT NOT NULL
);
