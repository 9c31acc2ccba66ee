"""The words of the product as types: values, tables and rules, without any input or output."""
