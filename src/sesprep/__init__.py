"""sesprep: a private, offline coach for Senior Executive Service interviews."""
