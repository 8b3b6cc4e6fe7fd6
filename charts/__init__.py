"""Geometry for charts: values in, coordinates and texts out. Pure; templates/components/ draws the result as SVG."""
