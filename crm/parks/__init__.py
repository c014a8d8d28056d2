"""Parks and platforms (园区/平台) with their areas."""
