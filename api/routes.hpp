#pragma once

#include "api/call.hpp"

#include <boost/asio/awaitable.hpp>

#include <span>
#include <string_view>
#include <variant>

// The one table of routes. Patterns are whole literals, so that a search finds them; a {name} stands for one segment.

namespace motcua::api {

enum class Auth : std::uint8_t {
    open,       // anybody
    signed_in,  // a session cookie or an API token
};

// A handler that works in one transaction (or with one look-up) on a database thread; the plain form needs no database,
// and only the log-in, which waits for a slow hash between two look-ups, is a coroutine.
using SessionHandler = Outcome<Response> (*)(storage::Session&, Call&);
using PlainHandler = Outcome<Response> (*)(Call&);
using CoroutineHandler = boost::asio::awaitable<Outcome<Response>> (*)(Call&);

struct Route {
    std::string_view method;
    std::string_view pattern;
    Auth auth;
    storage::Access access;
    std::variant<SessionHandler, PlainHandler, CoroutineHandler> handler;
};

std::span<const Route> routes();

}  // namespace motcua::api
