"""Appeals against what a case says of somebody."""
