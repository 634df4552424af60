#pragma once

#include "api/http.hpp"
#include "server/proxies.hpp"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>
#include <string>
#include <string_view>

// Between Beast's messages and the resources' Request and Response.

namespace motcua::server {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

// The request as the resources see it: method HEAD becomes GET, the id is made or taken over from a trusted proxy, the
// remote address is the client's. Nothing when the target or the Host header is malformed. Takes the body out of
// `wire`.
std::optional<api::Request> to_api(WireRequest& wire, const std::string& peer, const TrustedProxies& proxies);

// How an answer travels.
struct Framing {
    unsigned version = 11;
    bool keep_alive = true;
    bool head = false;  // a HEAD request: the body is measured, not sent
};

// The answer with the headers every answer has: Date, X-Request-Id and the security headers that the resource did not
// set itself. Of a spool it has the length, not the bytes: those follow. Throws std::logic_error for a header that
// would break the framing.
WireResponse to_wire(api::Response&& response, const Framing& framing, std::string_view request_id);

}  // namespace motcua::server
