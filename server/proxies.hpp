#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::server {

// Whether the text is an IP address or a network in prefix notation.
bool is_network(const std::string& text);

// Whether the text is an address of this machine's loopback.
bool is_loopback(const std::string& address);

// The proxies whose word about a request is believed.
class TrustedProxies {
public:
    // Throws std::invalid_argument for a text that is no network.
    explicit TrustedProxies(const std::vector<std::string>& networks);

    bool contains(const std::string& address) const;

    // The client as the chain of trusted proxies reports it: the last address of `forwarded_for` (the joined values of
    // X-Forwarded-For) that is not itself trusted; `peer` when the peer is no trusted proxy or the header says nothing.
    std::string client(const std::string& peer, std::string_view forwarded_for) const;

private:
    struct Networks;
    std::shared_ptr<const Networks> networks_;
};

}  // namespace motcua::server
