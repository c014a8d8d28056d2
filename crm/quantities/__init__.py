"""Areas, money and dates: reading what people write, exact arithmetic, printed forms."""
