//! Whose request it is: the address of the other end, or the one a trusted proxy names.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use axum::http::HeaderMap;

/// The other end of the TCP connection, in the request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerAddr(pub SocketAddr);

/// A block of addresses such as `10.0.0.0/8`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: u128,
    mask: u128,
}

impl Network {
    /// Whether the block has the address. IPv4 and IPv4-mapped IPv6 are the same.
    pub fn contains(&self, address: IpAddr) -> bool {
        bits(address) & self.mask == self.base
    }
}

/// The text is no address block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotANetwork(pub String);

impl std::fmt::Display for NotANetwork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is no address block such as 10.0.0.0/8", self.0)
    }
}

impl std::error::Error for NotANetwork {}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let wrong = || NotANetwork(text.to_owned());
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let widest: u32 = if address.is_ipv4() { 32 } else { 128 };
        let length = match length {
            Some(length) => length.trim().parse::<u32>().map_err(|_| wrong())?,
            None => widest,
        };
        if length > widest {
            return Err(wrong());
        }
        let host_bits = widest - length;
        let mask = u128::MAX.checked_shl(host_bits).unwrap_or(0);
        Ok(Self { base: bits(address) & mask, mask })
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

/// The proxies whose `X-Forwarded-For` is believed. Empty by default: then nobody's is.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Vec<Network>);

impl TrustedProxies {
    /// From the configured blocks.
    pub fn new(networks: Vec<Network>) -> Self {
        Self(networks)
    }

    /// Whether the address belongs to one of our proxies.
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }

    /// The client's address: the peer, or behind trusted proxies the last forwarded address that is not
    /// itself a trusted proxy. What a client writes to the left of that is never believed.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.trusts(peer) {
            return peer;
        }
        let mut client = peer;
        let lines: Vec<&str> =
            headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
            client = address;
            if !self.trusts(address) {
                break;
            }
        }
        client
    }
}

/// The part of an address that one subscriber holds: IPv4 whole, IPv6 its /64. Key for limits.
pub fn ip_prefix(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Network, TrustedProxies, ip_prefix};
    use axum::http::{HeaderMap, HeaderValue};
    use proptest::prelude::*;
    use std::net::IpAddr;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn forwarded(value: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static(value));
        headers
    }

    #[test]
    fn only_a_trusted_proxy_may_name_the_client() {
        let proxies = TrustedProxies::new(vec!["10.0.0.0/8".parse().unwrap()]);
        let headers = forwarded("1.1.1.1, 203.0.113.9, 10.1.1.1");
        assert_eq!(proxies.client(ip("198.51.100.7"), &headers), ip("198.51.100.7"));
        assert_eq!(proxies.client(ip("10.0.0.5"), &headers), ip("203.0.113.9"));
        assert_eq!(proxies.client(ip("10.0.0.5"), &forwarded("rubbish")), ip("10.0.0.5"));
        assert_eq!(TrustedProxies::default().client(ip("10.0.0.5"), &headers), ip("10.0.0.5"));
    }

    #[test]
    fn blocks_hold_their_addresses() {
        let block: Network = "192.168.0.0/16".parse().unwrap();
        assert!(block.contains(ip("192.168.3.4")));
        assert!(block.contains(ip("::ffff:192.168.3.4")));
        assert!(!block.contains(ip("192.169.0.1")));
        let all: Network = "::/0".parse().unwrap();
        assert!(all.contains(ip("2001:db8::1")));
        for wrong in ["", "10.0.0.0/33", "host", "10.0.0.0/x", "::/129"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_ipv6_subscriber_is_its_64_bit_block() {
        assert_eq!(ip_prefix(ip("2001:db8:1:2:3:4:5:6")), ip("2001:db8:1:2::"));
        assert_eq!(ip_prefix(ip("::ffff:1.2.3.4")), ip("1.2.3.4"));
        assert_eq!(ip_prefix(ip("1.2.3.4")), ip("1.2.3.4"));
    }

    proptest! {
        #[test]
        fn a_client_cannot_choose_an_address_by_any_header(
            written in proptest::collection::vec(any::<u8>(), 0..60),
            seen in any::<u32>(),
        ) {
            let proxies = TrustedProxies::new(vec!["10.0.0.0/8".parse().unwrap()]);
            let seen = IpAddr::from(seen.to_be_bytes());
            prop_assume!(!proxies.trusts(seen));
            let mut headers = HeaderMap::new();
            // The first line is the client's own, the second the proxy's.
            if let Ok(line) = HeaderValue::from_bytes(&written) {
                headers.append("x-forwarded-for", line.clone());
                let stranger = proxies.client(seen, &headers);
                prop_assert_eq!(stranger, seen);
            }
            headers.append("x-forwarded-for", HeaderValue::try_from(seen.to_string()).unwrap());
            prop_assert_eq!(proxies.client(ip("10.0.0.5"), &headers), seen);
        }

        #[test]
        fn any_text_is_a_block_or_none(text in "([0-9a-fA-F:./% ]|\\PC){0,24}") {
            if let Ok(block) = text.parse::<Network>() {
                let address = text.split('/').next().unwrap().trim().parse().unwrap();
                prop_assert!(block.contains(address));
            }
        }
    }
}
