//! Which addresses are public. Everything that routes to this machine, its neighbours, or through a
//! translator to them, is not. Sources: the IANA special-purpose registries for IPv4 and IPv6.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether the address belongs to the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match (a, b, c) {
        (0 | 10 | 127, ..) => true,             // this network, private, loopback
        (100, 64..=127, _) => true,             // shared by carriers (CGNAT)
        (169, 254, _) => true,                  // link-local, and the clouds' metadata
        (172, 16..=31, _) => true,              // private
        (192, 0, 0 | 2) => true,                // protocol assignments, documentation
        (192, 88, 99) => true,                  // relays of 6to4
        (192, 168, _) => true,                  // private
        (198, 18 | 19, _) => true,              // measurements
        (198, 51, 100) | (203, 0, 113) => true, // documentation
        (224..=255, ..) => true,                // multicast, reserved, broadcast
        _ => false,
    };
    !special
}

/// Only what is handed out as global unicast, `2000::/3`, less the blocks inside it that lead elsewhere. That
/// leaves out loopback, IPv4-mapped, NAT64 (`64:ff9b::/96`), private, link-local and multicast at once.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let special = match (a, b) {
        (0x2001, 0..=0x01ff) => true, // protocol assignments, Teredo
        (0x2001, 0x0db8) => true,     // documentation
        (0x2002, _) => true,          // 6to4: an IPv4 address inside
        (0x3fff, 0..=0x0fff) => true, // documentation
        _ => false,
    };
    (0x2000..=0x3fff).contains(&a) && !special
}
