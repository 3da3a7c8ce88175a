"""What every answer carries to protect who reads it: headers, the content security policy, and reports of breaches."""
