// A page without anything that moves.
