"""Strategy documents: pages, passages, editions, and the goals stated in them."""
