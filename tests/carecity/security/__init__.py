"""What protects readers and staff: headers, policy, reports, and answers to hostile requests."""
