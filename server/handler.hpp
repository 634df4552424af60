#pragma once

#include "api/http.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace motcua::server {

// What answers requests. The request lives until the answer is there.
using Handler = std::function<boost::asio::awaitable<api::Response>(const api::Request&)>;

// What is known of an answered request, for the log and the metrics. Never the raw path or query: they may hold codes,
// PINs and names.
struct Exchange {
    std::string_view id;
    std::string_view method;
    std::string_view route;
    int status = 0;
    std::chrono::microseconds duration{};
    std::string_view account;
};
using Observer = std::function<void(const Exchange&)>;

// An answer of the listener itself to what is no proper HTTP, in the form of api/problem.hpp. In English only: it is
// for the makers of clients. `detail` says more than the title, if there is more to say.
api::Response protocol_problem(int status,
                               std::string_view code,
                               std::string_view title,
                               const std::string& request_id,
                               std::string_view detail = {});

}  // namespace motcua::server
