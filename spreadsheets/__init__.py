"""Tables of text from uploaded .xlsx and .csv files, and tables for download. For every floor; it knows no Django."""
