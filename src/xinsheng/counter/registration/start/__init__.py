"""What birth-service registration is, who may, and where one's own form is begun or found again."""
