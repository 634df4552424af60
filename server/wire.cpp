#include "server/wire.hpp"

#include "server/handler.hpp"
#include "storage/hashes.hpp"

#include <boost/beast/http/field.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>

namespace motcua::server {
namespace {

namespace http = boost::beast::http;

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool is_fit_id(std::string_view text)
{
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    return !text.empty() && text.size() <= 64 && text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string request_id(const WireRequest& wire, bool from_trusted_proxy)
{
    const std::string_view given{wire["X-Request-Id"]};
    return from_trusted_proxy && is_fit_id(given) ? std::string{given} : storage::random_hex(8);
}

std::string joined(const WireRequest& wire, std::string_view name)
{
    std::string out;
    const auto [begin, end] = wire.equal_range(name);
    for (auto field = begin; field != end; ++field) {
        out += (out.empty() ? "" : ",") + std::string{field->value()};
    }
    return out;
}

// HTTP/1.1 demands exactly one Host; more than one is a smuggling attempt in any version.
bool has_proper_host(const WireRequest& wire)
{
    const auto hosts = wire.count(http::field::host);
    return hosts == 1 || (hosts == 0 && wire.version() < 11);
}

// Where the body of a request in a coding we do not know ends cannot be said (RFC 9112, 6.1): whoever guesses takes a
// part of it for the next request.
bool has_known_framing(const WireRequest& wire)
{
    const auto count = wire.count(http::field::transfer_encoding);
    return count == 0 || (count == 1 && lower(std::string_view{wire[http::field::transfer_encoding]}) == "chunked");
}

// RFC 9112 obliges servers to accept the absolute form; which authority it names does not matter here.
std::string_view origin_form(std::string_view target)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!lower(target.substr(0, scheme.size())).starts_with(scheme)) continue;
        const auto path = target.find('/', scheme.size());
        return path == std::string_view::npos ? "/" : target.substr(path);
    }
    return target;
}

bool breaks_framing(std::string_view text)
{
    return text.find_first_of(std::string_view{"\r\n\0", 3}) != std::string_view::npos;
}

// RFC 9110's date, in the real time of the machine: caches compare it with their own clocks.
std::string http_date()
{
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t now = std::time(nullptr);
    std::tm t{};
    gmtime_r(&now, &t);
    std::array<char, 64> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT", days.at(static_cast<std::size_t>(t.tm_wday)),
        t.tm_mday, months.at(static_cast<std::size_t>(t.tm_mon)), t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
    return std::string(text.data(), static_cast<std::size_t>(length));
}

bool may_have_body(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

void set_default(WireResponse& wire, std::string_view name, std::string_view value)
{
    if (wire.find(name) == wire.end()) wire.set(name, value);
}

}  // namespace

api::Response protocol_problem(
    int status, std::string_view code, std::string_view title, const std::string& request_id, std::string_view detail)
{
    const nlohmann::ordered_json body = {{"type", "urn:motcua:problem:" + std::string{code}},
                                         {"title", title},
                                         {"status", status},
                                         {"detail", detail.empty() ? title : detail},
                                         {"request_id", request_id}};
    api::Response response{.status = status, .body = body.dump()};
    response.with_header("Content-Type", "application/problem+json");
    return response;
}

std::optional<api::Request> to_api(WireRequest& wire, const std::string& peer, const TrustedProxies& proxies)
{
    if (!has_proper_host(wire) || !has_known_framing(wire)) return std::nullopt;
    auto target = api::parse_target(origin_form(wire.target()));
    if (!target) return std::nullopt;
    const bool trusted = proxies.contains(peer);
    api::Request request{.method = wire.method() == http::verb::head ? "GET" : std::string{wire.method_string()},
                         .path = std::move(target->path),
                         .query = std::move(target->query)};
    for (const auto& field : wire) request.headers.emplace_back(lower(field.name_string()), field.value());
    request.body = std::move(wire.body());
    request.remote_address = proxies.client(peer, trusted ? joined(wire, "X-Forwarded-For") : "");
    request.id = request_id(wire, trusted);
    return request;
}

WireResponse to_wire(api::Response&& response, const Framing& framing, std::string_view request_id)
{
    WireResponse wire{http::int_to_status(static_cast<unsigned>(response.status)), framing.version};
    wire.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers) {
        if (breaks_framing(name) || breaks_framing(value))
            throw std::logic_error("a response header holds a line break");
        wire.insert(name, value);
    }
    set_default(wire, "X-Content-Type-Options", "nosniff");
    set_default(wire, "Referrer-Policy", "no-referrer");
    set_default(wire, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    wire.set(http::field::date, http_date());
    wire.set("X-Request-Id", request_id);
    wire.keep_alive(framing.keep_alive);
    if (!may_have_body(response.status)) return wire;
    wire.content_length(response.spool ? response.spool->size() : response.body.size());
    if (!framing.head && !response.spool) wire.body() = std::move(response.body);
    return wire;
}

}  // namespace motcua::server
