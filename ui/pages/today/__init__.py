"""The page of the day (今日): what is due, for whom, and what comes next."""
