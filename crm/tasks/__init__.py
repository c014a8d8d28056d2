"""Tasks (待办): what somebody has to do by a day, for a lead, a visit, a trip or by itself."""
