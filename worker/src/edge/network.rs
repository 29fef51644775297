//! Which network a request comes from: what limits count by. One household or phone has a whole /64 of IPv6 addresses,
//! and may use another for each request; so those are counted as one.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use worker::{Env, Request};

/// The variable with the name of the header that the deployment's own proxy sets.
const ADDRESS_HEADER: &str = "ADDRESS_HEADER";

/// The network of the client. Empty where nobody is believed about it: then all clients count as one.
pub(super) fn of(request: &Request, env: &Env) -> String {
    let header = env.var(ADDRESS_HEADER).map(|name| name.to_string()).unwrap_or_default();
    if header.is_empty() {
        return String::new();
    }
    request.headers().get(&header).ok().flatten().map(|value| named_by(&value)).unwrap_or_default()
}

/// The network that such a header names.
fn named_by(value: &str) -> String {
    // A proxy appends whom it saw to what the client claimed, so the last entry is the proxy's own.
    let entry = value.rsplit(',').next().unwrap_or_default().trim();
    let address = entry.parse::<IpAddr>().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    match address.map(|address| address.to_canonical()) {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::named_by;

    fn check(value: &str, expected: &str) {
        assert_eq!(named_by(value), expected, "{value:?}");
    }

    #[test]
    fn l4_an_ipv4_address_is_a_network_of_its_own() {
        check("192.0.2.7", "192.0.2.7");
        check(" 192.0.2.7 ", "192.0.2.7");
        check("192.0.2.7:49152", "192.0.2.7");
        check("::ffff:192.0.2.7", "192.0.2.7");
    }

    #[test]
    fn l4_all_ipv6_addresses_of_one_connection_are_one_network() {
        check("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64");
        check("2001:DB8:1:2::9", "2001:db8:1:2::/64");
        check("[2001:db8:1:2::9]:443", "2001:db8:1:2::/64");
        check("2001:db8:1:3::9", "2001:db8:1:3::/64");
        check("::1", "::/64");
    }

    #[test]
    fn of_several_addresses_the_proxy_s_own_entry_counts() {
        check("203.0.113.9, 192.0.2.7", "192.0.2.7");
        check("2001:db8::1,192.0.2.7,2001:db8:1:2::9", "2001:db8:1:2::/64");
        check("192.0.2.7, unknown", "");
    }

    #[test]
    fn what_is_no_address_names_no_network() {
        for other in ["", " ", "localhost", "192.0.2", "192.0.2.256", "fe80::1%eth0", "1", "192.0.2.7/24"] {
            check(other, "");
        }
    }
}
