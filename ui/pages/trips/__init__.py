"""The page of outbound trips, their stops and the contacts logged on them."""
