"""What every page needs: session, forms, security headers, templates."""
