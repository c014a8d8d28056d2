"""One timeline (时间线) of a company and of a lead, from every table that knows of them."""
