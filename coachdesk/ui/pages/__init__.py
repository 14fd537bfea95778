"""The pages of the window, one concept a file; `ui.page_table` lists them."""
