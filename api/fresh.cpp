#include "api/fresh.hpp"

#include "storage/hashes.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

// Whether the list of entity tags names this one, weak or not.
bool names(std::string_view list, const std::string& etag)
{
    return list == "*" || list.find(etag) != std::string_view::npos;
}

}  // namespace

Response while_fresh(const Request& request, Response response, std::chrono::seconds age)
{
    std::erase_if(response.headers, [](const auto& header) { return header.first == "Cache-Control"; });
    const std::string etag = '"' + storage::sha256_hex(response.body).substr(0, 32) + '"';
    response.with_header("Cache-Control", "public, max-age=" + std::to_string(age.count())).with_header("ETag", etag);
    if (!names(request.header("if-none-match").value_or(""), etag)) return response;
    response.status = 304;
    response.body.clear();
    return response;
}

}  // namespace motcua::api
