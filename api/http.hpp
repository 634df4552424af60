#pragma once

#include "api/spool.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// HTTP as the resources see it: no sockets, no Beast. server/ translates.

namespace motcua::api {

struct Request {
    std::string method;  // "GET", "POST" …, upper case; a HEAD arrives as GET
    std::string path;    // decoded, without the query: "/api/v1/units"
    // Decoded names and values of the query, in order.
    std::vector<std::pair<std::string, std::string>> query = {};
    // Names in lower case.
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    // The client's address, after a trusted proxy's X-Forwarded-For.
    std::string remote_address = {};
    // Names this request in the log and in problem answers.
    std::string id = {};

    // The value of the first header of this (lower-case) name.
    std::optional<std::string_view> header(std::string_view name) const;

    // The first value of this name in the query.
    std::optional<std::string> query_value(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    // Sent in the place of the body when there is one.
    std::shared_ptr<const Spool> spool = {};
    // For the log and the metrics: the pattern of the route that answered ("/api/v1/dossiers/{code}") and who asked.
    std::string_view route = {};
    std::string account = {};

    Response& with_header(std::string name, std::string value) &
    {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Response&& with_header(std::string name, std::string value) &&
    {
        headers.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }
};

// Splits a request target into the decoded path and query; nothing when its percent-encoding is broken, decodes to NUL
// or invalid UTF-8, or the target is not in origin form.
struct Target {
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
};
std::optional<Target> parse_target(std::string_view target);

// Names and values of a query or of a form (application/x-www-form-urlencoded); nothing when the encoding is broken.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_form(std::string_view text);

}  // namespace motcua::api
