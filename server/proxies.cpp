#include "server/proxies.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace motcua::server {
namespace {

namespace ip = boost::asio::ip;

// An IPv4 client on a dual-stack socket shows as ::ffff:192.0.2.1 and means 192.0.2.1.
std::optional<ip::address> parse_address(std::string_view text)
{
    boost::system::error_code error;
    const ip::address address = ip::make_address(std::string{text}, error);
    if (error) return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

std::optional<ip::network_v4> parse_v4(const std::string& text)
{
    boost::system::error_code error;
    const auto network = ip::make_network_v4(text.contains('/') ? text : text + "/32", error);
    if (error) return std::nullopt;
    return network.canonical();
}

std::optional<ip::network_v6> parse_v6(const std::string& text)
{
    boost::system::error_code error;
    const auto network = ip::make_network_v6(text.contains('/') ? text : text + "/128", error);
    if (error) return std::nullopt;
    return network.canonical();
}

bool covers(const ip::network_v4& network, const ip::address_v4& address)
{
    return ip::network_v4(address, network.prefix_length()).canonical() == network;
}

bool covers(const ip::network_v6& network, const ip::address_v6& address)
{
    return ip::network_v6(address, network.prefix_length()).canonical() == network;
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

bool is_network(const std::string& text)
{
    return parse_v4(text) || parse_v6(text);
}

bool is_loopback(const std::string& address)
{
    const auto parsed = parse_address(address);
    return parsed && parsed->is_loopback();
}

struct TrustedProxies::Networks {
    std::vector<ip::network_v4> v4;
    std::vector<ip::network_v6> v6;

    bool cover(const ip::address& address) const
    {
        const auto has = [&](const auto& list, const auto& one) {
            return std::ranges::any_of(list, [&](const auto& network) { return covers(network, one); });
        };
        return address.is_v4() ? has(v4, address.to_v4()) : has(v6, address.to_v6());
    }
};

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks)
{
    auto parsed = std::make_shared<Networks>();
    for (const std::string& text : networks) {
        if (const auto v4 = parse_v4(text)) {
            parsed->v4.push_back(*v4);
        } else if (const auto v6 = parse_v6(text)) {
            parsed->v6.push_back(*v6);
        } else {
            throw std::invalid_argument("not a network: " + text);
        }
    }
    networks_ = std::move(parsed);
}

bool TrustedProxies::contains(const std::string& address) const
{
    const auto parsed = parse_address(address);
    return parsed && networks_->cover(*parsed);
}

std::string TrustedProxies::client(const std::string& peer, std::string_view forwarded_for) const
{
    const auto address = parse_address(peer);
    if (!address) return peer;
    std::string client = address->to_string();
    while (contains(client) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const std::string_view last = comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
        const auto reported = parse_address(trimmed(last));
        if (!reported) break;
        client = reported->to_string();
        forwarded_for = comma == std::string_view::npos ? std::string_view{} : forwarded_for.substr(0, comma);
    }
    return client;
}

}  // namespace motcua::server
