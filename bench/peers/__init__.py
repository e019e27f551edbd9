"""What readers' pages are measured beside: each serves one page of the same size under the same server."""
