"""Draws synthetic drug invoices, orders, labels and other office paper, and writes down what each page says."""
