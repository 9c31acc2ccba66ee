"""What each page shows, as ready-made view data: all arithmetic and all choice of words."""
